import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Root } from 'mdast';
import { silent } from '../scripts/diagnostics/report.ts';
import { build } from '../scripts/index.ts';
import { diskWorld } from '../scripts/manuscript/disk-world.ts';
import { parseMarkdown } from '../scripts/manuscript/markdown/parse.ts';
import { writtenIn } from '../scripts/manuscript/markdown/written.ts';
import { textOf } from '../scripts/render/conservation/letters.ts';
import { proveMarkup, proveRendering, proveTree } from '../scripts/render/conservation/prove.ts';
import { sectionOf } from '../scripts/render/markup.ts';
import { render } from '../scripts/render/render.ts';
import { digestOf } from '../scripts/setting/in-page/digest.ts';
import { SYNTAXES } from '../scripts/syntax/syntaxes.ts';
import { toXhtml } from '../scripts/targets/epub/xhtml.ts';
import { readBook } from '../test/read.ts';
import { generateBook } from './generate.ts';

/**
 * `npx tsx bench/words.ts [--pages 340]`: what it costs to prove that no word is lost, beside the whole build of the same book. CPU
 * time of this process, each proof done once and cold, as a build does it.
 */

const { values } = parseArgs({ options: { pages: { type: 'string', default: '340' } } });
const cpu = () => process.cpuUsage().user / 1000;

const folder = await mkdtemp(join(tmpdir(), 'warraq-words-'));
try {
  await generateBook(folder, Number(values.pages));
  const { book } = await readBook(diskWorld(folder, undefined));
  const parsed: Root[] = [];
  for (const { file } of book!.chapters)
    parseMarkdown(file, SYNTAXES, silent, (tree) => void parsed.push(structuredClone(tree)));
  const rendering = render(book!, silent);
  const { divisions } = rendering;
  const markup = divisions.map((division) =>
    toXhtml({ type: 'root', children: [sectionOf(division, division.content)] }),
  );
  const costs: Readonly<Record<string, () => void>> = {
    'what is written': () => parsed.forEach((tree) => void writtenIn(tree, SYNTAXES)),
    'the rendering': () => proveRendering(rendering),
    'EPUB and web': () => {
      for (const _edition of ['EPUB', 'web'])
        for (const [index, page] of divisions.entries()) proveMarkup(rendering, page, markup[index]!, 'it');
    },
    'what is poured': () => {
      for (const page of divisions) {
        proveTree(rendering, page, page.content, 'it');
        digestOf(textOf(page.content, true));
      }
    },
  };
  let sum = 0;
  for (const [name, work] of Object.entries(costs)) {
    const begun = cpu();
    work();
    const cost = cpu() - begun;
    sum += cost;
    console.log(`${name}: ${cost.toFixed(1)} ms`);
  }
  const begun = cpu();
  const { stages } = await build({ path: folder, out: join(folder, 'dist') });
  const whole = cpu() - begun;
  const wall = stages.reduce((total, { ms }) => total + ms, 0);
  console.log(
    `all: ${sum.toFixed(1)} ms of CPU time; the build ${whole.toFixed(0)} ms, ${wall.toFixed(0)} ms of the clock`,
  );
  console.log(`${((100 * sum) / whole).toFixed(1)} % of the build`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
