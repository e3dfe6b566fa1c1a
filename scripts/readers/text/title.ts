import { isKnownHeading } from '../section-names.ts';
import { isClosed, type Line, lengthOf, wordsOf } from './lines.ts';
import { isRule, markerOf } from './markers.ts';

/** What the first lines of a text say of it. */
export interface Head {
  readonly title?: string;
  readonly subtitle?: string;
  readonly authors: readonly Person[];
  readonly translators: readonly string[];
  readonly date?: string;
  /** The lines behind the head. */
  readonly rest: readonly Line[];
}

export interface Person {
  readonly name: string;
  readonly affiliation?: string;
}

/** The longest title, in letters. */
const LONGEST = 160;
const AUTHOR =
  /^(?:نویسنده(?:گان)?|مؤلف|مولف|پدیدآور|نگارنده|نگارش|تألیف|تالیف|به قلم|المؤلف|author|authors)\s*[:：]\s*|^(?:نوشته|نوشتهٔ|نوشتهٴ|نوشته‌ی|نوشته ی|به قلم|اثر|by)\s+/i;
const TRANSLATOR =
  /^(?:مترجم(?:ان)?|برگردان|ترجمه|translator)\s*[:：]\s*|^(?:ترجمهٔ|ترجمه‌ی|ترجمه ی|برگردان|translated by)\s+/i;
const DATE = /^(?:تاریخ(?: انتشار| نگارش)?|date)\s*[:：]\s*([0-9۰-۹٠-٩]{4}(?:[-/][0-9۰-۹٠-٩]{1,2}){0,2})$/i;

/**
 * Title, author and date, as the first lines of a text have them: «عنوان | نویسنده / سمت» in one line, or a short line by itself, with
 * «نویسنده: …», «ترجمهٔ …», «تاریخ: …» below it.
 */
export function takeHead(lines: readonly Line[]): Head {
  const [first] = lines;
  const none: Head = { authors: [], translators: [], rest: lines };
  if (!first || lines.length < 2 || first.text.includes('\t') || /^#/.test(first.text)) return none;
  const parted = partedTitle(first.text);
  if (!parted && !isTitle(lines)) return none;
  const head = {
    authors: [...(parted?.authors ?? [])],
    translators: [] as string[],
    date: undefined as string | undefined,
  };
  let at = 1;
  for (; at < lines.length; at += 1) {
    const { text } = lines[at]!;
    const [author, translator, date] = [AUTHOR.exec(text), TRANSLATOR.exec(text), DATE.exec(text)];
    if (at === 1 && isRule(text) && !lines[at]!.spaced) continue;
    if (date) head.date = date[1]!;
    else if (author && isName(text.slice(author[0].length)))
      head.authors.push(...peopleOf(text.slice(author[0].length)));
    else if (translator && isName(text.slice(translator[0].length)))
      head.translators.push(text.slice(translator[0].length).trim());
    else break;
  }
  return {
    title: parted?.title ?? first.text,
    authors: head.authors,
    translators: head.translators,
    ...(head.date ? { date: head.date } : {}),
    rest: lines.slice(at),
  };
}

/** «عنوان | نویسنده / سمت». */
function partedTitle(
  text: string,
): { readonly title: string; readonly authors: readonly Person[] } | undefined {
  const parts = text.split(/\s*[|｜]\s*/);
  const [title, people] = parts;
  if (parts.length !== 2 || !title || !people || lengthOf(text) > 2 * LONGEST || isClosed(people))
    return undefined;
  return isName(people.split('/', 1)[0]!) ? { title, authors: peopleOf(people) } : undefined;
}

/** A first line that is short, ends as no sentence does, and has something else below it than lines of its own kind. */
function isTitle(lines: readonly Line[]): boolean {
  const [first, second, third] = lines;
  const { text } = first!;
  if (lengthOf(text) > LONGEST || (isClosed(text) && !/[؟?!]$/.test(text))) return false;
  if (
    /[:،؛,]$/.test(text) ||
    /^[«"“(–—>]/.test(text) ||
    markerOf(text) ||
    isRule(text) ||
    isKnownHeading(text) ||
    wordsOf(text).length === 0
  )
    return false;
  if (/\s(?:\*{1,3}|\/{1,2})\s|\s{4,}/.test(text)) return false;
  const long = (line: Line | undefined) =>
    line !== undefined && lengthOf(line.text) >= 80 && lengthOf(line.text) > lengthOf(text);
  const says = (below: string) =>
    AUTHOR.test(below) || TRANSLATOR.test(below) || DATE.test(below) || isKnownHeading(below);
  if (long(second) || says(second!.text) || isRule(second!.text)) return true;
  // An empty line below the first tells something where others have none, or where what follows is a paragraph.
  return (
    second!.spaced &&
    third !== undefined &&
    (long(third) || third.spaced || lines.filter(({ spaced }) => spaced).length < lines.length / 2)
  );
}

/** Whether words could be the names of people. */
function isName(text: string): boolean {
  const words = wordsOf(text).length;
  return words >= 1 && words <= 14 && lengthOf(text) <= 110 && !isClosed(text);
}

/** «سارا کریمی / پژوهشگر»; several are parted by commas, each with two words at least. */
function peopleOf(text: string): readonly Person[] {
  const [names, ...affiliation] = text.split(/\s*\/\s*/);
  const each = names!.split(/\s*[،,؛;]\s*/).filter((name) => name !== '');
  const people = each.every((name) => wordsOf(name).length >= 2) ? each : [names!.trim()];
  const office = affiliation.join(' / ').trim();
  return people.map((name, index) => ({
    name: name.trim(),
    ...(office && index === people.length - 1 ? { affiliation: office } : {}),
  }));
}
