import { readFileSync } from 'node:fs';
import { modulePath } from '../engine/module-path.ts';

/** One static face of the house's families. */
export interface Face {
  readonly family: string;
  readonly weight: 400 | 600 | 700 | 900;
  /** Path below the installed packages. */
  readonly source: string;
  /** File name without ending, in editions. */
  readonly name: string;
  /** CSS `unicode-range`, for faces that come in pieces. */
  readonly range?: string;
}

/** Letters that Vazirmatn lacks; it took its Latin from Roboto, whose other alphabets therefore match. */
const CYRILLIC = 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116';
const CYRILLIC_EXT = 'U+0460-048F, U+0492-04AF, U+04B2-052F, U+1C80-1C8A, U+20B4, U+2DE0-2DFF, U+A640-A69F';
const GREEK = 'U+0370-03FF';
const LATIN_EXT = 'U+0180-024F, U+1E02-1E9F, U+1EF2-1EFF, U+2C60-2C7F, U+A722-A7FF';

const vazirmatn = (weight: Face['weight'], style: string): Face => ({
  family: 'Vazirmatn',
  weight,
  source: `vazirmatn/fonts/ttf/Vazirmatn-${style}.ttf`,
  name: `Vazirmatn-${style}`,
});

/** A face that its npm package has in pieces, each for a range of characters. */
const piece = (family: string, subset: string, weight: Face['weight'], range: string): Face => {
  const id = family.toLowerCase().replaceAll(' ', '-');
  return {
    family,
    weight,
    source: `@fontsource/${id}/files/${id}-${subset}-${weight}-normal.woff2`,
    name: `${family.replaceAll(' ', '')}-${subset}-${weight}`,
    range,
  };
};

/** The letters of Hebrew with its points and presentation forms. */
const HEBREW = 'U+0590-05FF, U+FB1D-FB4F';

/** Letters with dots and strokes of transliterations and of African languages, the half rings, and polytonic Greek. */
const TRANSLITERATION = 'U+0180-02AF, U+02B0-02FF, U+1D00-1DBF, U+1E00-1EFF, U+2C60-2C7F, U+A720-A7FF';
const POLYTONIC = 'U+0300-036F, U+1F00-1FFF';

/** Arrows, signs and ornaments; emoji of one colour. */
const SYMBOLS =
  'U+20DD-20E4, U+2100-218F, U+2190-21FF, U+2300-23FF, U+2460-24FF, U+2600-27BF, U+1F100-1F1E5, U+1F700-1F77F';
const MORE_SYMBOLS = 'U+2190-2BFF, U+3030, U+303D, U+4DC0-4DFF, U+1F000-1FAFF';
const EMOJI =
  'U+200D, U+203C, U+2049, U+20E3, U+2139, U+231A-23FF, U+25AA-27BF, U+2934-2935, U+2B05-2B55, U+3030, U+303D, U+3297, U+3299, U+FE0F, U+1F000-1FAFF, U+E0062-E007F';

/** Static faces (a variable font would be printed as Type 3), in the order that the styles' font stack names them. */
export const FACES: readonly Face[] = [
  vazirmatn(400, 'Regular'),
  vazirmatn(600, 'SemiBold'),
  vazirmatn(700, 'Bold'),
  vazirmatn(900, 'Black'),
  ...([400, 700] as const).flatMap((weight) => [
    piece('Roboto', 'cyrillic', weight, CYRILLIC),
    piece('Roboto', 'cyrillic-ext', weight, CYRILLIC_EXT),
    piece('Roboto', 'greek', weight, GREEK),
    piece('Roboto', 'latin-ext', weight, LATIN_EXT),
    piece('Noto Sans', 'latin-ext', weight, TRANSLITERATION),
    piece('Noto Sans', 'greek-ext', weight, POLYTONIC),
  ]),
  ...([400, 600, 700, 900] as const).map((weight) => piece('Noto Serif Hebrew', 'hebrew', weight, HEBREW)),
  piece('Noto Sans Symbols', 'symbols', 400, SYMBOLS),
  piece('Noto Sans Symbols 2', 'symbols', 400, MORE_SYMBOLS),
  piece('Noto Emoji', 'emoji', 400, EMOJI),
  {
    family: 'Noto Sans Math',
    weight: 400,
    source: '@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2',
    name: 'NotoSansMath-Regular',
  },
  { family: 'Vazir Code', weight: 400, source: 'vazir-code-font/dist/Vazir-Code.ttf', name: 'Vazir-Code' },
];

/** The file of a face, TrueType or WOFF2 as its package has it. */
export function facePath(face: Face): string {
  return modulePath(face.source);
}

export function faceBytes(face: Face): Uint8Array {
  return new Uint8Array(readFileSync(facePath(face)));
}

/** `@font-face` rules for faces that lie at the addresses given. */
export function fontFaceCss(faces: readonly Face[], address: (face: Face) => string): string {
  return faces
    .map(
      (face) =>
        `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:normal;src:url("${address(face)}")${face.range ? `;unicode-range:${face.range}` : ''}}`,
    )
    .join('\n');
}

/** Whether the CSS `unicode-range` of a face holds a code point; false for a face without one. That it has a glyph is not said. */
export function isInRange(code: number, { range }: Face): boolean {
  return (range?.split(',') ?? []).some((part) => {
    const [from = '', to = from] = part.trim().slice(2).split('-');
    return code >= Number.parseInt(from, 16) && code <= Number.parseInt(to, 16);
  });
}
