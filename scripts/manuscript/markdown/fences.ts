import type { Edit } from '../../book/edit.ts';

const CODE = /^[ \t]*(`{3,}|~{3,})(.*)$/s;
/** A fence of colons, in an entry of a list or not, with what stands behind it. */
const FENCE = /^((?:[ \t]|[-*+][ \t]|[\d۰-۹٠-٩]{1,9}[.)][ \t])*)(:{3,})(?!:)[ \t]*(.*)$/s;

interface Fence {
  /** Where its colons begin, and how many there are. */
  readonly at: number;
  readonly size: number;
}

interface Block {
  readonly opening: Fence;
  /** The longest fence within it that would close it. */
  longest: number;
  /** Its changes, and those of the blocks in it. */
  readonly edits: Edits[];
}

/** Changes as they come of blocks in one another: gathered as a tree, for each block would copy those within it otherwise. */
type Edits = Edit | readonly Edits[];

/**
 * Fences of blocks between colons as long as the grammar of directives wants them: the one around others is the longer one. In Pandoc and
 * Quarto they may all be of one length, and what other tools have between fences of code or between tags has lengths of its own. A block
 * that is not closed, and what it stands in, stays as it is written.
 *
 *     :::a ⏎ :::b ⏎ ::: ⏎ :::   ->   ::::a ⏎ :::b ⏎ ::: ⏎ ::::
 */
export function levelledFences(source: string): readonly Edit[] {
  if (!source.includes(':::')) return [];
  const open = new OpenBlocks();
  const edits: Edits[] = [];
  let code: string | undefined;
  let start = 0;
  for (const line of source.split('\n')) {
    const text = line.replace(/\r$/, '');
    const [, sign = '', info = ''] = CODE.exec(text) ?? [];
    const isCode = code !== undefined || sign !== '';
    if (code === undefined) code = sign === '' ? undefined : sign;
    else if (sign.startsWith(code) && info.trim() === '') code = undefined;
    const [, before = '', colons = '', behind = ''] = FENCE.exec(text) ?? [];
    if (colons !== '') {
      const fence = { at: start + before.length, size: colons.length };
      const isBare = behind.trim() === '';
      if (isCode) open.passOver(isBare ? fence.size : 0);
      else if (!isBare) open.push({ opening: fence, longest: 0, edits: [] });
      else edits.push(closed(open, fence));
    }
    start += line.length + 1;
  }
  return flattened(edits);
}

/** The blocks that are open, from the outermost to the innermost; also by the sizes of their openings. */
class OpenBlocks {
  readonly #all: Block[] = [];
  readonly #bySize = new Map<number, number[]>();

  get innermost(): Block | undefined {
    return this.#all.at(-1);
  }

  push(block: Block): void {
    const others = this.#bySize.get(block.opening.size) ?? [];
    this.#bySize.set(block.opening.size, others);
    others.push(this.#all.length);
    this.#all.push(block);
  }

  /** The innermost block whose opening has a size, else the innermost that is not longer, with those that are open in it. */
  take(size: number): readonly Block[] {
    const own = this.#bySize.get(size)?.at(-1);
    // Not more steps than the fence has signs.
    const shorter = Array.from({ length: size }, (_, one) => this.#bySize.get(one)?.at(-1) ?? -1);
    const index = own ?? shorter.reduce((one, other) => Math.max(one, other), -1);
    if (index < 0) return [];
    const taken = this.#all.splice(index);
    for (const { opening } of taken) this.#bySize.get(opening.size)!.pop();
    return taken;
  }

  /** A fence stands in the innermost block, and closes nothing. */
  passOver(size: number): void {
    const last = this.#all.at(-1);
    if (last) last.longest = Math.max(last.longest, size);
  }
}

/**
 * Close the innermost block with such a fence, else the innermost that it is long enough for; those that are open in it end with it.
 *
 * @returns The changes of a block that stands in no other.
 */
function closed(open: OpenBlocks, fence: Fence): Edits {
  const [block, ...within] = open.take(fence.size);
  if (!block) {
    open.passOver(fence.size);
    return [];
  }
  for (const inner of within) block.longest = Math.max(block.longest, inner.longest);
  const size = Math.max(block.opening.size, block.longest + 1);
  const edits = [block.edits, resized(block.opening, size), resized(fence, size)];
  const around = open.innermost;
  if (!around) return edits;
  around.longest = Math.max(around.longest, size);
  around.edits.push(edits);
  return [];
}

function flattened(edits: Edits): readonly Edit[] {
  const flat: Edit[] = [];
  const waiting: Edits[] = [edits];
  for (let next = waiting.pop(); next; next = waiting.pop())
    if (isGroup(next)) for (const one of next) waiting.push(one);
    else flat.push(next);
  return flat;
}

function isGroup(edits: Edits): edits is readonly Edits[] {
  return Array.isArray(edits);
}

function resized({ at, size }: Fence, wanted: number): readonly Edit[] {
  return size === wanted ? [] : [{ start: at, end: at + size, text: ':'.repeat(wanted) }];
}
