import type { BlockContent, Html, ListItem, RootContent } from 'mdast';
import type { Para } from './blocks.ts';
import { CellStructure } from './cells.ts';
import type { Gathering } from './document.ts';
import { type Group, groupsOf } from './groups.ts';
import { ListCounter, type ListEntry, listsOf, typedBullet, typedNumber } from './lists.ts';
import { apart, commentsOf, directive, isComment, isSpace, withoutFirstComments } from './nodes.ts';
import {
  divided,
  dropped,
  type InlinePiece,
  isTextAlone,
  plain,
  trimmed,
  without,
  withoutBold,
} from './pieces.ts';
import type { Captioned, PlannedBlock } from './plan.ts';
import type { References } from './references.ts';
import { type Bayt, stanzaOf, stanzasOf, versesByLines, versesByShape, versesOfTable } from './verse.ts';

type Paragraph = Extract<PlannedBlock, { is: 'paragraph' }>;

/** A paragraph that is nothing but a row of signs, between parts of a text. */
const RULE = /^(?:[*⁂•·_–—-]\s*){3,}$/;

/** Writes the items of a story as mdast. */
export class StoryStructure {
  readonly #references: References;
  readonly #gathering: Gathering;
  readonly #cells: CellStructure;
  readonly #counting = new ListCounter();
  /** Numbers of the figures and tables that warraq will count, as far as they are written. */
  readonly #counted = { figure: 0, table: 0 };

  constructor(references: References, gathering: Gathering) {
    this.#references = references;
    this.#gathering = gathering;
    this.#cells = new CellStructure(references, gathering, (items) => this.write(items));
  }

