/** What divides the hemistichs of a bayt: a slash or a star with white space on both sides. */
export const DIVIDER = /(?<!\s)\s+[/*]\s+/;

/** Whether a line is that of a poet or a source, which stand below a poem. */
export function isSource(line: string): boolean {
  return line.startsWith('—');
}
