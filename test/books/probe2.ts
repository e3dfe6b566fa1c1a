import { mkdirSync, writeFileSync } from 'node:fs';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { memoryWorld } from '../../scripts/manuscript/memory-world.ts';
import { readBook } from '../../scripts/manuscript/read.ts';
import { render } from '../../scripts/render/render.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { makeBook } from './generator.ts';

const browser = new BrowserSession();
for (let seed = +process.argv[2]!; seed < +process.argv[2]! + +(process.argv[3] ?? 1); seed++) {
  const b = makeBook(seed);
  console.log(b.traits);
  const dir = '/tmp/b/' + seed;
  mkdirSync(dir, { recursive: true });
  for (const [n, t] of Object.entries(b.files)) writeFileSync(dir + '/' + n, t);
  const { book, files } = await readBook(memoryWorld(b.files));
  for (const f of files) for (const m of f.messages) console.log(String(m), m.fatal, m.ruleId);
  const t = Date.now();
  try {
    const made = await makePdf(render(book!), browser, { quireLength: b.quireLength });
    console.log(Date.now() - t, (made as any).unpaged, (made as any).textFault, made.artifact.bytes.length);
    writeFileSync(dir + '/out.pdf', made.artifact.bytes);
  } catch (e) {
    console.log('EX', e);
  }
}
await browser.close();
