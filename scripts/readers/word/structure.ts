import type { BlockContent, Html, ListItem, PhrasingContent, RootContent, TableCell, TableRow } from 'mdast';
import type { Para, TableBlock } from './blocks.ts';
import type { Gathering } from './document.ts';
import { ListCounter, type ListEntry, listsOf, typedBullet, typedNumber } from './lists.ts';
import { divided, dropped, type InlinePiece, isTextAlone, plain, trimmed, without } from './pieces.ts';
import type { Captioned, PlannedBlock } from './plan.ts';
import type { References } from './references.ts';
import { isMonospace } from './runs.ts';
import { type Bayt, stanzaOf, stanzasOf, versesByLines, versesByShape, versesOfTable } from './verse.ts';

type Paragraph = Extract<PlannedBlock, { is: 'paragraph' }>;

/** A paragraph that is nothing but a row of signs, between parts of a text. */
const RULE = /^(?:[*⁂•·_–—-]\s*){3,}$/;

/** Writes the items of a story as mdast. */
export class StoryStructure {
  readonly #references: References;
  readonly #gathering: Gathering;
  readonly #counting = new ListCounter();
  /** Numbers of the figures and tables that warraq will count, as far as they are written. */
  readonly #counted = { figure: 0, table: 0 };

  constructor(references: References, gathering: Gathering) {
    this.#references = references;
    this.#gathering = gathering;
  }

