import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { memoryWorld } from '../../scripts/manuscript/memory-world.ts';
import { readBook } from '../../scripts/manuscript/read.ts';
import { render } from '../../scripts/render/render.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';

const dir = process.argv[2]!;
const w: Record<string, string> = {};
for (const f of readdirSync(dir)) if (!f.endsWith('.pdf')) w[f] = readFileSync(dir + '/' + f, 'utf8');
const browser = new BrowserSession();
const { book, files } = await readBook(memoryWorld(w));
for (const f of files) for (const m of f.messages) console.log(String(m), m.fatal, m.ruleId);
const t = Date.now();
const made = await makePdf(render(book!), browser, { quireLength: 1 });
console.log(Date.now() - t, Object.keys(made), Object.keys(made.artifact));
writeFileSync(dir + '/out.pdf', made.artifact.bytes);
await browser.close();
