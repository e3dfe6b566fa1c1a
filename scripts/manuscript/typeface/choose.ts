import { posix } from 'node:path';
import type { TextFile } from '../../book/text-file.ts';
import type { Face, Measures, Theme, ThemeFile, Typeface } from '../../book/theme.ts';
import {
  CHOSEN_ROLES,
  type ChosenRole,
  type TypefaceChoice,
  type TypefaceChoices,
} from '../../book/typefaces.ts';
import type { World } from '../../book/world.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import type { Report } from '../../diagnostics/report.ts';
import { houseTypefaces, namedTypefaces, typefaceNamed } from '../../house/typefaces.ts';
import { LANGUAGES } from '../../language/languages.ts';
import { placeOfKey } from '../settings-file.ts';
import { faceName, facesIn, familyOf } from './family.ts';
import { type FontFile, isFontFile, readFontFile } from './font-file.ts';
import {
  addedSpace,
  adjustTo,
  type Heights,
  hasLargeLatin,
  heightsOf,
  latinHeight,
  textAdjust,
} from './measure.ts';
import { faceWithSpaceApart } from './space.ts';

/** What was chosen, as it is used. */
export type Dress = Required<Pick<Theme, 'typefaces' | 'files' | 'measures'>>;

/** Where a choice stands, and from where its files are. */
export interface Chooser {
  readonly file: TextFile;
  readonly yaml: string;
  /** Where the YAML begins in its file. */
  readonly base?: number;
  readonly world: World;
  /** The folder that files are named from. */
  readonly folder: string;
  /** Names of faces that editions have already: none is given twice. */
  readonly taken: Set<string>;
  readonly report: Report;
}

/** Letters that `latin` is for: Latin, Greek, Cyrillic and their digits, and the signs that no Persian text has. */
const LATIN =
  'U+0023-0026, U+002C, U+0030-0039, U+003B, U+003F-005A, U+0061-007A, U+00A1-00A9, U+00AE-00B6, U+00B8-00BA, U+00BC-00D6, U+00D8-00F6, U+00F8-05FF, U+1D00-1FFF, U+2018-201F, U+2C60-2C7F, U+A640-A69F, U+A720-A7FF';

/** A typeface for a role, before its size is known. */
interface Found {
  readonly typeface: Typeface;
  readonly files: readonly ThemeFile[];
  /** What it has for itself: warraq's list says how large it has to be. */
  readonly sizeAdjust: number | undefined;
}

/**
 * The typefaces that a book or a theme chooses. What can't be used is told at its place, and is left out: it is an error, and no book comes of it.
 *
 * @param before What lies beneath: the sizes of the theme.
 */
export async function chosenTypefaces(
  choices: TypefaceChoices,
  chooser: Chooser,
  before: Measures | undefined,
): Promise<Dress> {
  const typefaces: Typeface[] = [];
  const files: ThemeFile[] = [];
  let measures: Measures = before ?? { others: 1 };
  for (const role of CHOSEN_ROLES) {
    const choice = choices[role];
    const found = choice && (await findTypeface(role, choice, chooser));
    if (!found) continue;
    const heights = await heightsOf(regularOf(found.typeface).bytes());
    const adjust = choice['size-adjust'] ?? (await adjustOf(role, found, heights, measures));
    if (role === 'text') measures = await measuresOf(choice, found.typeface, adjust, heights);
    files.push(...found.files);
    const twin = typefaces.find(({ family }) => family === found.typeface.family);
    // Headings in the typeface of the text need none of their own.
    if (role === 'heading' && twin?.faces[0]?.sizeAdjust === adjust) continue;
    typefaces.push(setFor(role, found.typeface, adjust, choice.name, twin !== undefined));
    if (role === 'text' && !choices.latin && hasLargeLatin(heights))
      typefaces.push(
        setFor(
          'latin',
          found.typeface,
          adjustTo(latinHeight(heights, adjust, adjust), heights),
          undefined,
          true,
        ),
      );
  }
  return { typefaces, files, measures };
}

