import type { List, ListItem, RootContent } from 'mdast';
import type { Level } from './numbering.ts';

/** An entry of a list, before lists are put into one another. */
export interface ListEntry {
  readonly id: string;
  readonly depth: number;
  readonly level: Level;
  /** The number that it bears. */
  readonly number: number;
  readonly content: readonly RootContent[];
}

/** Entries that follow one another, as lists within lists. */
export function listsOf(entries: readonly ListEntry[]): List[] {
  const lists: List[] = [];
  for (let at = 0; at < entries.length; ) {
    const first = entries[at]!;
    let end = at + 1;
    while (end < entries.length && !beginsAnew(entries[end]!, first)) end += 1;
    lists.push(listOf(entries.slice(at, end), first));
    at = end;
  }
  return lists;
}

function beginsAnew(entry: ListEntry, first: ListEntry): boolean {
  if (entry.depth > first.depth) return false;
  return (
    entry.depth < first.depth || entry.id !== first.id || entry.level.isOrdered !== first.level.isOrdered
  );
}

function listOf(entries: readonly ListEntry[], first: ListEntry): List {
  const items: ListItem[] = [];
  for (let at = 0; at < entries.length; ) {
    let end = at + 1;
    while (end < entries.length && entries[end]!.depth > first.depth) end += 1;
    const inner = listsOf(entries.slice(at + 1, end));
    items.push({
      type: 'listItem',
      spread: false,
      children: [...entries[at]!.content, ...inner] as ListItem['children'],
    });
    at = end;
  }
  const { isOrdered } = first.level;
  return {
    type: 'list',
    ordered: isOrdered,
    start: isOrdered ? first.number : null,
    spread: false,
    children: items,
  };
}

/** Counts the entries of the lists of a document, as Word does: a list that is interrupted goes on. */
export class ListCounter {
  readonly #numbers = new Map<string, number[]>();

  next(id: string, depth: number, { start }: Level): number {
    const numbers = this.#numbers.get(id) ?? [];
    this.#numbers.set(id, numbers);
    numbers[depth] = (numbers[depth] ?? start - 1) + 1;
    numbers.length = depth + 1;
    return numbers[depth]!;
  }
}

/** Before the text of an entry of a list that was numbered by hand: «۱- », «2) », «۳.کتاب». */
const TYPED = /^([۰-۹٠-٩\d]{1,3})[ \u00a0]*[-–.)ـ](?:[ \u00a0\t]+|(?=\p{L}))/u;
/** Bullets that are typed. A dash opens what somebody says, too. */
const BULLET = /^[•●○■□▪▫◦◆◇➢➤✓✔\uf0b7\uf0a7\uf0d8][ \u00a0\t]*/u;

/** How many characters the bullet of an entry takes that was typed; 0 for none. */
export function typedBullet(text: string): number {
  return BULLET.exec(text)?.[0].length ?? 0;
}

/** The number of an entry that was numbered by hand, and how many characters of its text that takes. */
export function typedNumber(text: string): { readonly number: number; readonly length: number } | undefined {
  const match = TYPED.exec(text);
  if (!match) return undefined;
  const ascii = match[1]!.replace(/\P{ASCII}/gu, (digit) => String(digit.codePointAt(0)! & 0xf));
  return { number: Number(ascii), length: match[0].length };
}
