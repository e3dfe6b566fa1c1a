import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type GeneratedBook, makeBook } from './generator.ts';
import { faultsOf, judge } from './judge.ts';
import { BrowserSession, type Made, makeBytes } from './make.ts';
import type { Settings } from './settings.ts';

/**
 * npx tsx test/books/run.ts FROM COUNT [--jobs N] [--keep DIR] [--all] [--simple]: makes and judges books, N at once. DIR gets those
 * with faults, with `--all` the others too.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jobs: { type: 'string', default: '1' },
    keep: { type: 'string' },
    all: { type: 'boolean', default: false },
    simple: { type: 'boolean', default: false },
  },
});
const [from = 1, count = 10] = positionals.map(Number);

/** Books of mere text, headings and notes. */
const plain = (settings: Settings): Partial<Settings> => ({
  density: { ...settings.density, formulas: 0, images: 0, addresses: 0 },
  weights: { ...settings.weights, formula: 0, figure: 0, table: 0, code: 0 },
  longestNote: Math.min(settings.longestNote, 40),
});

interface Verdict {
  seed: number;
  pages: number;
  findings: string[];
  fallbacks: Made['fallbacks'];
}

const verdicts: Verdict[] = [];
let next = from;
await Promise.all(Array.from({ length: Math.max(1, Number(options.jobs)) }, work));
summary();

/** Makes one book after another in a browser of its own, until all are made. */
async function work(): Promise<void> {
  const browser = new BrowserSession();
  while (next < from + count) verdicts.push(await one(next++, browser));
  await browser.close();
}

async function one(seed: number, browser: BrowserSession): Promise<Verdict> {
  const begun = Date.now();
  const verdict: Verdict = { seed, pages: 0, findings: [], fallbacks: [] };
  const book = makeBook(seed, options.simple ? plain : undefined);
  let made: Made | undefined;
  try {
    made = await makeBytes(book, browser);
    verdict.findings.push(...made.messages);
    verdict.fallbacks.push(...made.fallbacks);
    const making = Date.now() - begun;
    const judged = await judge(made.bytes, book.truth, (pages) => {
      verdict.pages = pages;
    });
    verdict.findings.push(...judged);
    report(book, verdict, making);
  } catch (error) {
    verdict.findings.push(`exception: ${error instanceof Error ? error.stack : error}`);
    report(book, verdict, Date.now() - begun);
  }
  const failed = faultsOf(verdict.findings).length > 0;
  if ((failed || options.all) && options.keep) save(join(options.keep, String(seed)), book, made, verdict);
  return verdict;
}

function report(book: GeneratedBook, { pages, findings, fallbacks }: Verdict, ms: number): void {
  const faults = faultsOf(findings);
  const holes = findings.length - faults.length;
  const verdict = faults.length === 0 ? 'good' : `${faults.length} FAULTS`;
  console.log(`${pages} pages, ${ms} ms, ${verdict}${holes > 0 ? `, ${holes} holes` : ''} | ${book.traits}`);
  for (const { rule, why } of fallbacks) console.log(`    ${rule}: ${why}`);
  for (const fault of faults.slice(0, 12)) console.log(`    ${fault.split('\n').slice(0, 3).join(' ')}`);
}

function save(directory: string, book: GeneratedBook, made: Made | undefined, verdict: Verdict): void {
  const files: GeneratedBook['files'] = {
    ...book.files,
    ...(made && { 'book.pdf': made.bytes }),
    'verdict.txt': `${book.traits}\n${verdict.findings.join('\n')}\n`,
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
}

function summary(): void {
  const bad = verdicts.filter(({ findings }) => faultsOf(findings).length > 0);
  const pages = verdicts.map((verdict) => verdict.pages).sort((a, b) => a - b);
  const holes = verdicts.flatMap(({ findings }) =>
    findings.filter((finding) => finding.startsWith('hole:')),
  ).length;
  const total = pages.reduce((a, b) => a + b, 0);
  const seeds = bad.map(({ seed }) => seed).sort((a, b) => a - b);
  const named = bad.length > 0 ? `: ${seeds.join(' ')}` : '';
  console.log(
    `${verdicts.length} books, ${total} pages (median ${pages[Math.floor(pages.length / 2)]}, most ${pages.at(-1)}), ${holes} holes`,
  );
  console.log(`${verdicts.length - bad.length} good, ${bad.length} wrong${named}`);
  console.log(`fallbacks: ${fallbacks()}`);
}

/** How many warnings of fallbacks there were, by their rules, and in how many books. */
function fallbacks(): string {
  const counts = new Map<string, { warnings: number; books: number }>();
  for (const verdict of verdicts) {
    const rules = verdict.fallbacks.map(({ rule }) => rule);
    for (const rule of new Set(rules)) {
      const { warnings, books } = counts.get(rule) ?? { warnings: 0, books: 0 };
      const own = rules.filter((one) => one === rule).length;
      counts.set(rule, { warnings: warnings + own, books: books + 1 });
    }
  }
  const named = [...counts].map(([rule, { warnings, books }]) => `${rule} ${warnings} in ${books} books`);
  return named.length > 0 ? named.sort().join(', ') : 'none';
}
