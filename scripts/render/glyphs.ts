import type { Root, RootContent } from 'mdast';
import type { Position } from 'unist';
import type { Book } from '../book/book.ts';
import type { Language } from '../book/language.ts';
import { naskhDirectives, type Syntax } from '../book/syntax.ts';
import type { TextFile } from '../book/text-file.ts';
import type { Face } from '../book/theme.ts';
import { visitAll } from '../book/visit.ts';
import { placer } from '../diagnostics/place.ts';
import type { Report } from '../diagnostics/report.ts';
import { plainFont } from '../house/plain-font.ts';
import { isInRange } from '../house/typefaces.ts';
import { isOfLanguage } from '../language/scripts.ts';
import { facesOf } from './theme.ts';

/** A character that many texts have and warraq's own typeface surely draws; only a text with others makes it worth opening the fonts. */
const ORDINARY =
  /^[\s -~\u00a0-\u017f\u060c\u061b\u061f\u0621-\u063a\u0641-\u0655\u0660-\u066c\u0670\u067e\u0686\u0698\u06a9\u06af\u06c0\u06cc\u06f0-\u06f9\u2010-\u2015\u2018-\u201e\u2026\p{Default_Ignorable_Code_Point}\p{Cc}]$/u;

/** Of each code point that was met whether it is ordinary: 1, or not: 2. */
const met = new Uint8Array(0x11_0000);

/** Asked of all that a book says: looked up for each character, it takes a fifth of the time of an expression for the whole text. */
function isOrdinary(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at)!;
    if (code > 0xffff) at += 1;
    met[code] ||= ORDINARY.test(String.fromCodePoint(code)) ? 1 : 2;
    if (met[code] === 2) return false;
  }
  return true;
}

/** Whether a character is never drawn: a space, a control. */
export function isUndrawn(character: string): boolean {
  return /[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/u.test(character);
}

/**
 * Tell of each character, of texts and of formulas, that no face of the book has, at its first place: a warning, since a box with its code point is printed for
 * it; a letter of the book's own language is an error. A book with typefaces of its own is not looked through. Gives these characters.
 */
export async function checkGlyphs(book: Book, report: Report): Promise<ReadonlySet<string>> {
  const missing = new Set<string>();
  // What the typefaces of the book's own style have is not known.
  if (/@font-face/i.test(book.style)) return missing;
  await checkOwn(book, report);
  let all: readonly Face[] | undefined;
  for (const { tree, file } of book.chapters)
    for (const { value, node, naskh } of textsOf(tree, book, drawingOf(book))) {
      if (isOrdinary(value)) continue;
      all ??= lookedThrough(book);
      const faces = naskh ? all : all.filter(({ role }) => role !== 'naskh');
      let base = '';
      for (const character of value) {
        if (isUndrawn(character)) continue;
        const isMark = /\p{M}/u.test(character);
        if (!isMark) base = character;
        if (missing.has(character)) continue;
        if (await isDrawn(isMark ? [base, character] : [character], faces)) continue;
        missing.add(character);
        tell(character, book.language, file, placeOf(character, node, file), report);
      }
    }
  return missing;
}

/** Tell of each letter and digit of the book's language that the typeface it asks for has not: another draws it, which a reader sees. */
async function checkOwn(book: Book, report: Report): Promise<void> {
  const own = book.theme.typefaces
    .filter(({ role }) => role === 'text')
    .flatMap(({ faces }) => faces.slice(0, 1));
  const [first] = own;
  if (!first) return;
  const drawn = await Promise.all(own.map(charactersOf));
  const seen = new Uint8Array(0x11_0000);
  for (const { tree, file } of book.chapters)
    for (const { value, node, naskh } of textsOf(tree, book, []))
      for (const code of naskh ? [] : newCodes(value, seen)) {
        const character = String.fromCodePoint(code);
        if (!isOfLanguage(character, book.language) && !/[۰-۹٠-٩]/.test(character)) continue;
        if (drawn.some((characters) => characters.has(code))) continue;
        const facts = { family: first.family, character, code: `U+${codePointOf(character)}` };
        report(file, 'typeface-complete', facts, placeOf(character, node, file));
      }
}

/** The code points of a text that were not seen before. `seen`: of each whether it was, 1. */
function newCodes(text: string, seen: Uint8Array): readonly number[] {
  const codes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at)!;
    if (code > 0xffff) at += 1;
    if (seen[code] === 1) continue;
    seen[code] = 1;
    codes.push(code);
  }
  return codes;
}