/** What the imprint calls a typeface, whatever its family is called within warraq. */
function inAllLanguages(name: string): Typeface['names'] {
  return Object.fromEntries(LANGUAGES.map(({ tag }) => [tag, name]));
}

/** A typeface as it is used for a role. What has other sizes there than elsewhere is a family of its own, and so is a part of one. */
function setFor(
  role: ChosenRole,
  { faces, ...typeface }: Typeface,
  sizeAdjust: number,
  name: string | undefined,
  isTwin: boolean,
): Typeface {
  const isLatin = role === 'latin';
  const isOthers =
    role !== 'heading' && houseTypefaces().some((one) => one.family === typeface.family && one.role !== role);
  const isApart = isLatin || isTwin || isOthers;
  const family = isApart ? `${typeface.family} for ${role}` : typeface.family;
  return {
    ...typeface,
    family,
    role,
    ...(isLatin ? { scripts: ['Latn', 'Grek', 'Cyrl'] } : {}),
    names:
      name === undefined ? { ...inAllLanguages(typeface.family), ...typeface.names } : inAllLanguages(name),
    faces: faces.map((face) => ({
      ...face,
      family,
      role,
      sizeAdjust,
      ...(isApart ? { name: `${face.name}-${role}` } : {}),
      ...(isLatin ? { range: LATIN } : {}),
    })),
  };
}

function regularOf({ faces }: Typeface): Face {
  return faces.find(({ weight, italic }) => weight === 400 && !italic) ?? faces[0]!;
}

async function measuresOf(
  choice: TypefaceChoice,
  typeface: Typeface,
  adjust: number,
  heights: Heights,
): Promise<Measures> {
  const leading = choice.leading ?? typeface.leading;
  const space = addedSpace(heights, adjust);
  return {
    ...(choice.size === undefined ? {} : { size: choice.size / adjust }),
    ...(leading === undefined ? {} : { leading: leading * adjust }),
    ...(space === undefined ? {} : { space }),
    others: await others(heights, adjust),
  };
}

/** How much larger or smaller warraq's typefaces stand beside one for text: the heights of their x agree. */
async function others(heights: Heights, adjust: number): Promise<number> {
  const house = await heightsOf(houseTypefaces()[0]!.faces[0]!.bytes());
  return adjustTo(latinHeight(heights, adjust, house.x!), house);
}

async function adjustOf(
  role: ChosenRole,
  { sizeAdjust }: Found,
  heights: Heights,
  measures: Measures,
): Promise<number> {
  if (role === 'text' || role === 'heading') return sizeAdjust ?? textAdjust(heights);
  // As tall as warraq's own for the same would be there.
  const own = houseTypefaces().find((one) => one.role === (role === 'latin' ? 'text' : role))!;
  const { x } = await heightsOf(own.faces[0]!.bytes());
  return adjustTo(x! * measures.others, heights);
}

async function findTypeface(
  role: ChosenRole,
  choice: TypefaceChoice,
  chooser: Chooser,
): Promise<Found | undefined> {
  const [first] = choice.face;
  const isName = choice.face.length === 1 && !isFontFile(first!);
  return isName ? named(role, first!, chooser) : ofFiles(role, choice, chooser);
}

async function named(
  role: ChosenRole,
  name: string,
  { report, ...chooser }: Chooser,
): Promise<Found | undefined> {
  const typeface = typefaceNamed(name);
  if (!typeface) {
    const known = namedTypefaces().map(({ words }) => words[0]!);
    const near = nearest(
      name.toLowerCase(),
      namedTypefaces().flatMap(({ words }) => words),
    );
    report(
      chooser.file,
      'typeface-usable',
      { fault: 'unknown', file: name, known, near },
      placeIn(chooser, role),
    );
    return undefined;
  }
  const { words: _, naskh: __, ...own } = typeface;
  const sizeAdjust = own.faces[0]!.sizeAdjust ?? 1;
  const faces = await Promise.all(own.faces.map(faceWithSpaceApart));
  return { typeface: { ...own, faces }, files: [], sizeAdjust };
}

