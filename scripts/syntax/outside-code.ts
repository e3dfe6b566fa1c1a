const FENCE = /^[ \t>]*(`{3,}|~{3,})(.*)$/s;
const LIST = /^[ \t]*(?:[-*+]|[\d۰-۹٠-٩]{1,9}[.)])[ \t]/;

/** A line of a text. */
export interface Line {
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly start: number;
}

export function linesOf(source: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const text of source.split('\n')) {
    lines.push({ text: text.replace(/\r$/, ''), start });
    start += text.length + 1;
  }
  return lines;
}

/** The lines of a text that are no fenced code, and are not indented as code is. */
export function linesOutsideCode(source: string): readonly Line[] {
  const indentation = new Indentation();
  let open: string | undefined;
  return linesOf(source).filter(({ text }) => {
    const [, fence = '', info = ''] = FENCE.exec(text) ?? [];
    if (open !== undefined) {
      if (fence.startsWith(open) && info.trim() === '') open = undefined;
      return false;
    }
    if (fence !== '') {
      open = fence;
      return false;
    }
    return !indentation.isCode(text);
  });
}

/** A text with white space in the place of its lines of code: all else keeps its place. */
export function textOutsideCode(source: string): string {
  const blank = source.replace(/[^\n]/g, (sign) => ' '.repeat(sign.length));
  let text = '';
  for (const line of linesOutsideCode(source)) text += blank.slice(text.length, line.start) + line.text;
  return text + blank.slice(text.length);
}

/** Whether a place of a line stands between backticks. */
export function isInCodeSpan(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return (line.match(/`+/g) ?? []).length % 2 === 1;
}

/** Whether lines, one after the other, are indented as code is (CommonMark, 4.4); what stands in a list is not. */
export class Indentation {
  #isInList = false;

  /** `inner`: how far the block that it stands in is indented. */
  isCode(line: string, inner = 0): boolean {
    if (line.trim() === '') return false;
    const indent = /^ */.exec(line)![0].length;
    const isList = LIST.test(line) && (indent < inner + 4 || this.#isInList);
    if (isList) this.#isInList = true;
    else if (indent <= inner) this.#isInList = false;
    return !this.#isInList && (indent >= inner + 4 || line.startsWith('\t'));
  }
}

/** Tells whether a place in a line stands in code, as far as the ticks before it tell. */
export function codeIn(line: string): (at: number) => boolean {
  const ticks = [...line.matchAll(/`/g)].map(({ index }) => index);
  return (at) => {
    let [low, high] = [0, ticks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ticks[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low % 2 === 1;
  };
}
