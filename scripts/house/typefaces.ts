import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Face, type Typeface, typefacesByWord, typefacesFrom, typefacesSchema } from '../book/theme.ts';
import { modulePath } from '../engine/module-path.ts';
import { packageText } from './package-files.ts';

/** A face of the house. */
export interface HouseFace extends Face {
  /** Path below the installed packages. */
  readonly source: string;
  /** Characters that have the glyphs of Latin text everywhere. */
  readonly plain?: string | undefined;
}

let read: readonly Typeface<HouseFace>[] | undefined;

/**
 * The typefaces that stand behind those of every theme, in the order in which editions name them. Their list is read when it is first
 * asked for: most that is checked needs none.
 */
export function houseTypefaces(): readonly Typeface<HouseFace>[] {
  read ??= typefacesFrom(
    typefacesSchema.parse(parse(packageText('styles/typefaces.yaml'))).typefaces,
    fromPackage,
  );
  return read;
}

function fromPackage(source: string): Pick<HouseFace, 'source' | 'bytes'> {
  let bytes: Uint8Array | undefined;
  return {
    source,
    bytes: () => {
      bytes ??= new Uint8Array(readFileSync(modulePath(source)));
      return bytes;
    },
  };
}

/** A typeface of warraq's that a book can ask for. */
export interface NamedTypeface extends Typeface<HouseFace> {
  /** The words that it is asked for by, beside its family; the first is shown. */
  readonly words: readonly string[];
  /** It is a naskh that has all marks of the Qur’an. */
  readonly naskh: boolean;
}

let named: readonly NamedTypeface[] | undefined;

/** The typefaces that a book can ask for by a word: those for text, and those that stand behind every theme and are no pieces. */
export function namedTypefaces(): readonly NamedTypeface[] {
  named ??= [
    ...textFaces(),
    ...houseTypefaces()
      .filter(isWhole)
      .map((one) => ({ ...one, words: [one.family], naskh: false })),
  ];
  return named;
}

function textFaces(): readonly NamedTypeface[] {
  const { typefaces } = typefacesByWord.parse(parse(packageText('styles/text-faces.yaml')));
  const faces = typefacesFrom(
    typefaces.map(({ words: _, naskh: __, plain: ___, ...record }) => record),
    fromPackage,
  );
  return faces.map((one, at) => {
    const { words, naskh, plain } = typefaces[at]!;
    return { ...one, words, naskh, faces: one.faces.map((face) => ({ ...face, plain })) };
  });
}

/** The SHA-256 of all faces that books can be set in, in hexadecimal digits. */
export function digestOfFaces(): string {
  const faces = [...houseTypefaces(), ...namedTypefaces()].flatMap((one) => one.faces);
  const sources = [...new Map(faces.map((face) => [face.source, face])).values()];
  const hash = createHash('sha256');
  for (const { source, bytes } of sources) hash.update(JSON.stringify(source)).update(bytes());
  return hash.digest('hex');
}

/** Not one of which warraq has some letters alone. */
function isWhole({ role, faces }: Typeface): boolean {
  return role !== 'symbols' && faces.every(({ range }) => range === undefined);
}

/** The typeface of a word or a family, in small letters or capitals. */
export function typefaceNamed(name: string): NamedTypeface | undefined {
  const wanted = name.trim().toLowerCase();
  return namedTypefaces().find(({ words, family }) =>
    [...words, family].some((one) => one.toLowerCase() === wanted),
  );
}

/** The faces of warraq that typefaces have, beside those that stand behind every theme. */
export function chosenFaces(typefaces: readonly Typeface[]): readonly HouseFace[] {
  const behind = new Set(houseFaces().map(({ source }) => source));
  const chosen = typefaces
    .flatMap(({ faces }) => faces)
    .filter((face): face is HouseFace => 'source' in face && !behind.has(String(face.source)));
  return [...new Map(chosen.map((face) => [face.source, face])).values()];
}

export function houseFaces(): readonly HouseFace[] {
  return houseTypefaces().flatMap(({ faces }) => faces);
}

/** The faces of the house's first typeface, which sets its text, but for those that only a printed book has. */
export function houseTextFaces(): readonly HouseFace[] {
  return houseTypefaces()[0]!.faces.filter(({ printOnly }) => !printOnly);
}

/** `@font-face` rules for faces that lie at the addresses given. */
export function fontFaceCss(faces: readonly Face[], address: (face: Face) => string): string {
  return faces
    .map((face) => {
      const style = face.italic ? 'italic' : 'normal';
      const range = face.range ? `;unicode-range:${face.range}` : '';
      return `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${style};src:url("${address(face)}")${range}${adjustCss(face)}}`;
    })
    .join('\n');
}

function adjustCss({ sizeAdjust = 1 }: Face): string {
  return sizeAdjust === 1 ? '' : `;size-adjust:${Number((sizeAdjust * 100).toFixed(2))}%`;
}

/** Whether the CSS `unicode-range` of a face holds a code point; false for a face without one. That it has a glyph is not said. */
export function isInRange(code: number, { range }: Face): boolean {
  if (range === undefined) return false;
  const ranges = RANGES.get(range) ?? rangesIn(range);
  RANGES.set(range, ranges);
  return ranges.some(([from, to]) => code >= from && code <= to);
}

type CodeRange = readonly [from: number, to: number];

/** A `unicode-range` is asked for each letter of a text: it is read once. */
const RANGES = new Map<string, readonly CodeRange[]>();

/** `U+600-6FF, U+200C` → `[[0x600, 0x6ff], [0x200c, 0x200c]]`. */
function rangesIn(range: string): readonly CodeRange[] {
  return range.split(',').map((part) => {
    const [from = '', to = from] = part.trim().slice(2).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}
