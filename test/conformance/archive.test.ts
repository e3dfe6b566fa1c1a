import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { diskWorld } from '../../scripts/manuscript/disk-world.ts';
import { render } from '../../scripts/render/render.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { ROOT } from '../e2e/warraq.ts';
import { readBook } from '../read.ts';
import { javaTool } from './java.ts';

const judge = javaTool(join(import.meta.dirname, 'verapdf'), 'Judge');

/** The sample, hard tables, poems, and every book of the fixtures. */
const BOOKS: readonly (readonly [string, string, string | undefined])[] = [
  ['manuscript', 'manuscript', undefined],
  ['hard tables', 'test/fixtures/tables', undefined],
  ['poems', 'test/fixtures/verse', undefined],
  ...readdirSync(join(ROOT, 'test/fixtures/text')).map((name) => [name, 'test/fixtures/text', name] as const),
  ...readdirSync(join(ROOT, 'test/fixtures/pages')).map(
    (name) => [name, `test/fixtures/pages/${name}`, 'book.md'] as const,
  ),
];

describe.skipIf(!judge)('veraPDF, the reference validator', () => {
  const browser = new BrowserSession();
  let folder = '';
  let verdicts: readonly string[][] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'warraq-archive-'));
    for (const [name, path, only] of BOOKS) {
      const { book } = await readBook(diskWorld(join(ROOT, path), undefined), only);
      const { artifact } = await makePdf(render(book!, silent), browser);
      writeFileSync(join(folder, `${name}.pdf`), artifact.bytes);
    }
    const { book } = await readBook(diskWorld(join(ROOT, 'manuscript'), undefined));
    const forShop = { ...book!, settings: { ...book!.settings, page: { bleed: '3mm' } } };
    const sources = [
      { path: 'متن.md', mediaType: 'text/markdown', bytes: new TextEncoder().encode('# متن\n') },
    ];
    const { artifact } = await makePdf(render(forShop, silent), browser, { profile: 'a-3a', sources });
    writeFileSync(join(folder, 'attached.pdf'), artifact.bytes);
    const quires = await makePdf(render(book!, silent), browser, { quireLength: 5_000 });
    writeFileSync(join(folder, 'quires.pdf'), quires.artifact.bytes);
    const files = [...BOOKS.map(([name]) => name), 'quires'].map((name) => join(folder, `${name}.pdf`));
    verdicts = [
      ...judge!.run('ua1', '2a', '--', ...files),
      ...judge!.run('ua1', '3a', '--', join(folder, 'attached.pdf')),
    ];
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const judged: readonly (readonly [string, string])[] = [
    ...[...BOOKS.map(([name]) => name), 'quires'].flatMap((name) =>
      ['ua1', '2a'].map((flavour) => [name, flavour] as const),
    ),
    ['attached', 'ua1'],
    ['attached', '3a'],
  ];
  it.each(judged)('finds %s to conform to %s', (name, flavour) => {
    const own = verdicts.filter(
      ([, file, judged]) => file === join(folder, `${name}.pdf`) && judged === flavour,
    );
    const failed = own
      .filter(([kind]) => kind === 'FAILED')
      .map(([, , , rule, message, place]) => `${rule}: ${message} (${place})`);
    expect(failed).toEqual([]);
    expect(own.map(([kind, , , verdict]) => [kind, verdict])).toEqual([['VERDICT', 'compliant']]);
  });
});
