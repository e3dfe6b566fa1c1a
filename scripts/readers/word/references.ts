import type { PhrasingContent } from 'mdast';
import type { Gathering } from './document.ts';
import { asPersian } from './keyboard.ts';
import { phrasingOf } from './phrasing.ts';
import { type InlinePiece, plain } from './pieces.ts';
import type { PlannedBlock } from './plan.ts';

/** What a bookmark stands in. */
interface Target {
  readonly id: string;
  /** The names that references by text may show: of a heading its text, of a figure «شکل ۲». '' for what has none. */
  readonly shown: readonly string[];
  /** Its number alone, and the word before it. */
  readonly number: string;
  readonly word: string;
  readonly isNamed: boolean;
}

/** Before a number of a page, by reference: warraq writes it itself. */
const PAGE_WORD = /(?:صفحه(?:ٔ|‌ی|ی)?|ص\.?|page|pp?\.)[ \u00a0]*$/iu;

/** The bookmarks of a document, and what leads to them. */
export class References {
  readonly #targets = new Map<string, Target>();
  readonly #ids = new Map<PlannedBlock, string>();
  readonly #gathering: Gathering;

  constructor(items: readonly PlannedBlock[], sought: ReadonlySet<string>, gathering: Gathering) {
    this.#gathering = gathering;
    const taken = new Set<string>();
    for (const item of all(items)) {
      const names = item.names.filter((name) => sought.has(name));
      if (names.length === 0) continue;
      const id = free(slugOf(names[0]!), taken);
      this.#ids.set(item, id);
      for (const name of names) this.#targets.set(name, { id, ...shownBy(item) });
    }
  }

  /** The id of what references lead to. */
  idOf(item: PlannedBlock): string | undefined {
    return this.#ids.get(item);
  }

