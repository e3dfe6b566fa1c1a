import type { Image, Literal, Nodes, PhrasingContent, Root, RootContent, Text } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Code, Extension, State, Tokenizer } from 'micromark-util-types';
import type { Edit } from '../../book/edit.ts';
import type { Tell } from '../../book/message.ts';
import type { TextFile } from '../../book/text-file.ts';
import { visitAll } from '../../book/visit.ts';
import { Kinds } from '../../diagnostics/kinds.ts';
import { codeIn, linesOutsideCode } from '../outside-code.ts';
import { bracesIn, takeBraces } from './braces.ts';
import { giveLabels } from './labels.ts';
import type { Place, Range } from './place.ts';
import { shortcodeCarried } from './rules.ts';

/** What a site generator would put something in the place of: `{{< name … >}}`, `{{% name … %}}`, `{% name … %}`, `{{#name …}}`. */
export interface Shortcode extends Literal {
  type: 'shortcode';
}

declare module 'mdast' {
  interface RootContentMap {
    shortcode: Shortcode;
  }
  interface PhrasingContentMap {
    shortcode: Shortcode;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    shortcode: 'shortcode';
    shortcodeData: 'shortcodeData';
  }
}

const OPENING_BRACE = 123;

/** What a tag has behind its name: no letter but ASCII ones outside of quotation marks, for a tag is no prose. */
const ARGUMENTS = String.raw`(?:"[^"]*"|'[^']*'|[^{}"'%<>\u0080-\uffff]|%(?!\}))*`;
const NAME = String.raw`-?[ \t]*(?:\/[ \t]*)?[A-Za-z][\w.\/-]*(?![\w.\/-])`;

/** The tags of mdBook, Hugo and Liquid, with all that is in them. */
export const TAGS = new RegExp(
  [
    String.raw`\{\{#[a-z_]+ [^{}\n\u0080-\uffff]*\}\}`,
    String.raw`\{\{<${NAME}${ARGUMENTS}\/?>\}\}`,
    String.raw`\{\{%${NAME}${ARGUMENTS}\/?%\}\}`,
    String.raw`\{%${NAME}${ARGUMENTS}%\}`,
  ].join('|'),
  'gu',
);

export function shortcodes(source: string): Extension {
  const isLineEnding = (code: Code) => code !== null && code < -2;
  const tokenize: Tokenizer = function (effects, ok, nok) {
    const { offset } = this.now();
    const pattern = new RegExp(TAGS.source, 'uy');
    pattern.lastIndex = offset;
    const end = offset + (pattern.exec(source)?.[0].length ?? 0);
    const start: State = (code) => {
      if (end === offset) return nok(code);
      effects.enter('shortcode');
      return between(code);
    };
    const between: State = (code) => {
      if (this.now().offset >= end) {
        effects.exit('shortcode');
        return ok(code);
      }
      if (code === null) return nok(code);
      if (isLineEnding(code)) {
        effects.enter('lineEnding');
        effects.consume(code);
        effects.exit('lineEnding');
        return between;
      }
      effects.enter('shortcodeData');
      return data(code);
    };
    const data: State = (code) => {
      if (code === null || isLineEnding(code) || this.now().offset >= end) {
        effects.exit('shortcodeData');
        return between(code);
      }
      effects.consume(code);
      return data;
    };
    return start;
  };
  const construct = { name: 'shortcode', tokenize };
  return { text: { [OPENING_BRACE]: construct } };
}

export function shortcodesFromMarkdown(): FromMarkdown {
  return {
    enter: {
      shortcode(token) {
        const value = this.sliceSerialize(token);
        this.enter(figureOf(value) ?? { type: 'shortcode', value }, token);
      },
    },
    exit: {
      shortcode(token) {
        this.exit(token);
      },
    },
  };
}

/**
 * What stands in the address of a link: the page that a tag of Hugo or Liquid leads to, `[text]({{< ref "city.md" >}})`, a path behind the
 * address of a site, `({{ site.baseurl }}/a.png)`, or one that a filter is put to, `({{ '/a.png' | relative_url }})`.
 */