function placeIn({ file, yaml, base }: Pick<Chooser, 'file' | 'yaml' | 'base'>, ...key: (string | number)[]) {
  return placeOfKey(file, yaml, ['typefaces', ...key], base);
}

async function ofFiles(
  role: ChosenRole,
  choice: TypefaceChoice,
  chooser: Chooser,
): Promise<Found | undefined> {
  const { file, report } = chooser;
  const fonts: FontFile[] = [];
  let isWhole = true;
  for (const pattern of choice.face) {
    const here = placeIn(chooser, role, ...(choice.face.length > 1 ? [choice.face.indexOf(pattern)] : []));
    const paths = await matching(pattern, chooser);
    if (paths.length === 0) report(file, 'typeface-usable', { fault: 'missing', file: pattern }, here);
    isWhole &&= paths.length > 0;
    for (const path of paths) {
      const font = await readFontFile(chooser.world, path);
      const name = posix.relative(chooser.folder, path);
      if ('fault' in font) report(file, 'typeface-usable', { ...font, file: name }, here);
      else fonts.push(font);
      isWhole &&= !('fault' in font);
      if (!('fault' in font) && font.facts.embedding === 'preview')
        report(file, 'typeface-embeddable', { file: name }, here);
    }
  }
  return isWhole ? familyFrom(role, choice, fonts, chooser) : undefined;
}

/** The paths that a name or a pattern stands for: `fonts/Lotus*.ttf`. */
async function matching(pattern: string, { world, folder }: Chooser): Promise<readonly string[]> {
  const path = posix.join(folder, pattern);
  const name = posix.basename(path);
  if (!name.includes('*')) return [path];
  const parts = name.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  const matches = new RegExp(`^${parts.join('.*')}$`, 'iu');
  const beside = await world.list(posix.dirname(path));
  return beside
    .filter((one) => matches.test(one))
    .sort()
    .map((one) => posix.join(posix.dirname(path), one));
}

function familyFrom(
  role: ChosenRole,
  choice: TypefaceChoice,
  fonts: readonly FontFile[],
  chooser: Chooser,
): Found | undefined {
  const { file, report } = chooser;
  const here = placeIn(chooser, role);
  const families = [...new Set(fonts.map(familyOf))];
  const [pattern] = choice.face;
  if (families.length > 1 && choice.face.length === 1) {
    report(file, 'typeface-usable', { fault: 'families', file: pattern!, families }, here);
    return undefined;
  }
  const faces = facesIn(fonts);
  if ('other' in faces) {
    report(file, 'typeface-usable', { fault: 'twins', ...faces }, here);
    return undefined;
  }
  if (role === 'text' && !faces.some(({ weight }) => weight >= 600))
    report(file, 'typeface-weights', { family: families[0]! }, here);
  const family = ownFamily(families[0]!);
  const { taken } = chooser;
  return {
    typeface: {
      family,
      role,
      scripts: [],
      names: inAllLanguages(families[0]!),
      faces: faces.map(({ font, weight }): Face => {
        const name = faceName(font.file.path, `${role}-${weight}`, taken);
        taken.add(name);
        const { italic, embedding } = font.facts;
        const bytes = () => font.bytes;
        return { family, role, weight, italic, name, printOnly: embedding === 'preview', bytes };
      }),
    },
    files: fonts.map((font) => font.file),
    sizeAdjust: undefined,
  };
}

/** A family that warraq has too, of another file, is another one. */
function ownFamily(family: string): string {
  const isTaken = [...houseTypefaces(), ...namedTypefaces()].some((one) => one.family === family);
  return isTaken ? `${family} of the book` : family;
}
