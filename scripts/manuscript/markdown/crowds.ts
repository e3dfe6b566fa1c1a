import { LIMITS } from '../limits.ts';
import type { LineFault } from './line-fault.ts';

/** What parts the head of a table from its rows; the marks of quotations stand before it. */
const TABLE_RULE = /^[ \t>|:-]+$/;

/** What begins a block of its own: a heading, an item of a list, a note or another definition. */
const BEGIN = /^[ \t>]*(?:#{1,6}[ \t]|[-+*][ \t]|[\d۰-۹٠-٩]{1,9}[.)][ \t]|\[[^\]]+\]:)/;

/** The signs of emphasis and the brackets of a paragraph; of a table, of a row. */
export class Crowds {
  #marks = 0;
  #open = 0;
  #isTable = false;

  end(): void {
    this.#marks = 0;
    this.#open = 0;
  }

  faultIn(line: string): LineFault | undefined {
    if (line.trim() === '') this.#isTable = false;
    else if (isTableRule(line)) this.#isTable = true;
    if (line.trim() === '' || this.#isTable || BEGIN.test(line)) this.end();
    for (const { 0: sign, index } of line.matchAll(/\\.|[*_~[\]]/g)) {
      if (sign.startsWith('\\')) continue;
      this.#marks += 1;
      if (sign === '[') this.#open += 1;
      if (sign === ']') this.#open = Math.max(0, this.#open - 1);
      if (this.#open > LIMITS.brackets)
        return { facts: { fault: 'brackets', most: LIMITS.brackets }, at: index };
      if (this.#marks > LIMITS.signs) return { facts: { fault: 'signs', most: LIMITS.signs }, at: index };
    }
    return undefined;
  }
}

function isTableRule(line: string): boolean {
  return TABLE_RULE.test(line) && line.includes('-') && line.lastIndexOf('|') > line.lastIndexOf('>');
}
