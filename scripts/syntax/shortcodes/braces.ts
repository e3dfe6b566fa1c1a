import type { Image, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';
import { ATTRIBUTES } from '../../book/conservation.ts';
import { BRACES, ONE_ATTRIBUTE } from '../braces.ts';
import type { Place, Range } from './place.ts';

/** Ours have no space and no sign of equality. */
const OURS = /^\{(?:[.#][^\s{}#.=]+)+\}$/;

/** Where attributes of other tools stand in a text, in a place that has some. */
export function bracesIn(text: Text, place: Place): readonly Range[] {
  const { value } = text;
  const found = [...value.matchAll(BRACES)];
  if (found.length === 0) return [];
  const last = value.replace(ATTRIBUTES, '').trimEnd().length;
  return found
    .filter(({ index, 0: written }) => isOfSomething(written, index, value, last, place))
    .map(({ index, 0: written }) => [index, index + written.length]);
}

/** `last`: where the last word of the text ends, before attributes of ours. */
function isOfSomething(
  written: string,
  at: number,
  value: string,
  last: number,
  { parent, index }: Place,
): boolean {
  const before = (parent.children as RootContent[])[index - 1];
  // The language of code in a line: `x = 1`{.python}.
  if (at === 0 && before?.type === 'inlineCode') return true;
  if (OURS.test(written)) return false;
  const end = at + written.length;
  if (at === 0 && (before?.type === 'link' || before?.type === 'image')) return true;
  const isLast = index === parent.children.length - 1 && end >= last;
  const sign = written.indexOf('#');
  if (isLast && (parent.type === 'heading' || (sign >= 0 && written.includes('=', sign)))) return true;
  return !before && beginsLine(value, at) && endsLine(value, end);
}

/** Whether nothing but spaces stands in a line before a place. */
function beginsLine(text: string, at: number): boolean {
  let from = at - 1;
  while (text[from] === ' ' || text[from] === '\t') from -= 1;
  return from < 0 || text[from] === '\n';
}

function endsLine(text: string, at: number): boolean {
  let to = at;
  while (text[to] === ' ' || text[to] === '\t') to += 1;
  return to >= text.length || text[to] === '\n';
}

/**
 * Give a heading, or an image and the paragraph that it is alone in, the id, the classes and the width that such attributes say. The tree
 * is ours to change.
 *
 * @returns Whether that was all they said.
 */
export function takeBraces(written: string, { parent, index }: Place): boolean {
  const before = (parent.children as PhrasingContent[])[index - 1];
  const { width, others, properties } = attributesIn(written);
  if (before?.type === 'inlineCode') return true;
  if (before?.type === 'link' || written.startsWith('{:')) return false;
  if (before?.type === 'image') {
    if (width !== undefined) before.data = { ...before.data, width };
    if (parent.type !== 'paragraph' || !isAlone(before, parent)) return !others && !properties;
  } else if (parent.type !== 'heading' && parent.type !== 'paragraph') return false;
  if (!properties) return !others;
  const own = parent.data?.hProperties ?? {};
  const className = [own['className'] ?? [], properties.className ?? []].flat().map(String);
  const classes = className.length > 0 ? { className } : {};
  parent.data = { ...parent.data, hProperties: { ...own, ...properties, ...classes } };
  return !others;
}

interface Said {
  readonly properties: { readonly id?: string; readonly className?: string[] } | undefined;
  readonly width: Width | undefined;
  /** Whether they say what nothing comes of. */
  readonly others: boolean;
}

type Width = NonNullable<NonNullable<Image['data']>['width']>;

/** What Pandoc and Quarto call a heading without a number. */
const UNNUMBERED = 'unnumbered';

function attributesIn(written: string): Said {
  if (written === '{-}') return { properties: { className: [UNNUMBERED] }, width: undefined, others: false };
  const parts = [...written.slice(1, -1).matchAll(new RegExp(ONE_ATTRIBUTE, 'g'))].map(([part]) => part);
  const id = parts.find((part) => part.startsWith('#'))?.slice(1);
  const className = parts.filter((part) => part.startsWith('.')).map((part) => part.slice(1));
  const values = parts.filter((part) => /^[^.#]/.test(part));
  const [width] = values.flatMap((part) => widthIn(part) ?? []);
  return {
    properties:
      id === undefined && className.length === 0
        ? undefined
        : { ...(id === undefined ? {} : { id }), ...(className.length > 0 ? { className } : {}) },
    width,
    others: parts.length === 0 || values.some((part) => widthIn(part) === undefined),
  };
}

/** CSS pixels of a unit (CSS Values 4, 6.2). */
const PIXELS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  pt: 4 / 3,
};

function widthIn(part: string): Width | undefined {
  const [, size, unit = ''] = /^width="?(\d{1,5}(?:\.\d+)?)(%|px|in|cm|mm|pt)?"?$/.exec(part) ?? [];
  if (size === undefined) return undefined;
  return unit === '%' ? `${Number(size)}%` : Math.round(Number(size) * PIXELS[unit]!);
}

function isAlone(image: Image, { children }: Paragraph): boolean {
  return children.every(
    (child) => child === image || (child.type === 'text' && child.value.replace(BRACES, '').trim() === ''),
  );
}
