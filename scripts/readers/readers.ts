import { epub } from './html/epub.ts';
import { html } from './html/html.ts';
import type { Reader } from './imported.ts';
import { text } from './text/text.ts';
import { word } from './word/word.ts';

/** What can be imported; the first that recognizes a file reads it. */
export const READERS: readonly Reader[] = [word, epub, html, text];