const ADDRESS =
  /(\]\([ \t]*)(?:\{\{[ \t]*[\w.]*(?:baseurl|url|BaseURL)[ \t]*\}\}(?=\{[{%]))?(?:\{\{[<%][ \t]*(?:ref|relref)[ \t]+["']?([^"'\s{}]+)(?=["'\s]|[>%]\}\})["']?[^{}\n]*[>%]\}\}|\{%[ \t]*(?:link|post_url)[ \t]+([^%\s]+)[ \t]*%\}|\{\{[ \t]*(?:["']([^"'\n]+)["'][^{}\n]*|(?=[^{}\n]*\}\})[\w.]*\b(?:baseurl|url|BaseURL)\b[^{}\n]*)\}\})/g;

/** What docsify has in the place of a title: `![map](map.png ":size=50%")`. */
const OPTIONS = /(\]\([^()\s]+)[ \t]+(?:"(?::[\w=%.-]+[ \t]*)+"|'(?::[\w=%.-]+[ \t]*)+')(?=[ \t]*\))/g;

/** Addresses without tags, which no address of Markdown can have, and without options of a site. */
export function rewriteAddresses(source: string): readonly Edit[] {
  if (!/\]\([ \t]*(?:\{[{%]|[^()\s]+[ \t]+["']:)/.test(source)) return [];
  return linesOutsideCode(source).flatMap(({ text, start }) => {
    const isInCode = codeIn(text);
    return [...text.matchAll(ADDRESS), ...text.matchAll(OPTIONS)]
      .filter(({ index }) => !isInCode(index))
      .map(({ index, 0: whole, 1: before = '', 2: hugo, 3: liquid, 4: filtered }) => ({
        start: start + index + before.length,
        end: start + index + whole.length,
        text: hugo ?? liquid ?? filtered ?? '',
      }));
  });
}

/** An address with a tag in it, or two, behind the words of its link. */
export const TAGGED_ADDRESS = /\]\([ \t]*(?:\{[{%][^{}\n]*\}\}?)+[^()\s]*(?:[ \t]+"[^"\n]*")?[ \t]*\)/g;

/** What the lines of MDX are that name components, and a component or a comment within its text. */
const MODULE_LINES = /^(?:(?:import|export)\s(?=[^\n]*['"{}()=;])[^\n]*(?:\n|$))+$/;
const ATTRIBUTE = String.raw`\s+[\w-]+(?:=(?:\{[^{}]*\}|"[^"]*"|'[^']*'))?`;
const COMPONENT = new RegExp(String.raw`<\/?[A-Z][\w.]*(?:${ATTRIBUTE})*\s*\/?>|\{\/\*`, 'g');
/** A value that is no text: no element of HTML has one. */
const BRACED = /=\{/;
const COMMENT_END = '*/}';

/** Where a site puts a table of contents, and the names of MyST for the blocks below them. */
const PLACES = /^(?:\[\[?_?(?:toc|TOC)_?\]?\]|\([\p{L}\p{N}_][\p{L}\p{M}\p{N}_:.-]*\)=)$/gmu;

/** Leave out what a site generator would fill; images and links of it stay what they are. The tree is ours to change. */
export function readShortcodes(tree: Root, file: TextFile, tell: Tell): Root {
  const kinds = new Kinds();
  const leaveOut: LeaveOut = (name, kind, node) =>
    kinds.add(kind, (more) => tell(file, shortcodeCarried, { name, more }, node));
  giveLabels(tree);
  visitAll(tree, (parent) => {
    if (!('children' in parent)) return;
    const all = parent.children as PhrasingContent[];
    if (!all.some(isForeign)) return;
    const children = all.flatMap((child, index) => carried(child, { parent, index }, leaveOut));
    parent.children = children as never;
  });
  kinds.tell();
  return withoutEmpty(tree);
}

function isForeign(node: RootContent): boolean {
  return (
    node.type === 'shortcode' || (node.type === 'text' && /[[{<(]|^(?:import|export)\s|:id=/.test(node.value))
  );
}

/** Told of what is left out: what it is, and of which kind. */
type LeaveOut = (name: string, kind: string, node: Nodes) => void;

function carried(node: PhrasingContent, place: Place, leaveOut: LeaveOut): readonly PhrasingContent[] {
  if (node.type === 'shortcode') {
    const name = /[\w-]+/.exec(node.value)?.[0] ?? '';
    const sign = node.value.startsWith('{%') ? '{%' : node.value.slice(0, 3);
    leaveOut(`${sign} ${name}`, name.replace(/^end/, ''), node);
    return [];
  }
  if (node.type !== 'text') return [node];
  let { value } = node;
  for (const [from, to] of [...foreignMarkup(node, place)].reverse()) {
    const whole = value.slice(from, to).trim();
    const name = /^(?:<\/?[\w.]+|import|export)/.exec(whole)?.[0] ?? whole.slice(0, 40);
    const braces = whole.replace(/^:id=(.+)$/, '{#$1}');
    if (!/^\{(?!\/\*)/.test(braces) || !takeBraces(braces, place))
      leaveOut(name, /^[{[(]/.test(name) ? name[0]! : name.replace('/', ''), node);
    value = value.slice(0, from) + value.slice(to);
  }
  return value === '' ? [] : [{ ...node, value }];
}

/** A figure of Hugo. */
function figureOf(tag: string): Image | undefined {
  const [, name, attributes] = /^\{\{[<%]\s*(figure|image|img)\s([\s\S]*)[>%]\}\}$/.exec(tag) ?? [];
  const said = (key: string) => (attributes === undefined ? undefined : attributeIn(attributes, key));
  const [url, caption] = [said('src'), said('caption')];
  if (url === undefined) return undefined;
  const title = name === 'figure' ? (caption ?? said('title')) : undefined;
  return { type: 'image', url, alt: said('alt') ?? caption ?? null, title: title ?? null };
}

function attributeIn(attributes: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`).exec(attributes)?.[1] || undefined;
}

/** What of a text editions may leave out. */
export function foreignMarkup(text: Text, place: Place): readonly Range[] {
  const { value } = text;
  if (MODULE_LINES.test(value)) return [[0, value.length]];
  const places = [...value.matchAll(PLACES)]
    // A name is that of the block that begins below it.
    .filter(({ index, 0: written }) => !written.startsWith('(') || (place.index === 0 && index === 0))
    .map(({ index, 0: written }): Range => [index, index + written.length]);
  const ids = place.parent.type === 'heading' ? idIn(value) : [];
  return [...componentsIn(value), ...places, ...bracesIn(text, place), ...ids].sort(
    ([one], [other]) => one - other,
  );
}

/** Components of MDX with a value in braces, and comments. */
function componentsIn(value: string): readonly Range[] {
  const found: Range[] = [];
  // Where one comment is not closed, none behind it is.
  const last = value.lastIndexOf(COMMENT_END);
  let end = 0;
  for (const { index, 0: written } of value.matchAll(COMPONENT)) {
    if (index < end) continue;
    if (!written.startsWith('{')) {
      if (BRACED.test(written.replace(/"[^"]*"|'[^']*'/g, ''))) found.push([index, index + written.length]);
      continue;
    }
    if (index + written.length > last) continue;
    end = value.indexOf(COMMENT_END, index + written.length) + COMMENT_END.length;
    found.push([index, end]);
  }
  return found;
}

/** The id of a heading of docsify, `# Title :id=title`. */
function idIn(heading: string): readonly Range[] {
  return [...heading.matchAll(/(?<![ \t])[ \t]+:id=[\w-]+[ \t]*$/g)].map(({ index }) => [
    index,
    heading.length,
  ]);
}

/** Paragraphs of which nothing is left. */
function withoutEmpty(tree: Root): Root {
  // What is nothing keeps its place: a chapter goes as far as its blocks do.
  const isEmpty = (node: RootContent) =>
    node.type === 'paragraph' &&
    node.children.every((child) => child.type === 'text' && child.value.trim() === '');
  visitAll(tree, (node) => {
    if ('children' in node && (node.children as RootContent[]).some(isEmpty))
      node.children = (node.children as RootContent[]).map((child) =>
        isEmpty(child)
          ? { type: 'html', value: '', ...(child.position ? { position: child.position } : {}) }
          : child,
      ) as never;
  });
  return tree;
}
