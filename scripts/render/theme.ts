import type { Book } from '../book/book.ts';
import type { Emphasis, NoteScope } from '../book/settings.ts';
import { naskhDirectives } from '../book/syntax.ts';
import type { Face, Medium, Sheet, Theme, Typeface, TypefaceRole } from '../book/theme.ts';
import { packageText } from '../house/package-files.ts';
import { houseFaces, houseTypefaces } from '../house/typefaces.ts';

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
    naskhCss(book),
    sheets.base,
    packageText(`styles/${medium}.css`),
    ...ofMarkup(medium),
    sheets[medium],
    measuresCss(book, medium),
    emphasisCss(book, medium),
    book.style,
  ]
    .filter((sheet) => sheet !== undefined)
    .join('\n');
}

/** Those of each theme: what is known of a face is remembered by its record. */
const known = new WeakMap<Theme, readonly Typeface[]>();

/** The typefaces that a book is set in: those of its theme, and those of warraq for what they lack, in sizes that go with them. */
function typefacesOf({ theme }: Book): readonly Typeface[] {
  const typefaces = known.get(theme) ?? [...theme.typefaces, ...typefacesBehind(theme.measures?.others ?? 1)];
  known.set(theme, typefaces);
  return typefaces;
}

function typefacesBehind(sizeAdjust: number): readonly Typeface[] {
  if (sizeAdjust === 1) return houseTypefaces();
  return houseTypefaces().map((one) => ({
    ...one,
    faces: one.faces.map((face) => ({ ...face, sizeAdjust })),
  }));
}

/** The faces that a book is set in, each once, in the order in which editions name them. */
export function facesOf(book: Book): readonly Face[] {
  return [...facesByName(typefacesOf(book).flatMap(({ faces }) => faces)).values()];
}

/** What a book asks for comes before what stands behind it, of the same file. */
function facesByName(faces: readonly Face[]): ReadonlyMap<string, Face> {
  const byName = new Map<string, Face>();
  for (const face of faces) if (!byName.has(face.name)) byName.set(face.name, face);
  return byName;
}

/** The faces of a book that are no others than those of every book. */
export function ownFacesOf(book: Book): readonly Face[] {
  const house = new Set<Face>(houseFaces());
  return facesOf(book).filter((face) => !house.has(face));
}

/** The usual distance of lines, which the sheets are made for. */
const USUAL = 1.9;

/** What the typefaces of a book decide of sizes, laid over its theme: a typeface that needs wide lines needs them in headings too. */
function measuresCss({ theme: { measures } }: Book, medium: Medium): string | undefined {
  const { size, leading, space } = measures ?? {};
  const number = (value: number) => Number(value.toFixed(3));
  const rules = [
    ...(size === undefined || medium !== 'print' ? [] : [`html { font-size: ${number(size)}pt; }`]),
    ...(leading === undefined ? [] : [`:root { --line-height: ${number(leading)}; }`]),
    ...(space === undefined ? [] : [`[dir="ltr"] { word-spacing: ${number(space)}em; }`]),
    ...(leading === undefined || leading <= USUAL ? [] : [packageText('styles/wide-lines.css')]),
  ];
  return rules.length === 0 ? undefined : rules.join('\n');
}

/** The tokens of `styles/base.css` that a way to show emphasis stands for; what is no weight is as heavy as the text around it. */
const EMPHASIS: Readonly<Record<Emphasis, string>> = {
  weight: ':root { --emphasis-weight: 600; --emphasis-colour: inherit; --emphasis-font: inherit; }',
  colour: ':root { --emphasis-weight: inherit; --emphasis-font: inherit; }',
  guillemets:
    ':root { --emphasis-weight: inherit; --emphasis-colour: inherit; --emphasis-font: inherit; }\n.heavy { font-weight: 600; }',
  // No line is higher for it.
  face: ':root { --emphasis-weight: inherit; --emphasis-colour: inherit; --emphasis-font: var(--heading-font); }\nem, i, cite, dfn, var { line-height: 0; }',
};

/** Not `--accent`, which is black in a theme whose headings have no colour. A reader of EPUB may have light letters on a dark ground: this one shows on both. */
const COLOUR: Readonly<Record<Medium, string>> = {
  print: ':root { --emphasis-colour: #7a1f1f; }',
  epub: ':root { --emphasis-colour: #b5483a; }',
  web: ':root { --emphasis-colour: #7a1f1f; }\n@media screen and (prefers-color-scheme: dark) { :root { --emphasis-colour: #e3a88a; } }',
};

/** Emphasis that is strong, too, is no heavier than that then. */
const NO_WEIGHT = 'em strong, strong em { font-weight: 700; }';

/** How emphasis is shown: as the book says, or its theme; a typeface of its own that it has not is a weight, which reading tells. */
function emphasisCss({ settings, theme }: Book, medium: Medium): string | undefined {
  const asked = settings.emphasis ?? theme.traits.emphasis;
  if (asked === undefined) return undefined;
  const way = asked === 'face' && !hasHeadingFace(theme) ? 'weight' : asked;
  if (way === 'weight') return EMPHASIS.weight;
  return [EMPHASIS[way], ...(way === 'colour' ? [COLOUR[medium]] : []), NO_WEIGHT].join('\n');
}