  write(items: readonly PlannedBlock[]): RootContent[] {
    const isInsetRare = items.filter(isInset).length * 3 < items.length || items.length < 3;
    const beside = (at: number) => [items[at - 1], items[at + 1]].map(paragraphOf);
    const kinds = items.map((item, at) => this.#groupOf(item, isInsetRare, beside(at)));
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

  /** What an item is part of together with those beside it. */
  #groupOf(
    item: PlannedBlock,
    isInsetRare: boolean,
    beside: readonly (Para | undefined)[],
  ): Group | undefined {
    if (item.is !== 'paragraph') return undefined;
    const { paragraph, role } = item;
    if (role.is === 'verse' || role.is === 'code' || role.is === 'quotation' || role.is === 'epigraph')
      return role.is;
    if (role.is !== 'plain' && role.is !== 'caption') return undefined;
    if (this.#levelOf(paragraph)) return 'list';
    if (paragraph.text !== '' && isMonospace(paragraph.look)) return 'code';
    if (versesByShape(paragraph)) return 'verse-by-look';
    if (versesByLines(paragraph, beside)) return 'verse-by-lines';
    if (typedNumber(paragraph.text)) return 'typed-list';
    if (typedBullet(paragraph.text) > 0) return 'typed-bullets';
    return isInset(item) && isInsetRare ? 'quotation' : undefined;
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
      ...this.#cells(table, cells, isSimple, place),
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

  #cells(
    table: TableBlock,
    cells: Extract<PlannedBlock, { is: 'table' }>['cells'],
    isSimple: boolean,
    place: string | undefined,
  ): readonly RootContent[] {
    if (isSimple) return [this.#simple(cells)];
    const hasSpans = table.rows.some((row) => row.some(({ columns, rows }) => columns > 1 || rows > 1));
    this.#gathering.remarks.push({ kind: hasSpans ? 'spans' : 'cell-blocks', facts: {}, place });
    return this.#html(table, cells);
  }

  #simple(all: Extract<PlannedBlock, { is: 'table' }>['cells']): RootContent {
    const cells = withPlainHeader(all);
    const width = Math.max(...cells.map((row) => row.length));
    const children = cells.map((row): TableRow => {
      const own = row.map((items): TableCell => ({ type: 'tableCell', children: this.#line(items) }));
      const more = Array.from(
        { length: width - own.length },
        (): TableCell => ({ type: 'tableCell', children: [] }),
      );
      return { type: 'tableRow', children: [...own, ...more] };
    });
    return { type: 'table', align: [], children };
  }

  /** The paragraphs of a cell in one line, parted by `<br>`. */
  #line(items: readonly PlannedBlock[]): PhrasingContent[] {
    const br: PhrasingContent = { type: 'html', value: '<br>' };
    return items
      .flatMap((item, at): PhrasingContent[] => [
        ...(at > 0 ? [br] : []),
        ...(item.is === 'paragraph' ? this.#references.phrasing(trimmed(item.paragraph.pieces)) : []),
      ])
      .map((node) => (node.type === 'break' ? br : node));
  }

  /** A table as HTML, whose cells are Markdown between blank lines (CommonMark, 4.6). */
  #html(table: TableBlock, cells: Extract<PlannedBlock, { is: 'table' }>['cells']): readonly RootContent[] {
    const result: RootContent[] = [];
    const shown = withPlainHeader(cells);
    let open = '<table>';
    for (const [at, row] of table.rows.entries()) {
      open += '\n<tr>';
      for (const [index, { columns, rows }] of row.entries()) {
        const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`;
        const name = at === 0 ? 'th' : 'td';
        const content = this.write(shown[at]![index]!);
        open += `\n<${name}${spans}>`;
        if (content.length > 0) {
          result.push({ type: 'html', value: open.trimStart() }, ...content);
          open = '';
        }
        open += `</${name}>`;
      }
      open += '\n</tr>';
    }
    result.push({ type: 'html', value: `${open}\n</table>`.trimStart() });
    return result;
  }
}

type Group =
  | 'list'
  | 'typed-list'
  | 'typed-bullets'
  | 'code'
  | 'verse'
  | 'verse-by-look'
  | 'verse-by-lines'
  | 'quotation'
  | 'epigraph';

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

/** What is bold as a whole, such as a caption, without that. */
function withoutBold(pieces: readonly InlinePiece[]): readonly InlinePiece[] {
  return isBold(pieces) ? without(pieces, 'strong') : pieces;
}

function isBold(pieces: readonly InlinePiece[]): boolean {
  return pieces.every((piece) => {
    if (piece.kind === 'text') return piece.text.trim() === '' || piece.marks.includes('strong');
    return !('pieces' in piece) || isBold(piece.pieces);
  });
}

type Cells = Extract<PlannedBlock, { is: 'table' }>['cells'];

/** Cells whose first row, which is a header anyway, is not bold as a whole. */
function withPlainHeader([header = [], ...rows]: Cells): Cells {
  const bare = (item: PlannedBlock): PlannedBlock =>
    item.is === 'paragraph'
      ? { ...item, paragraph: { ...item.paragraph, pieces: without(item.paragraph.pieces, 'strong') } }
      : item;
  const areBold = header.flat().every((item) => item.is !== 'paragraph' || isBold(item.paragraph.pieces));
  return areBold ? [header.map((cell) => cell.map(bare)), ...rows] : [header, ...rows];
}

function paragraphOf(item: PlannedBlock | undefined): Para | undefined {
  return item?.is === 'paragraph' && item.role.is === 'plain' ? item.paragraph : undefined;
}

function isInset(item: PlannedBlock): boolean {
  return (
    item.is === 'paragraph' &&
    item.role.is === 'plain' &&
    item.paragraph.isInset &&
    !item.paragraph.isCentered
  );
}

function isContents(item: PlannedBlock): boolean {
  return item.is === 'paragraph' && item.role.is === 'contents' && isTextAlone(item.paragraph.pieces);
}

function firstText(item: PlannedBlock): string {
  return item.is === 'paragraph' ? item.paragraph.text : '';
}

function directive(name: string, children: BlockContent[]): RootContent {
  return { type: 'containerDirective', name, attributes: {}, children };
}

function isComment(node: PhrasingContent): node is Html {
  return node.type === 'html' && node.value.startsWith('<!--');
}

function isSpace(node: PhrasingContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/**
 * Comments at the beginnings of lines stand at the end of their paragraph: there they would be blocks, and so would be all that follows on
 * that line (CommonMark, 4.6).
 */
function withoutFirstComments(children: readonly PhrasingContent[]): PhrasingContent[] {
  const isFirst = (node: PhrasingContent, at: number): boolean => {
    if (!isComment(node)) return false;
    const before = children[at - 1];
    return !before || before.type === 'break' || isFirst(before, at - 1);
  };
  return [
    ...children.filter((node, at) => !isFirst(node, at)),
    ...children.filter((node, at) => isFirst(node, at)),
  ];
}

/** Comments apart from the rest. */
function apart(children: readonly PhrasingContent[]): { text: PhrasingContent[]; comments: Html[] } {
  return { text: children.filter((node) => !isComment(node)), comments: children.filter(isComment) };
}

function commentsOf(pieces: readonly InlinePiece[]): readonly Html[] {
  return pieces.flatMap((piece) => (piece.kind === 'node' && isCommentNode(piece.node) ? [piece.node] : []));
}

function isCommentNode(node: PhrasingContent): node is Html {
  return isComment(node);
}
