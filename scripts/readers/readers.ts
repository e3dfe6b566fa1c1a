import type { Reader } from './imported.ts';
import { word } from './word/word.ts';

/** What can be imported; the first that recognizes a file reads it. */
export const READERS: readonly Reader[] = [word];