  /** Pieces as mdast, their links and references resolved. */
  phrasing(pieces: readonly InlinePiece[]): PhrasingContent[] {
    return phrasingOf(this.#resolved(pieces));
  }

  #resolved(pieces: readonly InlinePiece[]): readonly InlinePiece[] {
    const result: InlinePiece[] = [];
    for (const piece of pieces) {
      if (piece.kind === 'link') result.push(...this.#link(piece.url, piece.pieces));
      else if (piece.kind === 'reference') result.push(...this.#reference(piece, result));
      else if (piece.kind === 'sequence') result.push(...this.#resolved(piece.pieces));
      else result.push(piece);
    }
    return result;
  }

  #link(url: string, pieces: readonly InlinePiece[]): readonly InlinePiece[] {
    const children = phrasingOf(this.#resolved(pieces));
    // The addresses that editions may have; what else Word links to is of the author's computer.
    if (!/^(?:https?|mailto|tel|doi|ftp):/i.test(url)) {
      this.#gathering.remarks.push({ kind: 'link', facts: { address: url }, place: plain(pieces) });
      return pieces;
    }
    return [{ kind: 'node', node: { type: 'link', url: encodeSpaces(url), children: children as never } }];
  }

  #reference(
    { to, by, pieces }: Extract<InlinePiece, { kind: 'reference' }>,
    before: InlinePiece[],
  ): readonly InlinePiece[] {
    const { remarks, replaced, noteBookmarks } = this.#gathering;
    const shown = plain(pieces);
    const label = noteBookmarks.get(to);
    if (by === 'note' && label !== undefined) {
      replaced.push(shown);
      return [{ kind: 'node', node: { type: 'footnoteReference', identifier: label, label } }];
    }
    const target = this.#targets.get(to);
    if (!target) {
      if (shown !== '') remarks.push({ kind: 'link', facts: { address: `#${to}` }, place: shown });
      return this.#resolved(pieces);
    }
    const url = `#${target.id}`;
    if (by === 'page') {
      if (!target.isNamed) {
        remarks.push({ kind: 'page-number', facts: { number: shown }, place: shown });
        return this.#resolved(pieces);
      }
      replaced.push(shown);
      this.#takeBefore(before, PAGE_WORD);
      return [reference(url), { kind: 'text', text: '{page}', marks: [] }];
    }
    if (by !== 'text' || !target.isNamed) return [linkTo(url, phrasingOf(this.#resolved(pieces)))];
    const folded = fold(shown);
    if (target.shown.some((name) => fold(name) === folded)) {
      replaced.push(shown);
      return [reference(url)];
    }
    if (target.number !== '' && folded === fold(target.number)) {
      const word = new RegExp(`${asPersian(target.word)}[ \\u00a0\\u200c]*$`, 'iu');
      if (this.#takeBefore(before, word)) {
        replaced.push(shown);
        return [reference(url)];
      }
    }
    return [linkTo(url, phrasingOf(this.#resolved(pieces)))];
  }

  /** Take away what warraq itself writes before a reference; whether it stood there. */
  #takeBefore(before: InlinePiece[], pattern: RegExp): boolean {
    const last = before.at(-1);
    const match = last?.kind === 'text' ? pattern.exec(asPersian(last.text)) : undefined;
    if (last?.kind !== 'text' || !match) return false;
    this.#gathering.replaced.push(last.text.slice(match.index));
    before[before.length - 1] = { ...last, text: last.text.slice(0, match.index) };
    return true;
  }
}

function reference(url: string): InlinePiece {
  return linkTo(url, []);
}

function linkTo(url: string, children: readonly PhrasingContent[]): InlinePiece {
  return { kind: 'node', node: { type: 'link', url, children: [...children] as never } };
}

function encodeSpaces(url: string): string {
  return url.replace(/\s/g, (space) => encodeURIComponent(space));
}

function shownBy(item: PlannedBlock): Omit<Target, 'id'> {
  const unnamed = { shown: [], number: '', word: '', isNamed: false };
  if (item.is === 'paragraph')
    return item.role.is === 'heading' ? { ...unnamed, shown: [item.paragraph.text], isNamed: true } : unnamed;
  if (!item.caption) return unnamed;
  const { caption, paragraph } = item.caption;
  const { word, number } = caption;
  return { shown: [`${word} ${number}`, paragraph.text], number, word, isNamed: true };
}

/** Letters and digits alone, digits as ASCII: «شکل ۳:» and «شکل 3» are one name. */
function fold(text: string): string {
  return asPersian(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** An id that Markdown can have, of the name of a bookmark: `_Ref123` becomes `ref123`. */
function slugOf(name: string): string {
  const slug = name
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .replace(/^[_-]+/, '')
    .toLowerCase();
  return slug === '' ? 'place' : slug;
}

function free(slug: string, taken: Set<string>): string {
  let id = slug;
  for (let number = 2; taken.has(id); number += 1) id = `${slug}-${number}`;
  taken.add(id);
  return id;
}

function all(items: readonly PlannedBlock[]): readonly PlannedBlock[] {
  return items.flatMap((item) =>
    item.is === 'table' ? [item, ...item.cells.flatMap((row) => row.flatMap(all))] : [item],
  );
}

/** The bookmarks that references of these items lead to. */
export function soughtBy(items: readonly PlannedBlock[]): readonly string[] {
  return all(items).flatMap((item) => {
    const paragraphs =
      item.is === 'paragraph'
        ? [item.paragraph]
        : [...(item.is === 'figure' ? [item.image] : []), ...(item.caption ? [item.caption.paragraph] : [])];
    return paragraphs.flatMap(({ pieces }) => soughtIn(pieces));
  });
}

function soughtIn(pieces: readonly InlinePiece[]): readonly string[] {
  return pieces.flatMap((piece) => {
    if (!('pieces' in piece)) return [];
    return [...(piece.kind === 'reference' ? [piece.to] : []), ...soughtIn(piece.pieces)];
  });
}
