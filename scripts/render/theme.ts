import type { Book } from '../book/book.ts';
import type { Face, Medium, Sheet, Typeface, TypefaceRole } from '../book/theme.ts';
import { packageText } from '../house/package-files.ts';
import { houseTypefaces } from '../house/typefaces.ts';

/**
 * The style sheet of a book for one medium: tokens and base, the theme, the medium's own sheet, what the theme has to say of the
 * medium, and last the author's, which may overrule any token. The sheets of pieces of markup stand behind the base, and behind the
 * medium's.
 */
export function themeCss(book: Book, medium: Medium): string {
  const { typefaces, sheets } = book.theme;
  const markup = book.syntaxes.map(({ css }) => css);
  const ofMarkup = (place: Sheet) => markup.flatMap((css) => css?.[place] ?? []);
  return [
    packageText('styles/base.css'),
    ...ofMarkup('base'),
    ...(typefaces.length > 0 ? [typefaceCss(typefaces)] : []),
    sheets.base,
    packageText(`styles/${medium}.css`),
    ...ofMarkup(medium),
    sheets[medium],
    book.style,
  ]
    .filter((sheet) => sheet !== undefined)
    .join('\n');
}

/** The typefaces that a book is set in: those of its theme, and those of warraq for what they lack. */
function typefacesOf({ theme }: Book): readonly Typeface[] {
  return [...theme.typefaces, ...houseTypefaces()];
}

/** The faces that a book is set in, in the order in which editions name them. */
export function facesOf(book: Book): readonly Face[] {
  return typefacesOf(book).flatMap(({ faces }) => faces);
}

/** What stands last in the stack of a role, in words of CSS Fonts 4. */
const GENERIC = {
  text: 'sans-serif',
  heading: 'sans-serif',
  code: 'monospace',
  math: 'math, sans-serif',
} as const satisfies Record<Exclude<TypefaceRole, 'symbols'>, string>;

/** The rules that let typefaces of a theme be used: tokens for their roles, with those of warraq behind them. */
function typefaceCss(own: readonly Typeface[]): string {
  const all = [...own, ...houseTypefaces()];
  const roles = Object.entries(GENERIC) as [keyof typeof GENERIC, string][];
  const tokens = roles.map(([role, generic]) => `  --${role}-font: ${stackOf(all, role)}, ${generic};\n`);
  const headings = own.some(({ role }) => role === 'heading') ? packageText('styles/headings.css') : '';
  return `:root {\n${tokens.join('')}}\n${headings}`;
}

/** The families of a role as CSS names them, with those that have what they lack: `"Own Code", "Own Text", …`. */
function stackOf(typefaces: readonly Typeface[], first: TypefaceRole): string {
  const order: readonly TypefaceRole[] = [first, 'text', 'math', 'symbols'];
  return familiesOf(order.flatMap((role) => typefaces.filter((typeface) => typeface.role === role)));
}

function familiesOf(typefaces: readonly Typeface[]): string {
  return [...new Set(typefaces.map(({ family }) => `"${family}"`))].join(', ');
}

/** The faces that a cover may use, and the families of its text as CSS names them. */
export function coverTypefaces(book: Book): { readonly faces: readonly Face[]; readonly families: string } {
  const typefaces = typefacesOf(book);
  return {
    faces: typefaces.filter(({ role }) => role !== 'code' && role !== 'math').flatMap(({ faces }) => faces),
    families: familiesOf(
      (['text', 'symbols'] as const).flatMap((role) => typefaces.filter((one) => one.role === role)),
    ),
  };
}

/** The name of the typeface that the text of a book is set in: the first for the script of its language. */
export function textFaceOf(book: Book): string {
  const { script, tag } = book.language;
  const texts = typefacesOf(book).filter(({ role }) => role === 'text');
  const face = texts.find(({ scripts }) => scripts.length === 0 || scripts.includes(script)) ?? texts[0]!;
  return face.names[tag] ?? face.family;
}

/** Where the numbers of notes start again: as the book says, or its theme. */
export function numberingOfNotes({ settings, theme }: Book): 'page' | 'chapter' | 'book' {
  return settings.footnotes ?? theme.traits.footnotes;
}
