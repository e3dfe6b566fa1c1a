import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PageMap } from '../scripts/book/page-map.ts';
import { silent } from '../scripts/diagnostics/report.ts';
import { againLines, buildAgain } from './again.ts';
import { generateBook } from './generate.ts';
import { watchMemory } from './memory.ts';
import { epubFromPandoc, sizeWithoutFonts } from './pandoc.ts';
import { rawPrint } from './raw-print.ts';
import { shippedStages } from './shipped.ts';
import { setWithTypst } from './typst.ts';

const {
  blankDocument,
  BrowserSession,
  diskWorld,
  expectedQuires,
  finish,
  makeEpub,
  makePdf,
  makeWeb,
  print,
  printDocument,
  readBook,
  render,
  setBook,
  StepTimer,
  SYNTAXES,
  Threads,
} = await shippedStages();

/**
 * `npm run bench -- [--pages 300] [--runs 5]`: builds a generated book and prints the time of each stage beside one raw
 * print of the same HTML in the same run. Every ratio is of one run; the table has the run whose whole is the median.
 */

interface Figures {
  readonly stages: readonly { readonly name: string; readonly ms: number; readonly memory: number }[];
  readonly pdf: Readonly<Record<string, number>>;
  readonly pages: number;
  readonly raw: number;
  readonly rawMemory: number;
  readonly path: number;
  /** The path to a PDF whose text and structure stay as printed. */
  readonly unmended: number;
  /** The EPUB, without typefaces and cover, kB. */
  readonly epubSize: number;
  /** The whole way from Markdown to it, ms. */
  readonly epubMs: number;
  /** The EPUB that Pandoc makes of the same text, if it is installed. */
  readonly pandoc: { readonly ms: number; readonly size: number } | undefined;
  /** The same text set with Typst. */
  readonly typst: { readonly ms: number; readonly pages: number };
}

/** As in a program that builds many books: this thread has read and set before, and those have mended. */
const threads = new Threads();

/** One run. Watching the memory takes time of its own, so it is done in the run that warms up, whose times don't count. */
async function once(folder: string, bytes: number, watching: boolean): Promise<Figures> {
  const watch = () => (watching ? watchMemory() : { stop: () => 0 });
  const stages: { name: string; ms: number; memory: number }[] = [];
  const stage = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const memory = watch();
    const start = performance.now();
    const result = await work();
    stages.push({ name, ms: performance.now() - start, memory: memory.stop() });
    return result;
  };
  const browser = new BrowserSession();
  const begun = performance.now();
  browser.open(blankDocument(), expectedQuires(bytes));
  const { book } = await stage('read', () =>
    readBook(diskWorld(folder, undefined), undefined, { syntaxes: SYNTAXES }),
  );
  if (!book) throw new Error('the generated book has a fault');
  const rendering = await stage('render', async () => render(book, silent));
  const pdf = await stage('pdf', () => makePdf(rendering, browser, { threads }));
  const path = performance.now() - begun;
  await browser.close();
  const unmended = await unmendedPath(folder, bytes);
  const epub = await stage('epub', () => makeEpub(rendering, undefined, pdf.map));
  const epubMs = await epubPath(folder, pdf.map);
  await stage('web', () => makeWeb(rendering));
  const memory = watch();
  const raw = await rawPrint(rendering, { BrowserSession, printDocument, setBook, StepTimer });
  const rawMemory = memory.stop();
  const typst = setWithTypst(folder);
  const other = epubFromPandoc(folder);
  const pandoc = other && { ms: other.ms, size: await sizeWithoutFonts(other.bytes) };
  const epubSize = await sizeWithoutFonts(epub.bytes);
  return {
    stages,
    pdf: pdf.timings,
    pages: pdf.map.pages,
    raw,
    rawMemory,
    path,
    unmended,
    typst,
    epubSize,
    epubMs,
    pandoc,
  };
}

/** The time from Markdown to a PDF whose text and structure stay as printed: what mending them costs is the difference; ms. */
async function unmendedPath(folder: string, bytes: number): Promise<number> {
  const browser = new BrowserSession();
  const begun = performance.now();
  browser.open(blankDocument(), expectedQuires(bytes));
  const { book } = await readBook(diskWorld(folder, undefined), undefined, { syntaxes: SYNTAXES });
  const rendering = render(book!, silent);
  finish(await print(rendering, browser, { mends: false, threads }), rendering, {
    profile: 'plain',
    sources: [],
  });
  const time = performance.now() - begun;
  await browser.close();
  return time;
}

/** The time from Markdown to an EPUB with its page list; ms. */
async function epubPath(folder: string, map: PageMap): Promise<number> {
  const begun = performance.now();
  const { book } = await readBook(diskWorld(folder, undefined), undefined, { syntaxes: SYNTAXES });
  await makeEpub(render(book!, silent), undefined, map);
  return performance.now() - begun;
}

