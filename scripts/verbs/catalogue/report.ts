import { join } from 'node:path';
import ejs from 'ejs';
import type { AnyError } from '../../diagnostics/facts.ts';
import type { JsonMessage } from '../../diagnostics/reporters/json.ts';
import { hastyDisk } from '../../disk/disk.ts';
import { type Placed, placeSet } from '../../disk/place-set.ts';
import { packageText } from '../../house/package-files.ts';
import { fontFaceCss, houseTextFaces } from '../../house/typefaces.ts';
import type { HeldTexts } from './held-texts.ts';
import type { Catalogue } from './open.ts';
import { TITLE_STATES, type TitleState } from './plan.ts';
import type { Progress } from './progress.ts';

/** A title in a report. */
export interface TitleRow {
  readonly title: string;
  readonly state: TitleState;
  /** Whether its edition was made in this run. */
  readonly isNew: boolean;
  readonly version?: string | undefined;
  /** How long its job took, in ms. */
  readonly ms?: number | undefined;
  readonly tries?: number | undefined;
  readonly fault?: AnyError | undefined;
  readonly messages?: readonly JsonMessage[] | undefined;
}

/** What became of a catalogue. */
export interface Report {
  readonly schema: 1;
  /** Whether every title is built. */
  readonly ok: boolean;
  /** ISO 8601: when the run began. */
  readonly began: string;
  readonly ms: number;
  readonly counts: Readonly<Record<TitleState, number>>;
  /** Editions that were made in this run. */
  readonly made: number;
  readonly faults: Progress['faults'];
  /** By their names. */
  readonly titles: readonly TitleRow[];
}

/** A title in a report that is held: its messages are packed, for those of a hundred thousand titles would take a gigabyte. */
export function heldRow({ messages, ...row }: TitleRow, texts: HeldTexts): TitleRow {
  if (!messages?.length) return row;
  const read = texts.hold(JSON.stringify(messages));
  return {
    ...row,
    get messages() {
      return JSON.parse(read()) as readonly JsonMessage[];
    },
  };
}

export function reportOf(rows: readonly TitleRow[], { faults }: Progress, since: number): Report {
  const counts = Object.fromEntries(TITLE_STATES.map((state) => [state, 0])) as Record<TitleState, number>;
  for (const { state } of rows) counts[state] += 1;
  return {
    schema: 1,
    ok: rows.every(({ state }) => state === 'built'),
    began: new Date(since).toISOString(),
    ms: Date.now() - since,
    counts,
    made: rows.filter(({ isNew }) => isNew).length,
    faults,
    titles: [...rows].sort((a, b) => (a.title < b.title ? -1 : 1)),
  };
}

/** The words of the page of a report, in the language of who reads it. */
export interface ReportWords {
  readonly lang: string;
  readonly dir: string;
  readonly name: string;
  readonly states: Readonly<Record<TitleState, string>>;
  /** What is said of all in one line. */
  summary(report: Report): string;
  number(value: number): string;
  /** What is said of a title that is at fault, a line for each thing. */
  reasons(row: TitleRow): readonly string[];
}

/** The most titles that a page lists of those that are built: it is for those that are not; and of each other state, which nobody reads to its end. */
const MOST = { built: 500, others: 5000 };

/** Titles in a piece of a report as JSON. */
const PIECE = 1000;

/** A report as JSON, in pieces: one of a hundred thousand titles is never held whole. A title is a line. */
export function* reportPieces({ titles, ...rest }: Report): Generator<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},"titles":[\n`;
  for (let from = 0; from < titles.length; from += PIECE) {
    const rows = titles.slice(from, from + PIECE).map((row) => JSON.stringify(row));
    yield `${rows.join(',\n')}${from + PIECE < titles.length ? ',' : ''}\n`;
  }
  yield ']}\n';
}

/**
 * Write a report, as a page and as `report.json`, into a folder that is empty or has an older one.
 *
 * @returns The path of the page.
 */
export async function writeReport(
  catalogue: Catalogue,
  report: Report,
  words: ReportWords,
  out = join(catalogue.folder, catalogue.settings.work, 'report'),
): Promise<string> {
  const json = { path: 'report.json', pieces: { [Symbol.iterator]: () => reportPieces(report) } };
  await placeSet(out, [...reportPage(report, words), json], {
    disk: hastyDisk,
    look: async () => new Set(['fonts']),
  });
  return join(out, 'index.html');
}

/** A report as a page: no script, one style sheet, its own typeface, as the shelf has them. */
function reportPage(report: Report, words: ReportWords): readonly Placed[] {
  const faces = houseTextFaces().filter(({ weight }) => weight === 400 || weight === 700);
  const css = `${fontFaceCss(faces, (face) => `fonts/${face.name}.ttf`)}\n${packageText('styles/shelf.css')}`;
  const groups = TITLE_STATES.map((state) => {
    const rows = report.titles.filter((row) => row.state === state);
    return { state, all: rows.length, rows: rows.slice(0, state === 'built' ? MOST.built : MOST.others) };
  });
  const html = ejs.render(packageText('templates/shelf/report.ejs'), {
    report,
    words,
    groups: groups.filter(({ state, all }) => state !== 'built' && all > 0),
    built: groups.find(({ state }) => state === 'built'),
  });
  return [
    { path: 'index.html', bytes: Buffer.from(html) },
    { path: 'style.css', bytes: Buffer.from(css) },
    ...faces.map((face) => ({ path: `fonts/${face.name}.ttf`, bytes: face.bytes() })),
  ];
}
