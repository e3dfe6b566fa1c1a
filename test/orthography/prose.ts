import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A fault that was marked by hand, with the one right form of it. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly right: string;
  /** Whether a tool may mend it by itself, or only suggest it. */
  readonly safe: boolean;
}

/** A piece of prose with its faults marked. */
export interface Piece {
  readonly name: string;
  readonly text: string;
  readonly marks: readonly Mark[];
}

const FOLDER = join(import.meta.dirname, '../fixtures/prose');
const MARK = /⟦([^⟧→⇢]*)([→⇢])([^⟧]*)⟧/g;

/** The pieces of `test/fixtures/prose`: `⟦wrong→right⟧` is a fault, `⟦wrong⇢right⟧` one that needs the author. */
export function readProse(): readonly Piece[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readPiece(name, readFileSync(join(FOLDER, name), 'utf8')));
}

function readPiece(name: string, marked: string): Piece {
  const marks: Mark[] = [];
  let text = '';
  let end = 0;
  for (const match of marked.matchAll(MARK)) {
    const [all, wrong, arrow, right] = match;
    text += marked.slice(end, match.index);
    marks.push({ start: text.length, end: text.length + wrong!.length, right: right!, safe: arrow === '→' });
    text += wrong;
    end = match.index + all.length;
  }
  return { name: name.replace(/\.md$/, ''), text: text + marked.slice(end), marks };
}