/** The ratios of all runs to their raw prints: each with its median. */
function ratios(runs: readonly Figures[]): readonly string[] {
  const line = (name: string, part: (one: Figures) => number) => {
    const sorted = runs.map((one) => part(one) / one.raw).sort((a, b) => a - b);
    const all = sorted.map((one) => one.toFixed(2)).join(', ');
    return `- ${name}: ${sorted[Math.floor(sorted.length / 2)]!.toFixed(2)} (${all})`;
  };
  return [
    `Times the raw print, median and all ${runs.length} runs:`,
    '',
    line('PDF path', (one) => one.path),
    line('the same, text and structure as printed', (one) => one.unmended),
    line('what mending them adds', (one) => one.path - one.unmended),
    line('Typst', (one) => one.typst.ms),
  ];
}

/** The EPUB beside Pandoc's: the whole way from Markdown. */
function pandocLines({ epubMs, epubSize }: Figures, pandoc: { ms: number; size: number }): readonly string[] {
  return [
    `The EPUB takes ${Math.round(epubMs)} ms from Markdown, Pandoc's ${Math.round(pandoc.ms)}: ${(epubMs / pandoc.ms).toFixed(2)} times its time.`,
    `Without typefaces and cover it has ${epubSize} kB, Pandoc's ${pandoc.size}: ${(epubSize / pandoc.size).toFixed(2)} times its size.`,
  ];
}

function table(figures: Figures, memory: Figures, notes: number): string {
  const total = figures.stages.reduce((sum, { ms }) => sum + ms, 0);
  const row = (name: string, ms: number, memory: string) =>
    `| ${name} | ${Math.round(ms)} | ${Math.round((ms / total) * 100)} % | ${(ms / figures.raw).toFixed(2)} | ${memory} |`;
  return [
    `### ${figures.pages} pages, ${notes} notes`,
    '',
    '| stage | ms | share | ratio to the raw print | peak memory, MB |',
    '| --- | --: | --: | --: | --: |',
    ...figures.stages.flatMap(({ name, ms }, index) => [
      row(name, ms, String(memory.stages[index]!.memory)),
      ...(name === 'pdf' ? Object.entries(figures.pdf).map(([step, one]) => row(`– ${step}`, one, '')) : []),
    ]),
    `| **PDF path: read, render, pdf** | ${Math.round(figures.path)} | | **${(figures.path / figures.raw).toFixed(2)}** | |`,
    `| the same, text and structure as printed | ${Math.round(figures.unmended)} | | **${(figures.unmended / figures.raw).toFixed(2)}** | |`,
    `| raw print | ${Math.round(figures.raw)} | | 1.00 | ${memory.rawMemory} |`,
    `| Typst, the same text on ${figures.typst.pages} pages | ${Math.round(figures.typst.ms)} | | ${(figures.typst.ms / figures.raw).toFixed(2)} | |`,
    '',
    ...(figures.pandoc ? pandocLines(figures, figures.pandoc) : []),
    `The PDF path takes ${(figures.path / figures.typst.ms).toFixed(2)} times what Typst takes, and ${(figures.path / figures.pages).toFixed(1)} ms a page.`,
    '',
  ].join('\n');
}

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '300' }, runs: { type: 'string', default: '5' } },
});
const sections: string[] = [];
for (const pages of values.pages.split(',').map(Number)) {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-bench-'));
  try {
    const { notes, bytes } = await generateBook(folder, pages);
    const runs: Figures[] = [];
    for (let run = 0; run <= Number(values.runs); run += 1) runs.push(await once(folder, bytes, run === 0));
    // The first run warms up.
    const counted = runs.slice(1).sort((a, b) => a.path / a.raw - b.path / b.raw);
    const median = counted[Math.floor(counted.length / 2)]!;
    const again = Array.from({ length: Number(values.runs) }, () => buildAgain(folder));
    sections.push([table(median, runs[0]!, notes), ...ratios(counted), '', ...againLines(again)].join('\n'));
    console.log(sections.at(-1));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
await writeFile(
  join(import.meta.dirname, 'RESULTS.md'),
  `# Bench\n\nFrom \`npm run bench -- --pages ${values.pages} --runs ${values.runs}\` on Node ${process.versions.node}, ${process.platform} ${process.arch}. Each figure is of one run, the median by
the ratio of the PDF path to one raw print of the same HTML; trust the ratios, not the milliseconds. The memory is that of
all processes of the run together (proportional set size). The stages run in a program that has built the book once before, as a server or
a worker has, in a new browser; the command, at the end, begins anew each time.\n\n${sections.join('\n')}`,
);
