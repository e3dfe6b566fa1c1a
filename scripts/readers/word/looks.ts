import type { Mark } from './pieces.ts';
import { type Look, looksOf, over, type Style } from './styles.ts';
import { isOn, valueIn, type Xml } from './xml.ts';

/** Letters that take the properties of complex scripts. */
const COMPLEX = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const MONOSPACE = /courier|consolas|monospace|\bmono\b|menlo|monaco|(?<!bar)code\b(?!\s*\d)/i;

/** How letters looked, and how many of them. */
export interface Seen {
  readonly look: Look;
  readonly letters: number;
}

/**
 * How letters look, and what of that their paragraph's style does not say.
 *
 * @param properties Of their run (`w:rPr`).
 * @param named The style of characters that they have.
 */
export function lookOf(
  text: string,
  properties: Xml | undefined,
  style: Style,
  named: Style | undefined,
): { readonly look: Look; readonly marks: readonly Mark[] } {
  const kind = COMPLEX.test(text) ? 'complex' : 'latin';
  const isLink = /hyperlink/i.test(named?.name ?? '');
  const ground = style[kind];
  const look = over(over(ground, named?.[kind] ?? {}), looksOf(properties)[kind]);
  const position = valueIn(properties, 'w:vertAlign');
  const marks: Mark[] = [];
  if (isOn(properties, 'w:strike') || isOn(properties, 'w:dstrike')) marks.push('delete');
  if (look.bold && !ground.bold && !isLink) marks.push('strong');
  if (look.italic && !ground.italic) marks.push('emphasis');
  if (isOn(properties, 'w:u') && !isLink) marks.push('underline');
  if (isOn(properties, 'w:highlight')) marks.push('highlight');
  if (position === 'superscript' || position === 'subscript') marks.push(position);
  if (isCode(named?.name, look, ground)) marks.push('code');
  return { look, marks };
}

function isCode(style: string | undefined, look: Look, ground: Look): boolean {
  if (/code|^کد$/i.test(style ?? '')) return true;
  return MONOSPACE.test(look.font ?? '') && !MONOSPACE.test(ground.font ?? '');
}

/** What all letters share. */
export function sharedLook(seen: readonly Seen[]): Look {
  const all = (is: (look: Look) => boolean | undefined) =>
    seen.length > 0 && seen.every(({ look }) => is(look));
  const sizes = new Map<number | undefined, number>();
  for (const { look, letters } of seen) sizes.set(look.size, (sizes.get(look.size) ?? 0) + letters);
  const [size] = [...sizes].sort(([, one], [, other]) => other - one)[0] ?? [];
  return {
    bold: all(({ bold }) => bold),
    italic: all(({ italic }) => italic),
    size,
    font: all(({ font }) => MONOSPACE.test(font ?? '')) ? seen[0]!.look.font : undefined,
  };
}

/** Whether all of a paragraph is set in a typeface of equal widths. */
export function isMonospace({ font }: Look): boolean {
  return font !== undefined && MONOSPACE.test(font);
}
