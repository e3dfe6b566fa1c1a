import type { Root, RootContent } from 'mdast';
import type { Position } from 'unist';
import type { VFile } from 'vfile';
import type { Book } from '../book/book.ts';
import { visitAll } from '../book/visit.ts';
import { placer } from '../diagnostics/place.ts';
import { report } from '../diagnostics/report.ts';
import { FACES, faceBytes, isInRange } from './fonts.ts';

/** What every text has and Vazirmatn surely draws; only a text with more makes it worth opening the fonts. */
const ORDINARY =
  /^[\s -~\u00a0-\u017f\u060c\u061b\u061f\u0621-\u063a\u0641-\u0655\u0660-\u066c\u0670\u067e\u0686\u0698\u06a9\u06af\u06c0\u06cc\u06f0-\u06f9\u2010-\u2015\u2018-\u201e\u2026\p{Default_Ignorable_Code_Point}\p{Cc}]*$/u;

/** Characters that are never drawn. */
const UNDRAWN = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

/** Warn of each character that no face of the book has, at its first place: it would be printed as an empty box. */
export async function checkGlyphs(book: Book): Promise<void> {
  const seen = new Set<string>();
  for (const { tree, file } of book.chapters)
    for (const { value, node } of textsOf(tree)) {
      if (ORDINARY.test(value)) continue;
      const drawn = await drawnCharacters();
      for (const character of value) {
        if (UNDRAWN.test(character) || drawn(character.codePointAt(0)!) || seen.has(character)) continue;
        seen.add(character);
        const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
        report(
          file,
          'glyph-available',
          `no typeface of the book has «${character}» (U+${code})`,
          placeOf(character, node, file),
        );
      }
    }
}

/** The place of a character in the source: its first one in the node. */
function placeOf(character: string, node: RootContent, file: VFile): Position | undefined {
  const offset = String(file).indexOf(character, node.position?.start.offset);
  return offset < 0 ? node.position : placer(file)(offset, offset + character.length);
}

interface Told {
  readonly value: string;
  readonly node: RootContent;
}

function textsOf(tree: Root): readonly Told[] {
  const texts: Told[] = [];
  const collect = (under: Root | RootContent) =>
    visitAll(under, (node) => {
      if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code')
        texts.push({ value: node.value, node });
    });
  collect(tree);
  return texts;
}

/** Whether some face draws a code point; faces that come in pieces draw what their `unicode-range` says. */
let drawn: Promise<(code: number) => boolean> | undefined;
function drawnCharacters(): Promise<(code: number) => boolean> {
  drawn ??= import('harfbuzzjs').then(({ Blob, Face: HarfBuzzFace }) => {
    const whole = FACES.filter((face) => !face.range && face.weight === 400);
    const codes = new Set(
      whole.flatMap((face) => [...new HarfBuzzFace(new Blob(faceBytes(face))).collectUnicodes()]),
    );
    return (code) => codes.has(code) || FACES.some((face) => isInRange(code, face));
  });
  return drawn;
}
