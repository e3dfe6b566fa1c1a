import type { Block, Cell, Para, TableBlock } from './blocks.ts';
import type { PackagePart } from './document.ts';
import { chosen, isRule } from './drawings.ts';
import { type InlinePiece, isTextAlone, MARKS, plain, without } from './pieces.ts';
import { Runs } from './runs.ts';
import { numberingOf, outlineOf } from './styles.ts';
import { child, childrenOf, elements, isOn, valueIn, within, type Xml } from './xml.ts';

/** How many words of a paragraph say where something is. */
const WORDS_OF_PLACE = 8;

/** The blocks of a body, a note or a text box, in their order. */
export function readStory(container: Xml, part: PackagePart): readonly Block[] {
  return new Story(part, container).read(container);
}

class Story {
  readonly #part: PackagePart;
  readonly #runs: Runs;
  #boxes: Xml[] = [];
  /** What stands before a paragraph mark that was deleted, or is the large initial of the next paragraph, which goes on with it. */
  #joined: readonly InlinePiece[] = [];

  constructor(part: PackagePart, container: Xml) {
    this.#part = part;
    this.#runs = new Runs(part, container, (box) => this.#boxes.push(box));
  }

  read(container: Xml): readonly Block[] {
    return elements(container).flatMap((one) => this.#block(one));
  }

  #block(one: Xml): readonly Block[] {
    switch (one.name) {
      case 'w:p':
        return this.#paragraph(one);
      case 'w:tbl': {
        const table = this.#table(one);
        return table.rows.length === 0 ? [] : [table];
      }
      case 'w:sdt':
        return this.#control(one);
      case 'w:bookmarkStart':
        this.#runs.bookmark(one);
        return [];
      case 'w:sectPr':
      case 'w:del':
      case 'w:moveFrom':
        return [];
      case 'mc:AlternateContent':
        return this.read(chosen(one));
      case 'm:oMathPara':
      case 'm:oMath':
        return this.#paragraph({ name: 'w:p', attributes: {}, children: [one] });
      default:
        // `w:ins`, `w:customXml` and what is not known hold blocks of their own.
        return this.read(one);
    }
  }

