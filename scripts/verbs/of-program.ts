import { READERS } from '../readers/readers.ts';

/** Files that lie beside texts in Markdown, and are none themselves. */
const BESIDE_TEXTS = /^(?:index|404)\.html?$|^(?:robots|humans|(?:dev-|doc-)?requirements)\.txt$/i;

/** Whether a file is of another program, and can be imported, by its name. */
export function isOfProgram(name: string): boolean {
  const known = READERS.some((reader) => reader.recognizes(name, new Uint8Array()));
  return known && /\.\w+$/.test(name) && !BESIDE_TEXTS.test(name);
}
