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
  const entries = entriesFrom(reading.lines, at);
  if (entries.length < 2) return undefined;
  const { list, end } = listFrom(reading, entries, 0);
  if (end < 2) return undefined;
  const replaced = entries.slice(0, end).map(({ line, marker }) => line.text.slice(0, marker.length));
  return { count: end, pieces: [{ kind: 'list', node: list }], replaced: replaced.join(' ') };
};

interface Entry {
  readonly line: Line;
  readonly marker: Marker;
}

/** The lines from one on that are entries; none where they are dialogue. */
function entriesFrom(lines: readonly Line[], at: number): readonly Entry[] {
  const entries: Entry[] = [];
  for (let next = at; next < lines.length; next += 1) {
    const line = lines[next]!;
    const marker = markerOf(line.text);
    if (!marker) break;
    entries.push({ line, marker });
    if (entries[0]!.marker.kind === '-' && marker.kind === '-' && isSpoken(line.text)) return [];
  }
  return entries;
}

/** «- سلام. کجا می‌روی؟»: somebody asks, calls, or is said to speak. */
function isSpoken(text: string): boolean {
  return /[؟?!]|(?:^|\s)(?:گفت|پرسید|جواب داد)(?:\s|[.،]|$)/.test(text);
}

/** The list that begins with an entry, with those in it, and the entry behind it. */
function listFrom(
  reading: PieceContext,
  entries: readonly Entry[],
  from: number,
  outer: readonly string[] = [],
) {
  const { kind, number: start } = entries[from]!.marker;
  const items: ListItem[] = [];
  let at = from;
  while (at < entries.length) {
    const { line, marker } = entries[at]!;
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
