import { LIMITS } from '../limits.ts';
import type { LineFault } from './line-fault.ts';

/** Of a quotation, or of an item of a list, Persian numbers too. */
const MARKER = /[ \t]*(?:(>)|(?:[-+*]|[\d۰-۹٠-٩]{1,9}[.)])(?=[ \t]|$))/y;
const RULE = /^[ \t>]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const FENCE = /^([ \t]*)(`{3,}|~{3,})/;
const DIRECTIVE = /^[ \t>]*(:{3,})[ \t]*([\p{L}{]?)/u;
const TAB = 4;

/** Quotations, lists and directives that are open at a line; what is open is rather overrated than underrated. */
export class Levels {
  /** Columns of the markers of lists, each further in than the one before. */
  readonly #lists: number[] = [];
  /** How many colons each open directive has. */
  readonly #directives: number[] = [];
  #fence: { readonly sign: string; readonly indent: number } | undefined;

  /** Whether a line is of a fenced block of code (CommonMark, 4.5). One in a quotation is taken for text. */
  isCode(line: string): boolean {
    const [, space = '', sign = ''] = FENCE.exec(line) ?? [];
    if (!this.#fence) {
      if (sign) this.#fence = { sign, indent: space.length };
      return sign !== '';
    }
    const isOut = line.trim() !== '' && /^[ \t]*/.exec(line)![0].length < this.#fence.indent;
    const isEnd = sign.startsWith(this.#fence.sign) && line.trim() === sign;
    if (isOut || isEnd) this.#fence = undefined;
    return !isOut;
  }

  faultIn(line: string): LineFault | undefined {
    if (line.trim() === '' || RULE.test(line)) return undefined;
    const { quotes, lists, end } = markersOf(line);
    const column = lists[0] ?? columnAt(line, end + /^[ \t]*/.exec(line.slice(end))![0].length);
    while (this.#lists.length > 0 && this.#lists.at(-1)! >= column) this.#lists.pop();
    for (const list of lists) this.#lists.push(list);
    this.#follow(line);
    const depth = quotes + this.#lists.length + this.#directives.length;
    return depth > LIMITS.nesting
      ? {
          facts: { fault: 'levels', depth, most: LIMITS.nesting },
          at: Math.max(0, end - 1),
        }
      : undefined;
  }

  #follow(line: string): void {
    const [, colons = '', name] = DIRECTIVE.exec(line) ?? [];
    if (!colons) return;
    if (name) this.#directives.push(colons.length);
    else if (colons.length >= (this.#directives.at(-1) ?? Number.POSITIVE_INFINITY)) this.#directives.pop();
  }
}

/** The markers that a line begins with: how many quotations, the columns of lists, and where the last one ends. */
function markersOf(line: string): { quotes: number; lists: readonly number[]; end: number } {
  const lists: number[] = [];
  let quotes = 0;
  let end = 0;
  let column = 0;
  let counted = 0;
  for (;;) {
    MARKER.lastIndex = end;
    const match = MARKER.exec(line);
    if (!match) return { quotes, lists, end };
    if (match[1]) quotes += 1;
    else {
      column = columnAt(line, MARKER.lastIndex - 1, counted, column);
      counted = MARKER.lastIndex - 1;
      lists.push(column);
    }
    end = MARKER.lastIndex;
  }
}

/** The column of an index, counted on from another whose column is known. */
function columnAt(line: string, index: number, from = 0, before = 0): number {
  let column = before;
  for (const sign of line.slice(from, index)) column += sign === '\t' ? TAB - (column % TAB) : 1;
  return column;
}
