import { readDate } from '../../language/calendar.ts';
import { parseNumber } from '../../language/digits.ts';
import { LANGUAGES } from '../../language/languages.ts';
import { isKnownHeading } from '../section-names.ts';
import { isClosed, type Line, lengthOf, wordsOf } from './lines.ts';
import { isRule, markerOf } from './markers.ts';

/** What the first lines of a text say of it. */
export interface TextHead {
  readonly title?: string;
  readonly authors: readonly string[];
  /** As it is written, in ASCII digits: 1402-03-12; there is such a day. */
  readonly date?: string;
  /** What stands beside a name, or is said in a line by itself, and has no key of its own: an office, a translator. */
  readonly beside: readonly string[];
  /** Those of them that stand beside the name of the only author. */
  readonly offices: readonly string[];
  /** The words that became settings, with those that name them («نویسنده:»). */
  readonly replaced: string;
  /** The lines behind the head. */
  readonly rest: readonly Line[];
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
export function takeHead(lines: readonly Line[]): TextHead {
  const [first] = lines;
  const none: TextHead = { authors: [], beside: [], offices: [], replaced: '', rest: lines };
  if (!first || lines.length < 2 || first.text.includes('\t') || /^#/.test(first.text)) return none;
  const parted = partedTitle(first.text);
  if (!parted && !isTitle(lines)) return none;
  const said: Said[] = [parted ?? { authors: [], beside: [], replaced: first.text }];
  let at = 1;
  for (; at < lines.length; at += 1) {
    const line = lines[at]!;
    const underline = at === 1 && isRule(line.text) && !line.spaced;
    const more = underline ? { authors: [], beside: [], replaced: '' } : saidBy(line.text);
    if (!more) break;
    said.push(more);
  }
  const date = said.find((one) => one.date !== undefined)?.date;
  const authors = said.flatMap((one) => one.authors);
  return {
    title: parted?.title ?? first.text,
    authors,
    offices: authors.length === 1 ? said.flatMap((one) => (one.authors.length > 0 ? one.beside : [])) : [],
    beside: said.flatMap(({ beside }) => beside),
    ...(date ? { date } : {}),
    replaced: said.map(({ replaced }) => replaced).join('\n'),
    rest: lines.slice(at),
  };
}

type Said = Pick<TextHead, 'authors' | 'beside' | 'replaced' | 'date'>;

/** What a line below the title says: who wrote the text, who translated it, when. */
function saidBy(text: string): Said | undefined {
  const [, written] = DATE.exec(text) ?? [];
  const date = written && dayOf(written);
  if (date) return { authors: [], beside: [], date, replaced: text };
  if (TRANSLATOR.test(text) && isName(text)) return { authors: [], beside: [text], replaced: '' };
  const [label] = AUTHOR.exec(text) ?? [];
  if (!label || !isName(text.slice(label.length))) return undefined;
  const people = peopleOf(text.slice(label.length));
  return { ...people, replaced: label + people.replaced };
}

/** A date in ASCII digits, if there is such a day. */
function dayOf(written: string): string | undefined {
  const parts = written.split(/[-/]/).map(parseNumber);
  const date = parts.map((part) => String(part).padStart(2, '0')).join('-');
  return readDate(date, LANGUAGES[0]!) && date;
}

/** «عنوان | نویسنده / سمت». */
function partedTitle(text: string): (Said & { readonly title: string }) | undefined {
  if (lengthOf(text) > 2 * LONGEST) return undefined;
  const parts = text.split(/\s*[|｜]\s*/);
  const [title, people] = parts;
  if (parts.length !== 2 || !title || !people || isClosed(people)) return undefined;
  if (!isName(people.split('/', 1)[0]!)) return undefined;
  const said = peopleOf(people);
  return { ...said, title, replaced: `${title}\n${said.replaced}` };
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
function peopleOf(text: string): Said {
  const [names, ...offices] = text.split(/\s*\/\s*/);
  const each = names!.split(/\s*[،,؛;]\s*/).filter((name) => name !== '');
  const authors = each.every((name) => wordsOf(name).length >= 2) ? each : [names!.trim()];
  return { authors, beside: offices.filter((office) => office !== ''), replaced: names! };
}
