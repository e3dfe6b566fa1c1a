import type { Reader } from './imported.ts';

/** What can be imported; the first that recognizes a file reads it. */
export const READERS: readonly Reader[] = [];
