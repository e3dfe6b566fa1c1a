import type { Position } from 'unist';
import { headingText } from '../book/outline.ts';
import { matterOf } from '../book/page-roles.ts';
import type { TextFile } from '../book/text-file.ts';
import type { Report } from '../diagnostics/report.ts';
import { countOf } from '../language/ordinals.ts';
import type { Draft } from './read-chapter.ts';
import { placeOfKey, type SettingsSource } from './settings-file.ts';

/** A chapter as the book has it, with its part, and the place of its entry in `chapters`, if there is one. */
export interface Entry extends Draft {
  readonly part: string | undefined;
  readonly listed: { readonly file: TextFile; readonly place: Position | undefined } | undefined;
  /** Nothing gives the book a title, which this is: its first words stand for it. */
  readonly untitled?: boolean;
}

/** Say which chapters stand where their role, their file's number or their title's number doesn't let one expect them. */
export function checkOrder(entries: readonly Entry[], report: Report): void {
  checkRoles(entries, report);
  checkNames(entries, report);
  checkTitles(entries, report);
}

/** Front matter, body, back matter: the book is put in this order anyway, but its list should say so. */
function checkRoles(entries: readonly Entry[], report: Report): void {
  const ranks = { front: 0, body: 1, back: 2 };
  const rank = (one: Entry) => ranks[matterOf(one.settings.role)];
  // The first of each, in the order in which they stand.
  const first = new Map<number, Entry>();
  for (const entry of entries) {
    const { path, listed, settings } = entry;
    const before = [...first.values()].find((one) => rank(one) > rank(entry));
    if (!first.has(rank(entry))) first.set(rank(entry), entry);
    if (before && listed)
      report(
        listed.file,
        'chapter-order',
        { fault: 'role', path, role: matterOf(settings.role), before: before.path },
        listed.place,
      );
  }
}

/** Where files are numbered and listed, the list follows the numbers. */
function checkNames(entries: readonly Entry[], report: Report): void {
  let last: { path: string; number: number } | undefined;
  for (const { path, listed } of entries) {
    const digits = /^\d+/.exec(path)?.[0];
    if (digits === undefined || !listed) continue;
    const number = Number(digits);
    if (last && number < last.number)
      report(listed.file, 'chapter-order', { fault: 'name', path, before: last.path }, listed.place);
    last = { path, number };
  }
}

/** Titles that count go up by one; in a new part they may begin again. */
function checkTitles(entries: readonly Entry[], report: Report): void {
  const last = new Map<string, { title: string; number: number; part: string | undefined }>();
  for (const { file, heading, settings, part } of entries) {
    const title = settings.title ?? (heading && headingText(heading)) ?? '';
    const count = countOf(title);
    if (!count) continue;
    const before = last.get(count.kind);
    last.set(count.kind, { title, number: count.number, part });
    const begins = count.number === 1 && before?.part !== part;
    if (before && count.number !== before.number + 1 && !begins)
      report(file, 'chapter-order', { fault: 'title', title, before: before.title }, heading);
  }
}

/** An article is one running text: its sections are not files, each of which would begin a page. */
export function checkArticle(
  drafts: readonly Entry[],
  { file, yaml, base }: SettingsSource,
  report: Report,
): void {
  const paths = drafts.filter(({ settings }) => settings.role === 'body').map(({ path }) => path);
  const key = /^kind\s*:/m.test(yaml) ? 'kind' : 'theme';
  if (paths.length > 1) report(file, 'article-is-one-text', { paths }, placeOfKey(file, yaml, [key], base));
}
