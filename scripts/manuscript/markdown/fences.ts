import type { Edit } from '../../book/edit.ts';

const CODE = /^[ \t]*(`{3,}|~{3,})(.*)$/;
/** A fence of colons, in an entry of a list or not, with what stands behind it. */
const FENCE = /^((?:[ \t]|[-*+][ \t]|[\d۰-۹٠-٩]{1,9}[.)][ \t])*)(:{3,})(?!:)[ \t]*(.*?)[ \t]*$/;

interface Fence {
  /** Where its colons begin, and how many there are. */
  readonly at: number;
  readonly size: number;
}

interface Block {
  readonly opening: Fence;
  /** The longest fence within it that would close it. */
  longest: number;
  readonly edits: Edit[];
}

/**
 * Fences of blocks between colons as long as the grammar of directives wants them: the one around others is the longer one. In Pandoc and
 * Quarto they may all be of one length, and what other tools have between fences of code or between tags has lengths of its own. A block
 * that is not closed, and what it stands in, stays as it is written.
 *
 *     :::a ⏎ :::b ⏎ ::: ⏎ :::   ->   ::::a ⏎ :::b ⏎ ::: ⏎ ::::
 */
export function levelledFences(source: string): readonly Edit[] {
  if (!/^[^\n]*:::/m.test(source)) return [];
  const open: Block[] = [];
  const edits: Edit[] = [];
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
      if (isCode) passOver(open, behind === '' ? fence.size : 0);
      else if (behind !== '') open.push({ opening: fence, longest: 0, edits: [] });
      else edits.push(...closed(open, fence));
    }
    start += line.length + 1;
  }
  return edits;
}

function passOver(open: readonly Block[], size: number): void {
  const last = open.at(-1);
  if (last) last.longest = Math.max(last.longest, size);
}

/**
 * Close the innermost block with such a fence, else the innermost that it is long enough for; those that are open in it end with it.
 *
 * @returns The changes of a block that stands in no other.
 */
function closed(open: Block[], fence: Fence): readonly Edit[] {
  const same = open.findLastIndex(({ opening }) => opening.size === fence.size);
  const index = same < 0 ? open.findLastIndex(({ opening }) => opening.size <= fence.size) : same;
  const block = open[index];
  if (!block) {
    passOver(open, fence.size);
    return [];
  }
  for (const inner of open.splice(index).slice(1)) block.longest = Math.max(block.longest, inner.longest);
  const size = Math.max(block.opening.size, block.longest + 1);
  const edits = [...block.edits, ...resized(block.opening, size), ...resized(fence, size)];
  const around = open.at(-1);
  if (!around) return edits;
  around.longest = Math.max(around.longest, size);
  around.edits.push(...edits);
  return [];
}

function resized({ at, size }: Fence, wanted: number): readonly Edit[] {
  return size === wanted ? [] : [{ start: at, end: at + size, text: ':'.repeat(wanted) }];
}