  /** A control of content; one that shows the contents is left out (its text is warraq's own). */
  #control(control: Xml): readonly Block[] {
    const content = child(control, 'w:sdtContent');
    if (!content) return [];
    const gallery = valueIn(child(child(control, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery');
    const blocks = this.read(content);
    if (gallery !== 'Table of Contents') return blocks;
    this.#part.remarks.push({ kind: 'contents', facts: {} });
    // What has a note, or a comment, stays with it.
    const isGone = (block: Block) => block.kind === 'paragraph' && isTextAlone(block.pieces);
    for (const block of blocks.filter(isGone)) this.#part.replaced.push(textOfBlock(block));
    return blocks.filter((block) => !isGone(block));
  }

  #paragraph(xml: Xml): readonly Block[] {
    const { styles, remarks } = this.#part;
    const before = remarks.length;
    const properties = child(xml, 'w:pPr');
    const style = styles.paragraph(valueIn(properties, 'w:pStyle'));
    const { pieces, look, bookmarks } = this.#runs.read(xml, style);
    const written = this.#joined.length > 0 ? [...this.#joined, ...pieces] : pieces;
    const all = written.length === 0 && isRule(xml) ? [RULE] : written;
    this.#joined = [];
    const text = plain(all).trim();
    const place = text.split(/\s+/).slice(0, WORDS_OF_PLACE).join(' ');
    for (const [at, remark] of remarks.entries())
      if (at >= before && remark.place === undefined) remarks[at] = { ...remark, place };
    if (child(child(properties, 'w:rPr'), 'w:del')) {
      this.#joined = all;
      return [];
    }
    if (isInitial(properties)) {
      this.#joined = without(all, ...MARKS);
      return this.#boxed();
    }
    const chain = [...(properties ? [properties] : []), ...style.properties];
    const numbering = numberingOf(properties) ?? style.numbering;
    const alignment = chain.map((one) => valueIn(one, 'w:jc')).find(Boolean) ?? '';
    const paragraph: Para = {
      kind: 'paragraph',
      pieces: all,
      text,
      style,
      outline: outlineOf(properties) ?? style.outline,
      list: numbering && numbering.id !== '0' ? numbering : undefined,
      look,
      isCentered: alignment === 'center',
      isStretched:
        /kashida|distribute/i.test(alignment) || (alignment === 'both' && all.at(-1)?.kind === 'break'),
      isInset: isInset(chain),
      endsPage: endsPage(xml, properties),
      bookmarks,
    };
    return [paragraph, ...this.#boxed()];
  }

  /** The text boxes of the paragraph that was read. */
  #boxed(): readonly Block[] {
    const boxes = this.#boxes;
    this.#boxes = [];
    return boxes.flatMap((box) => readStory(box, this.#part));
  }

  #table(table: Xml): TableBlock {
    const rows = within(child(table, 'w:tblPr') ?? table, 'w:tblBorders').flatMap(elements);
    const style = this.#part.styles.paragraph(valueIn(child(table, 'w:tblPr'), 'w:tblStyle')).name;
    const hasBorders =
      rows.some(({ attributes }) => !/^(?:nil|none)$/.test(attributes['w:val'] ?? 'nil')) ||
      (rows.length === 0 && /grid|list|light|medium|dark|colorful/i.test(style));
    return {
      kind: 'table',
      rows: this.#cells(table),
      hasBorders,
      isBidi: isOn(child(table, 'w:tblPr'), 'w:bidiVisual') === true,
      bookmarks: [],
    };
  }

  /** The rows of a table: a cell that goes on from the row above is none of its own, but for its text. */
  #cells(table: Xml): readonly (readonly Cell[])[] {
    const open = new Map<number, { cell: { blocks: readonly Block[]; columns: number; rows: number } }>();
    return rowsOf(table).flatMap((row) => {
      const properties = child(row, 'w:trPr');
      if (child(properties, 'w:del') && within(row, 'w:t').length === 0) {
        // A row that was struck out: so was all that stood in it, which is listed as a change.
        for (const one of cellsOf(row)) readStory(one, this.#part);
        return [];
      }
      let column = Number(valueIn(properties, 'w:gridBefore') ?? 0);
      const cells: { blocks: readonly Block[]; columns: number; rows: number }[] = [];
      for (let gap = 0; gap < column; gap += 1) cells.push({ blocks: [], columns: 1, rows: 1 });
      for (const one of cellsOf(row)) {
        const own = child(one, 'w:tcPr');
        const columns = Math.max(1, Number(valueIn(own, 'w:gridSpan') ?? 1) || 1);
        const merge = child(own, 'w:vMerge');
        const blocks = readStory(one, this.#part);
        const above = open.get(column);
        if (merge && merge.attributes['w:val'] !== 'restart' && above?.cell.columns === columns) {
          above.cell.rows += 1;
          above.cell.blocks = [...above.cell.blocks, ...blocks.filter((block) => textOfBlock(block) !== '')];
        } else {
          const cell = { blocks, columns, rows: 1 };
          cells.push(cell);
          if (merge) open.set(column, { cell });
          else open.delete(column);
        }
        column += columns;
      }
      return [cells];
    });
  }
}

/** Whether a paragraph is the first letter of the next, drawn large in a frame (ECMA-376, 17.3.1.11). */
function isInitial(properties: Xml | undefined): boolean {
  const initial = child(properties, 'w:framePr')?.attributes['w:dropCap'] ?? 'none';
  return initial !== 'none';
}

/** A line across the page. */
const RULE: InlinePiece = { kind: 'text', text: '***', marks: [] };

function rowsOf(table: Xml): readonly Xml[] {
  return elements(table).flatMap((one) => {
    if (one.name === 'w:tr') return [one];
    return /^w:(?:ins|customXml|sdt|sdtContent)$/.test(one.name) ? rowsOf(one) : [];
  });
}

function cellsOf(row: Xml): readonly Xml[] {
  return elements(row).flatMap((one) => {
    if (one.name === 'w:tc') return [one];
    return /^w:(?:ins|customXml|sdt|sdtContent)$/.test(one.name) ? cellsOf(one) : [];
  });
}

/** Whether a break of pages stands in a paragraph, or it is the last of a section that ends a page. */
function endsPage(paragraph: Xml, properties: Xml | undefined): boolean {
  const section = child(properties, 'w:sectPr');
  const isBroken = within(paragraph, 'w:br').some(({ attributes }) => attributes['w:type'] === 'page');
  return isBroken || (section !== undefined && valueIn(section, 'w:type') !== 'continuous');
}

/** Twips that a paragraph is indented on either side, at least, to be set apart. */
const INSET = 280;

function isInset(chain: readonly Xml[]): boolean {
  const indents = chain.flatMap((one) => childrenOf(one, 'w:ind')).map(({ attributes }) => attributes);
  const of = (...names: readonly string[]) => {
    const found = indents
      .flatMap((one) => names.map((name) => one[name]))
      .find((value) => value !== undefined);
    return Number(found ?? 0);
  };
  return of('w:left', 'w:start') >= INSET && of('w:right', 'w:end') >= INSET;
}

/** The text of a block, as it was read. */
export function textOfBlock(block: Block): string {
  if (block.kind === 'paragraph') return block.text;
  return block.rows
    .flatMap((row) => row.flatMap(({ blocks }) => blocks.map(textOfBlock)))
    .join(' ')
    .trim();
}
