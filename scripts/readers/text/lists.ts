import type { List, ListItem } from 'mdast';
import type { Line } from './lines.ts';
import { type Marker, markerOf } from './markers.ts';
import type { PieceContext, PieceReader } from './pieces.ts';

/**
 * Entries that follow one another: bullets, or numbers that count. Another kind of bullet among them is a list in the entry before.
 * One entry is none, nor are lines of dialogue, which begin with a hyphen too.
 */
export const readList: PieceReader = (reading, at) => {
  const before = reading.lines[at - 1];
  // Where what goes before was none, this is no entry either: the rest of a dialogue.
  if (before && reading.after === 'paragraph' && markerOf(before.text)?.kind === '-') return undefined;
  const entries = new Entries(reading.lines, at);
  if (!entries.at(1) || entries.isDialogue()) return undefined;
  const { list, end } = listFrom(reading, entries, 0);
  if (end < 2) return undefined;
  const replaced = Array.from({ length: end }, (_, index) => {
    const { line, marker } = entries.at(index)!;
    return line.text.slice(0, marker.length);
  });
  return { count: end, pieces: [{ kind: 'list', node: list }], replaced: replaced.join(' ') };
};

interface Entry {
  readonly line: Line;
  readonly marker: Marker;
}

/** The lines from one on that are entries; no more of them are looked at than a list has. */
class Entries {
  readonly #lines: readonly Line[];
  readonly #from: number;
  readonly #known: Entry[] = [];

  constructor(lines: readonly Line[], from: number) {
    this.#lines = lines;
    this.#from = from;
  }

  at(index: number): Entry | undefined {
    while (this.#known.length <= index) {
      const line = this.#lines[this.#from + this.#known.length];
      const marker = line && markerOf(line.text);
      if (!marker) return undefined;
      this.#known.push({ line, marker });
    }
    return this.#known[index];
  }

  /** Whether they begin with a hyphen, and somebody speaks in one that does. */
  isDialogue(): boolean {
    const isHyphen = (entry: Entry | undefined) => entry?.marker.kind === '-';
    if (!isHyphen(this.at(0))) return false;
    for (let index = 0; this.at(index); index += 1)
      if (isHyphen(this.at(index)) && isSpoken(this.at(index)!.line.text)) return true;
    return false;
  }
}

/** «- سلام. کجا می‌روی؟»: somebody asks, calls, or is said to speak. */
function isSpoken(text: string): boolean {
  return /[؟?!]|(?:^|\s)(?:گفت|پرسید|جواب داد)(?:\s|[.،]|$)/.test(text);
}

/** The list that begins with an entry, with those in it, and the entry behind it. */
function listFrom(reading: PieceContext, entries: Entries, from: number, outer: readonly string[] = []) {
  const { kind, number: start } = entries.at(from)!.marker;
  const items: ListItem[] = [];
  let at = from;
  for (let entry = entries.at(at); entry; entry = entries.at(at)) {
    const { line, marker } = entry;
    if (marker.kind === kind) {
      if (marker.number !== undefined && marker.number !== start! + items.length) break;
      const paragraph = { type: 'paragraph' as const, children: reading.phrasing(line, marker.length) };
      items.push({ type: 'listItem', spread: false, children: [paragraph] });
      at += 1;
    } else {
      if (outer.includes(marker.kind) || (marker.number !== undefined && marker.number !== 1)) break;
      const { list, end } = listFrom(reading, entries, at, [...outer, kind]);
      items.at(-1)!.children.push(list);
      at = end;
    }
  }
  const ordered = start !== undefined;
  const list: List = { type: 'list', ordered, start: ordered ? start : null, spread: false, children: items };
  return { list, end: at };
}