function hasHeadingFace({ typefaces }: Theme): boolean {
  return typefaces.some(({ role }) => role === 'heading');
}

/** What stands last in the stack of a role, in words of CSS Fonts 4. */
const GENERIC = {
  text: 'sans-serif',
  heading: 'sans-serif',
  code: 'monospace',
  math: 'math, sans-serif',
} as const satisfies Record<Exclude<TypefaceRole, 'latin' | 'symbols' | 'naskh'>, string>;

/** The rules that let typefaces of a theme be used: tokens for their roles, with those of warraq behind them. */
function typefaceCss(own: readonly Typeface[]): string {
  const all = [...own, ...houseTypefaces()];
  const roles = Object.entries(GENERIC) as [keyof typeof GENERIC, string][];
  const tokens = roles.map(([role, generic]) => `  --${role}-font: ${stackOf(all, role)}, ${generic};\n`);
  const headings = own.some(({ role }) => role === 'heading') ? packageText('styles/headings.css') : '';
  return `:root {\n${tokens.join('')}}\n${headings}`;
}

/** The rule for what is set in naskh, which changes no distance of lines; undefined in a book that has a typeface of its own for none. */
function naskhCss({ theme, syntaxes }: Book): string | undefined {
  const own = theme.typefaces.filter(({ role }) => role === 'naskh');
  if (own.length === 0) return undefined;
  const classes = [...naskhDirectives(syntaxes).values()].map((one) => `.${one}`).join(', ');
  return `${classes} { font-family: ${familiesOf(own)}, var(--text-font); line-height: 0; }\n`;
}

/** The families of a role as CSS names them, with those that have what they lack: `"Own Code", "Own Text", …`. */
function stackOf(typefaces: readonly Typeface[], first: TypefaceRole): string {
  const before: readonly TypefaceRole[] =
    first === 'text' || first === 'heading' ? ['latin', first] : [first];
  const order: readonly TypefaceRole[] = [...before, 'text', 'math', 'symbols'];
  return familiesOf(order.flatMap((role) => typefaces.filter((typeface) => typeface.role === role)));
}

function familiesOf(typefaces: readonly Typeface[]): string {
  return [...new Set(typefaces.map(({ family }) => `"${family}"`))].join(', ');
}

/** The lines of a cover are large, and stand closer than those of a text. */
const COVER = 0.84;

/** What a cover may use: the faces, the families of its text as CSS names them, and rules for what is no text. */
export function coverTypefaces(book: Book): {
  readonly faces: readonly Face[];
  readonly families: string;
  readonly rules: string;
} {
  const typefaces = typefacesOf(book);
  const shown = typefaces.filter(({ role }) => !['code', 'math', 'naskh'].includes(role));
  const families = (...roles: readonly TypefaceRole[]) =>
    familiesOf(roles.flatMap((role) => typefaces.filter((one) => one.role === role)));
  const hasHeading = typefaces.some(({ role }) => role === 'heading');
  const leading = book.theme.measures?.leading ?? USUAL;
  const rules = [
    ...(hasHeading ? [`.title { font-family: ${families('latin', 'heading', 'text')}; }`] : []),
    ...(leading > USUAL
      ? [`body p { line-height: ${Number((leading * COVER).toFixed(3))} !important; }`]
      : []),
  ];
  return {
    faces: [...facesByName(shown.flatMap(({ faces }) => faces)).values()],
    families: families('latin', 'text', 'symbols'),
    rules: rules.map((rule) => `\n${rule}`).join(''),
  };
}

/** The name of the typeface that the text of a book is set in: the first for the script of its language. */
export function textFaceOf(book: Book): string {
  const { script, tag } = book.language;
  const texts = typefacesOf(book).filter(({ role }) => role === 'text');
  const face = texts.find(({ scripts }) => scripts.length === 0 || scripts.includes(script)) ?? texts[0]!;
  return face.names[tag] ?? face.family;
}

/** The name of the typeface that a theme or a book has chosen for a role; undefined where it has none of its own. */
export function typefaceNamed({ theme, language }: Book, role: TypefaceRole): string | undefined {
  const own = theme.typefaces.find((one) => one.role === role);
  return own && (own.names[language.tag] ?? own.family);
}

/** Where the numbers of notes start again: as the book says, or its theme. */
export function numberingOfNotes({ settings, theme }: Book): NoteScope {
  const scopeIn = (footnotes: Book['settings']['footnotes']) =>
    typeof footnotes === 'string' ? footnotes : footnotes?.numbering;
  return scopeIn(settings.footnotes) ?? scopeIn(theme.traits.footnotes) ?? 'page';
}

/** Whether short notes stand beside each other in print: as the book says, or its theme. */
export function hasNotesRunIn({ settings, theme }: Pick<Book, 'settings' | 'theme'>): boolean {
  const said = [settings.footnotes, theme.traits.footnotes].map((one) =>
    typeof one === 'object' ? one['run-in'] : undefined,
  );
  return said[0] ?? said[1] ?? false;
}

/** Whether lines of facing pages are to meet: as the book says, or its theme. */
export function isOnGrid({ settings, theme }: Book): boolean {
  return settings.grid ?? theme.traits.grid;
}
