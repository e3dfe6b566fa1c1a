import { posix } from 'node:path';
import type { FontFile } from './font-file.ts';

/** Files that make one family: which weight each is, and how it is called. */

/** Words in names of files, and the weights that they stand for; longer ones come first. */
const WEIGHTS: readonly (readonly [RegExp, number])[] = [
  [/extra-?light|ultra-?light/i, 200],
  [/semi-?bold|demi(-?bold)?/i, 600],
  [/extra-?bold|ultra-?bold/i, 800],
  [/thin|hairline/i, 100],
  [/light/i, 300],
  [/medium/i, 500],
  [/black|heavy/i, 900],
  [/bold|bd\b/i, 700],
];

const STYLES =
  /\s*\b(regular|roman|book|thin|(extra|ultra|semi|demi)?\s?(light|bold)|medium|demi|black|heavy|italic|oblique)\b\s*/gi;

/** A face of a family. */
export interface FamilyFace {
  readonly font: FontFile;
  readonly weight: number;
}

/** Two files that are the same face. */
export interface Twins {
  readonly file: string;
  readonly other: string;
  readonly weight: number;
}

/** The name of the family of a file, without that of its weight, as CSS takes it. */
export function familyOf({ facts, file }: FontFile): string {
  const plain = facts.family.replace(STYLES, ' ').trim() || facts.family || posix.parse(file.path).name;
  return (
    plain
      .replace(/[^\p{L}\p{M}\p{N} _.-]+/gu, ' ')
      .replace(/ {2,}/g, ' ')
      .trim() || 'Book'
  );
}

/** The faces of a family by weight, as the files say; by their names where they say the same. Two that are one are a fault. */
export function facesIn(fonts: readonly FontFile[]): readonly FamilyFace[] | Twins {
  const said = fonts.map((font) => ({ font, weight: font.facts.weight }));
  const faces = twinsIn(said) ? fonts.map((font) => ({ font, weight: weightByName(font) })) : said;
  return twinsIn(faces) ?? [...faces].sort((a, b) => a.weight - b.weight);
}

function weightByName({ file, facts }: FontFile): number {
  return WEIGHTS.find(([word]) => word.test(posix.parse(file.path).name))?.[1] ?? facts.weight;
}

function twinsIn(faces: readonly FamilyFace[]): Twins | undefined {
  for (const [at, { font, weight }] of faces.entries()) {
    const twin = faces
      .slice(0, at)
      .find((one) => one.weight === weight && one.font.facts.italic === font.facts.italic);
    if (twin) return { file: font.file.path, other: twin.font.file.path, weight };
  }
  return undefined;
}

/** The name of a face in editions, made of that of its file: letters a to z, digits, `-` and `_`. */
export function faceName(path: string, otherwise: string, taken: ReadonlySet<string>): string {
  const plain = posix
    .parse(path)
    .name.replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '');
  let name = plain === '' ? otherwise : plain;
  while (taken.has(name)) name = `${name}-own`;
  return name;
}