  write(items: readonly PlannedBlock[]): RootContent[] {
    const kinds = groupsOf(items, (paragraph) => this.#levelOf(paragraph) !== undefined);
    const result: RootContent[] = [];
    for (let at = 0; at < items.length; ) {
      this.#tellContents(items[at]!, items[at - 1]);
      const kind = kinds[at];
      let end = at + 1;
      if (kind) while (kinds[end] === kind) end += 1;
      const group = items.slice(at, end);
      result.push(...(kind ? this.#group(kind, group as readonly Paragraph[]) : this.#one(items[at]!)));
      at = end;
    }
    return result;
  }

  #levelOf({ list }: Para) {
    return list && this.#gathering.numbering(list.id, list.level);
  }

  #group(kind: Group, group: readonly Paragraph[]): readonly RootContent[] {
    switch (kind) {
      case 'list':
        return listsOf(group.map((item) => this.#entry(item)));
      case 'typed-list':
        return this.#typedList(group);
      case 'typed-bullets':
        return this.#typedBullets(group);
      case 'code':
        return [
          { type: 'code', value: group.map(({ paragraph }) => plain(paragraph.pieces)).join('\n') },
          ...group.flatMap(({ paragraph }) => commentsOf(paragraph.pieces)),
        ];
      case 'verse':
        return this.#verse(stanzasOf(group));
      case 'verse-by-look': {
        const bayts = group.flatMap(({ paragraph }) => versesByShape(paragraph)!);
        return bayts.length < 2
          ? group.flatMap((item) => this.#paragraph(item))
          : this.#verseByLook(group[0]!, bayts);
      }
      case 'verse-by-lines': {
        const all = group.map(({ paragraph }) => paragraph);
        const bayts = all.flatMap((one, at) => versesByLines(one, [all[at - 1], all[at + 1]])!);
        return this.#verseByLook(group[0]!, bayts);
      }
      case 'quotation':
        return [
          { type: 'blockquote', children: group.flatMap((item) => this.#paragraph(item)) as BlockContent[] },
        ];
      case 'epigraph':
        return [directive('epigraph', group.flatMap((item) => this.#paragraph(item)) as BlockContent[])];
    }
  }

  #one(item: PlannedBlock): readonly RootContent[] {
    if (item.is === 'table') return this.#table(item);
    if (item.is === 'figure') return this.#figure(item);
    const { role, paragraph } = item;
    if (role.is === 'contents' && isTextAlone(paragraph.pieces)) {
      this.#gathering.replaced.push(paragraph.text);
      return [];
    }
    return role.is === 'heading' ? this.#heading(item, role.level, role.byLook) : this.#paragraph(item);
  }

  /** Contents are told once, where they begin. */
  #tellContents(item: PlannedBlock, before: PlannedBlock | undefined): void {
    if (!isContents(item) || (before && isContents(before))) return;
    this.#gathering.remarks.push({ kind: 'contents', facts: {}, place: firstText(item).slice(0, 60) });
  }

  #heading(item: Paragraph, level: number, byLook: boolean): readonly RootContent[] {
    if (byLook)
      this.#gathering.remarks.push({ kind: 'heading-by-look', facts: { level }, place: item.paragraph.text });
    const onOneLine = without(item.paragraph.pieces, 'strong').map(
      (piece): InlinePiece => (piece.kind === 'break' ? { kind: 'text', text: ' ', marks: [] } : piece),
    );
    const { text, comments } = apart(this.#references.phrasing(trimmed(onOneLine)));
    const depth = Math.min(6, level) as 1;
    return [{ type: 'heading', depth, children: text, ...this.#idOf(item) }, ...comments];
  }

  #idOf(item: PlannedBlock): { data?: { hProperties: { id: string } } } {
    const id = this.#references.idOf(item);
    return id === undefined ? {} : { data: { hProperties: { id } } };
  }

  #paragraph(item: Paragraph): RootContent[] {
    const { paragraph } = item;
    if (RULE.test(paragraph.text)) return [{ type: 'thematicBreak' }];
    const [first, ...others] = paragraphsOf(paragraph.pieces);
    return [...this.#written(first ?? [], item), ...others.flatMap((pieces) => this.#written(pieces))];
  }

  /** A paragraph; a formula alone in one stands for itself. */
  #written(pieces: readonly InlinePiece[], item?: PlannedBlock): RootContent[] {
    const children = this.#references.phrasing(pieces);
    const { text, comments } = apart(children);
    if (text.length === 0) return [...comments];
    const own = item ? this.#idOf(item) : {};
    const formulas = text.filter((node) => node.type === 'inlineMath');
    const others = text.filter(
      (node) => node.type !== 'inlineMath' && node.type !== 'break' && !isSpace(node),
    );
    if (formulas.length > 0 && others.length === 0 && !own.data)
      return [...formulas.map(({ value }): RootContent => ({ type: 'math', value })), ...comments];
    return [{ type: 'paragraph', children: withoutFirstComments(children), ...own }];
  }

  #entry(item: Paragraph): ListEntry {
    const { list } = item.paragraph;
    const level = this.#levelOf(item.paragraph)!;
    const number = this.#counting.next(list!.id, list!.level, level);
    if (level.isOrdered && !/^(?:decimal|hindiNumbers|ordinal|cardinal|numberInDash)/.test(level.format))
      this.#gathering.remarks.push({
        kind: 'list-numbers',
        facts: { format: level.format },
        place: item.paragraph.text.slice(0, 60),
      });
    return { id: list!.id, depth: list!.level, level, number, content: this.#paragraph(item) };
  }

  /** Paragraphs that are numbered by hand: a list where their numbers follow one another from 1. */
  #typedList(group: readonly Paragraph[]): readonly RootContent[] {
    const numbers = group.map(({ paragraph }) => typedNumber(paragraph.text)!);
    if (group.length < 2 || numbers.some(({ number }, at) => number !== at + 1))
      return group.flatMap((item) => this.#paragraph(item));
    const items = group.map((item, at) => this.#typedItem(item, numbers[at]!.length));
    return [{ type: 'list', ordered: true, start: 1, spread: false, children: items }];
  }

  /** Paragraphs that begin with bullets of their author's own: a single one is no list. */
  #typedBullets(group: readonly Paragraph[]): readonly RootContent[] {
    if (group.length < 2) return group.flatMap((item) => this.#paragraph(item));
    const items = group.map((item) => this.#typedItem(item, typedBullet(item.paragraph.text)));
    return [{ type: 'list', ordered: false, start: null, spread: false, children: items }];
  }

  /** `length`: of what was typed before it. */
  #typedItem(item: Paragraph, length: number): ListItem {
    this.#gathering.replaced.push(item.paragraph.text.slice(0, length));
    const children = this.#written(trimmed(dropped(trimmed(item.paragraph.pieces), length)), item);
    return { type: 'listItem', spread: false, children: children as BlockContent[] };
  }

  #verseByLook({ paragraph }: Paragraph, bayts: readonly Bayt[]): readonly RootContent[] {
    const place = paragraph.text.split(/[\t\n]/)[0];
    this.#gathering.remarks.push({ kind: 'verse-by-look', facts: {}, place });
    return this.#verse([bayts]);
  }

  #verse(stanzas: readonly (readonly Bayt[])[]): readonly RootContent[] {
    const comments: Html[] = [];
    const children = stanzas
      .filter((bayts) => bayts.length > 0)
      .map((bayts): BlockContent => {
        const line = stanzaOf(bayts, (pieces) => this.#references.phrasing(pieces));
        comments.push(...line.filter(isComment));
        return { type: 'paragraph', children: line.filter((node) => !isComment(node)) };
      });
    return children.length === 0 ? comments : [directive('verse', children), ...comments];
  }

  #figure(item: Extract<PlannedBlock, { is: 'figure' }>): readonly RootContent[] {
    const { image, caption } = item;
    this.#renumbered(caption);
    const { text } = caption.paragraph;
    this.#gathering.replaced.push(text.slice(0, caption.caption.length));
    const title = plain(trimmed(dropped(trimmed(caption.paragraph.pieces), caption.caption.length))).replace(
      /\s+/g,
      ' ',
    );
    const children = this.#references.phrasing(trimmed(image.pieces));
    const { text: shown, comments } = apart(children);
    const figure = shown.map((node) =>
      node.type === 'image' ? { ...node, title: title === '' ? null : title } : node,
    );
    return [{ type: 'paragraph', children: figure, ...this.#idOf(item) }, ...comments];
  }

  /** Tell where warraq will count otherwise. */
  #renumbered({ caption, paragraph }: Captioned): void {
    this.#counted[caption.of] += 1;
    const now = this.#counted[caption.of];
    const was = caption.number.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
    if (was !== '' && was !== String(now))
      this.#gathering.remarks.push({
        kind: 'renumbered',
        facts: { was: caption.number, now },
        place: paragraph.text.slice(0, 60),
      });
  }

  #table(item: Extract<PlannedBlock, { is: 'table' }>): readonly RootContent[] {
    const { table, caption, cells, isSimple } = item;
    const bayts = caption ? undefined : versesOfTable(table);
    const place = cells
      .flat(2)
      .map(firstText)
      .find((text) => text !== '')
      ?.slice(0, 60);
    if (bayts) {
      this.#gathering.remarks.push({ kind: 'verse-by-look', facts: {}, place });
      return this.#verse([bayts]);
    }
    const [only] = cells.flat();
    if (cells.length === 1 && cells[0]!.length === 1 && !caption)
      return [directive('aside', this.write(only!) as BlockContent[])];
    if (!table.isBidi && cells.flat(2).some((one) => /\p{Script=Arabic}/u.test(firstText(one))))
      this.#gathering.remarks.push({ kind: 'table-direction', facts: {}, place });
    return [
      ...(caption ? this.#tableCaption(caption, item) : []),
      ...this.#cells.write(table, cells, isSimple, place),
    ];
  }

  /** `جدول: …`, before the table. */
  #tableCaption(above: Captioned, item: PlannedBlock): readonly RootContent[] {
    const { caption, paragraph } = above;
    this.#renumbered(above);
    this.#gathering.replaced.push(caption.number);
    const word = caption.word === '' ? '' : /^table$/i.test(caption.word) ? 'Table' : 'جدول';
    const rest = trimmed(dropped(trimmed(withoutBold(paragraph.pieces)), caption.length));
    const children = this.#references.phrasing([{ kind: 'text', text: `${word}: `, marks: [] }, ...rest]);
    return [{ type: 'paragraph', children, ...this.#idOf(item) }];
  }
}

/** Two ends of lines after one another part paragraphs. White space at the edges of lines, as people indent with it, is none. */
function paragraphsOf(pieces: readonly InlinePiece[]): readonly (readonly InlinePiece[])[] {
  const paragraphs: (readonly InlinePiece[])[][] = [[]];
  for (const line of divided(trimmed(pieces), 'break').map(trimmed)) {
    if (line.length === 0) paragraphs.push([]);
    else paragraphs.at(-1)!.push(line);
  }
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.flatMap((line, at) => (at > 0 ? [{ kind: 'break' } as const, ...line] : line)));
}

function isContents(item: PlannedBlock): boolean {
  return item.is === 'paragraph' && item.role.is === 'contents' && isTextAlone(item.paragraph.pieces);
}

function firstText(item: PlannedBlock): string {
  return item.is === 'paragraph' ? item.paragraph.text : '';
}
