import type { AddHelpTextContext } from 'commander';

/** The width of lines where nobody knows that of the terminal: columns. */
const USUAL_WIDTH = 80;
/** Lines of prose that are longer are read with effort. */
const MOST_WIDTH = 110;

/** Descriptions of options are broken into lines where they have so much room beside their names: columns. */
export const LEAST_WIDTH = 12;

/** Characters that take no room. */
const NO_WIDTH = /[\u200c\u200e\u200f\u2066-\u2069]/g;

/** A word, or what is isolated with the marks around it, which is in order only as long as it is in one line. */
const PIECE = /[^\s\u2066]*\u2066[^\u2069]*\u2069\S*|\S+/g;

/** What stands behind the options of a command, in lines of the terminal that it is shown in. */
export function helpText(text: string): (context: AddHelpTextContext) => string {
  return ({ command, error }) => {
    const { getErrHelpWidth, getOutHelpWidth } = command.configureOutput();
    const width = (error ? getErrHelpWidth : getOutHelpWidth)?.() ?? USUAL_WIDTH;
    return fitted(text, Math.min(width, MOST_WIDTH));
  };
}

/**
 * A text in lines of a width in columns. Lines that follow one another are a paragraph; one that is set in stays a line of its own, such as an
 * example, and where it is too long, what stands behind two spaces goes below it.
 */
export function fitted(text: string, width: number): string {
  const lines: string[] = [];
  let prose: string[] = [];
  const endProse = () => {
    if (prose.length > 0) lines.push(...filled(prose.join(' '), width, ''));
    prose = [];
  };
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) {
      prose.push(line);
      if (line.endsWith(':')) endProse();
      continue;
    }
    endProse();
    lines.push(...(widthOf(line) > width ? example(line, width) : [line]));
  }
  endProse();
  return lines.join('\n');
}

/** A line that is set in: what is typed, and below it what that does. A command is not broken: it is copied. */
function example(line: string, width: number): string[] {
  const [, typed = line, does = ''] = /^( *\S.*?) {2,}(\S.*)$/.exec(line) ?? [];
  return [typed, ...filled(does, width, '      ')];
}

function filled(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  for (const piece of text.match(PIECE) ?? []) {
    const longer = `${lines.at(-1) ?? ''} ${piece}`;
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(indent + piece);
  }
  return lines;
}

function widthOf(text: string): number {
  return text.replace(NO_WIDTH, '').length;
}
