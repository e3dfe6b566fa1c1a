import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GeneratedBook, makeBook } from './generator.ts';
import { faultsOf, judge } from './judge.ts';
import { BrowserSession, makeBytes } from './make.ts';
import type { Settings } from './settings.ts';

/** npx tsx test/books/run.ts FROM COUNT [--keep DIR] [--simple]: makes and judges books one after another. */
const [from = 1, count = 10] = process.argv.slice(2).map(Number);
const keepAt = process.argv.indexOf('--keep');
const keep = keepAt > 0 ? process.argv[keepAt + 1] : undefined;

/** Books of mere text, headings and notes. */
const simple = process.argv.includes('--simple');
const plain = (settings: Settings): Partial<Settings> => ({
  density: { ...settings.density, formulas: 0, images: 0, addresses: 0 },
  weights: { ...settings.weights, formula: 0, figure: 0, table: 0, code: 0 },
  longestNote: Math.min(settings.longestNote, 40),
});

interface Verdict {
  seed: number;
  pages: number;
  findings: string[];
}

/** Keep those without faults, too. */
const all = process.argv.includes('--all');
const browser = new BrowserSession();
const verdicts: Verdict[] = [];
for (let seed = from; seed < from + count; seed++) verdicts.push(await one(seed));
await browser.close();
summary();

async function one(seed: number): Promise<Verdict> {
  const begun = Date.now();
  const verdict: Verdict = { seed, pages: 0, findings: [] };
  const book = makeBook(seed, simple ? plain : undefined);
  let bytes: Uint8Array | undefined;
  try {
    const made = await makeBytes(book, browser);
    ({ bytes } = made);
    verdict.findings.push(...made.messages);
    const making = Date.now() - begun;
    const judged = await judge(bytes, book.truth, (pages) => {
      verdict.pages = pages;
    });
    verdict.findings.push(...judged);
    report(book, verdict, making);
  } catch (error) {
    verdict.findings.push(`exception: ${error instanceof Error ? error.stack : error}`);
    report(book, verdict, Date.now() - begun);
  }
  const failed = faultsOf(verdict.findings).length > 0;
  if ((failed || all) && keep) save(join(keep, String(seed)), book, bytes, verdict);
  return verdict;
}

function report(book: GeneratedBook, { pages, findings }: Verdict, ms: number): void {
  const faults = faultsOf(findings);
  const holes = findings.length - faults.length;
  const verdict = faults.length === 0 ? 'good' : `${faults.length} FAULTS`;
  console.log(`${pages} pages, ${ms} ms, ${verdict}${holes > 0 ? `, ${holes} holes` : ''} | ${book.traits}`);
  for (const fault of faults.slice(0, 12)) console.log(`    ${fault.split('\n').slice(0, 3).join(' ')}`);
}

function save(directory: string, book: GeneratedBook, bytes: Uint8Array | undefined, verdict: Verdict): void {
  mkdirSync(directory, { recursive: true });
  for (const [name, text] of Object.entries(book.files)) writeFileSync(join(directory, name), text);
  if (bytes) writeFileSync(join(directory, 'book.pdf'), bytes);
  writeFileSync(join(directory, 'verdict.txt'), `${book.traits}\n${verdict.findings.join('\n')}\n`);
}

function summary(): void {
  const bad = verdicts.filter(({ findings }) => faultsOf(findings).length > 0);
  const pages = verdicts.map((verdict) => verdict.pages).sort((a, b) => a - b);
  const holes = verdicts.flatMap(({ findings }) =>
    findings.filter((finding) => finding.startsWith('hole:')),
  ).length;
  const total = pages.reduce((a, b) => a + b, 0);
  console.log(
    `${verdicts.length} books, ${total} pages (median ${pages[Math.floor(pages.length / 2)]}, most ${pages.at(-1)}), ${holes} holes`,
  );
  console.log(`${bad.length} with faults: ${bad.map(({ seed }) => seed).join(' ')}`);
}
