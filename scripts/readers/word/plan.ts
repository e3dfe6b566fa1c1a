import type { Block, Para, TableBlock } from './blocks.ts';
import { type Caption, captionOf } from './captions.ts';
import type { InlinePiece } from './pieces.ts';
import { trimmed } from './pieces.ts';
import { type ParagraphRole, rolesOf } from './roles.ts';

/** What becomes of the blocks of a story, before it is written as a tree. */
export type PlannedBlock =
  | {
      readonly is: 'paragraph';
      readonly paragraph: Para;
      readonly role: ParagraphRole;
      readonly names: readonly string[];
      /** Whether an empty paragraph stands before it. */
      readonly isAfterGap: boolean;
    }
  | {
      readonly is: 'figure';
      readonly image: Para;
      readonly caption: Captioned;
      readonly names: readonly string[];
    }
  | {
      readonly is: 'table';
      readonly table: TableBlock;
      readonly caption: Captioned | undefined;
      readonly names: readonly string[];
      /** Whether it has no cell over several columns or rows, and nothing in a cell that a line can't hold. */
      readonly isSimple: boolean;
      /** Row by row, what stands in each cell. */
      readonly cells: readonly (readonly (readonly PlannedBlock[])[])[];
    };

export interface Captioned {
  readonly paragraph: Para;
  readonly caption: Caption & { readonly of: 'figure' | 'table' };
}

/** Find out what the blocks of a story are. `isWhole`: it is a body, whose headings are headings. */
export function planOf(blocks: readonly Block[], isWhole: boolean): readonly PlannedBlock[] {
  const roles = rolesOf(blocks, isWhole);
  const captions = new Map<Block, Caption>();
  for (const [paragraph, role] of roles) {
    const caption = role.is === 'heading' ? undefined : captionOf(paragraph, role.is === 'caption');
    if (caption) captions.set(paragraph, caption);
  }
  const shown = blocks.filter((block) => block.kind === 'table' || !isEmpty(block));
  const waiting = bookmarksBefore(blocks);
  const gapped = new Set(blocks.filter((_, at) => isEmptyParagraph(blocks[at - 1])));
  const taken = new Set<Block>();
  /** The caption of a block: behind a figure or else before it, before a table or else behind it. */
  const captionFor = (at: number, of: 'figure' | 'table'): Captioned | undefined => {
    const sides = of === 'figure' ? [at + 1, at - 1] : [at - 1, at + 1];
    for (const side of sides) {
      const paragraph = shown[side];
      const caption = paragraph && captions.get(paragraph);
      if (paragraph?.kind !== 'paragraph' || !caption || taken.has(paragraph)) continue;
      if (caption.of !== of && caption.of !== 'any') continue;
      if (of === 'figure' && !isPlain(paragraph.pieces)) continue;
      return { paragraph, caption: { ...caption, of } };
    }
    return undefined;
  };
  const found = new Map<Block, Captioned>();
  for (const [at, block] of shown.entries()) {
    // What must be written as HTML has no number of warraq's: its caption stays the text that it is.
    const of = block.kind === 'table' ? isSimple(block) && 'table' : isImage(block) && 'figure';
    const caption = of && captionFor(at, of);
    if (!caption) continue;
    found.set(block, caption);
    taken.add(caption.paragraph);
  }
  return shown.flatMap((block): readonly PlannedBlock[] => {
    if (taken.has(block)) return [];
    const caption = found.get(block);
    const names = [block, caption?.paragraph].flatMap((one) =>
      one ? [...(waiting.get(one) ?? []), ...one.bookmarks] : [],
    );
    if (block.kind === 'table') {
      const cells = block.rows.map((row) => row.map((cell) => planOf(cell.blocks, false)));
      return [{ is: 'table', table: block, caption, names, isSimple: isSimple(block), cells }];
    }
    if (caption) return [{ is: 'figure', image: block, caption, names }];
    return [
      { is: 'paragraph', paragraph: block, role: roles.get(block)!, names, isAfterGap: gapped.has(block) },
    ];
  });
}

function isSimple({ rows }: TableBlock): boolean {
  return rows.every((row) =>
    row.every(
      (cell) =>
        cell.columns === 1 &&
        cell.rows === 1 &&
        cell.blocks.every((one) => one.kind === 'paragraph' && !one.list),
    ),
  );
}

/** Bookmarks of paragraphs in which nothing stands belong to the next. */
function bookmarksBefore(blocks: readonly Block[]): ReadonlyMap<Block, readonly string[]> {
  const waiting = new Map<Block, readonly string[]>();
  let names: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph' && isEmpty(block)) names.push(...block.bookmarks);
    else {
      waiting.set(block, names);
      names = [];
    }
  }
  return waiting;
}

function isEmpty({ pieces }: Para): boolean {
  return trimmed(pieces).length === 0;
}

function isEmptyParagraph(block: Block | undefined): boolean {
  return block?.kind === 'paragraph' && isEmpty(block);
}

function isComment(piece: InlinePiece): boolean {
  return piece.kind === 'node' && piece.node.type === 'html';
}

/** Whether a paragraph is an image, and nothing else. */
function isImage({ pieces }: Para): boolean {
  const [one, ...others] = trimmed(pieces).filter((piece) => !isComment(piece));
  return one?.kind === 'node' && one.node.type === 'image' && others.length === 0;
}

/** Whether a caption can be the title of an image, which is text alone. */
function isPlain(pieces: readonly InlinePiece[]): boolean {
  return pieces.every((piece) => {
    if (piece.kind === 'text' || piece.kind === 'break') return true;
    return piece.kind === 'sequence' && isPlain(piece.pieces);
  });
}