function tell(
  character: string,
  language: Language,
  file: TextFile,
  place: Position | undefined,
  report: Report,
): void {
  const facts = { character, code: `U+${codePointOf(character)}` };
  if (isOfLanguage(character, language))
    report(file, 'script-available', { ...facts, script: language.script }, place);
  else report(file, 'glyph-available', facts, place);
}

/** `A` -> `0041`. */
export function codePointOf(character: string): string {
  return character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
}

/** The place of a character in the source: its first one in the node; that of the node where it is written otherwise, as `\koppa`. */
function placeOf(character: string, { position }: RootContent, file: TextFile): Position | undefined {
  const offset = file.value.indexOf(character, position?.start.offset);
  const isWithin = offset >= 0 && offset < (position?.end.offset ?? Number.POSITIVE_INFINITY);
  return isWithin ? placer(file)(offset, offset + character.length) : position;
}

interface Told {
  readonly value: string;
  readonly node: RootContent;
  /** It is set in naskh, whatever the text is set in. */
  readonly naskh: boolean;
}

/** How pieces of markup draw what they have instead of text. */
function drawingOf({ syntaxes }: Book): readonly NonNullable<Syntax['drawn']>[] {
  return syntaxes.flatMap(({ drawn }) => drawn ?? []);
}

/** The texts of a tree, in their order, and what pieces of markup draw in their stead. */
function textsOf(
  tree: Root,
  { theme, syntaxes }: Book,
  drawing: readonly NonNullable<Syntax['drawn']>[],
): readonly Told[] {
  const texts: Told[] = [];
  const directives = theme.typefaces.some(({ role }) => role === 'naskh')
    ? naskhDirectives(syntaxes)
    : new Map<string, string>();
  const within = new Set<Root | RootContent>();
  visitAll(tree, (node) => {
    if ('children' in node && (within.has(node) || ('name' in node && directives.has(String(node.name)))))
      for (const child of node.children) within.add(child);
    if (node.type === 'root') return;
    const naskh = within.has(node);
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code')
      texts.push({ value: node.value, node, naskh });
    for (const drawn of drawing) for (const value of drawn(node) ?? []) texts.push({ value, node, naskh });
  });
  return texts;
}

/** The faces of a book that may draw a text: all weights of a family have the same letters, so the first speaks for them. */
function lookedThrough(book: Book): readonly Face[] {
  const first = new Map<string, Face>();
  for (const face of facesOf(book)) {
    const part = `${face.family} ${face.range ?? ''}`;
    if (face.role !== 'heading' && !first.has(part)) first.set(part, face);
  }
  return [...first.values()];
}

/**
 * Whether some face has glyphs for all of these, a letter and a mark on it, and its `unicode-range` lets it be used: a browser draws both
 * with one face, and no mark at all where none has it with its letter.
 */
async function isDrawn(characters: readonly string[], faces: readonly Face[]): Promise<boolean> {
  const codes = characters.flatMap((character) => character.codePointAt(0) ?? []);
  for (const face of faces) {
    const known = await charactersOf(face);
    if (codes.every((code) => (!face.range || isInRange(code, face)) && known.has(code))) return true;
  }
  return false;
}

const known = new WeakMap<Face, Promise<ReadonlySet<number>>>();

/** The code points that a face has glyphs for. */
export function charactersOf(face: Face): Promise<ReadonlySet<number>> {
  const characters = known.get(face) ?? readCharacters(face);
  known.set(face, characters);
  return characters;
}

async function readCharacters(face: Face): Promise<ReadonlySet<number>> {
  const { Blob, Face: HarfBuzzFace } = await import('harfbuzzjs');
  const plain = await plainFont(face.bytes());
  return new Set(new HarfBuzzFace(new Blob(new Uint8Array(plain))).collectUnicodes());
}
