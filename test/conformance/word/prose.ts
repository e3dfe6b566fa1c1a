import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Prose {
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  readonly headings: readonly string[];
  readonly sentences: readonly string[];
  readonly notes: readonly string[];
  readonly bayts: readonly (readonly [string, string])[];
  readonly quotes: readonly string[];
  readonly list: readonly string[];
  readonly latin: readonly string[];
}

/** Texts of our own, for files that others make of them. */
export const PROSE = JSON.parse(readFileSync(join(import.meta.dirname, 'prose.json'), 'utf8')) as Prose;

/** Sentences from the one with this number on, round and round. */
export function prose(from: number, count: number): string {
  return Array.from({ length: count }, (_, at) => PROSE.sentences[(from + at) % PROSE.sentences.length]).join(
    ' ',
  );
}
