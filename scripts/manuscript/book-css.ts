import type { CssAllowance } from './inert-css.ts';

/** What the style of a book by a stranger may set: how text looks and where it stands on its page, and nothing beyond it. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Properties of which all that begin so are allowed: `border` stands for `border-block-start-width` too. */
const FAMILIES = words(`
  background block-size border box-decoration-break break caption caption-side color column columns direction display
  empty-cells float font gap hanging-punctuation hyphenate hyphens inline-size initial-letter letter-spacing line list
  margin max min opacity orphans outline padding page-break quotes row ruby tab-size table text unicode-bidi vertical-align
  white-space widows width height word writing-mode`);

const PROPERTIES = words(
  'clear content counter-increment counter-reset counter-set box-sizing overflow-wrap align-content align-items align-self justify-content justify-items justify-self',
);

const FUNCTIONS = words(`
  rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark
  calc min max clamp abs sign round mod rem var fit-content minmax repeat
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient
  counter counters symbols`);

/** A style of nothing but these; tokens of the theme (`--text-size`) may be set. */
export const BOOK_CSS: CssAllowance = {
  property: (name) => (name.startsWith('--') || PROPERTIES.has(name) || isOfFamily(name) ? 'stays' : 'goes'),
  functions: FUNCTIONS,
  atRules: words('media'),
  references: false,
};

/** `border-block-start` is of `border`, and so is `border` itself. */
function isOfFamily(name: string): boolean {
  for (let whole = name; whole; whole = whole.slice(0, Math.max(0, whole.lastIndexOf('-'))))
    if (FAMILIES.has(whole)) return true;
  return false;
}
