import type { Paragraph, Root } from 'mdast';
import type { ContainerDirective, TextDirective } from 'mdast-util-directive';
import type { Construct, Extension, State, TokenizeContext } from 'micromark-util-types';
import type { VFile } from 'vfile';
import { visit, visitAll } from '../../book/visit.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { placer } from '../../diagnostics/place.ts';
import { report } from '../../diagnostics/report.ts';
import type { VerseLines } from './verse.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    directiveText: 'directiveText';
    directiveTextLabel: 'directiveTextLabel';
  }
}

/** The directives of the manual of style, by how they are written: `:::verse`, `:quran[…]`. */
const CONTAINERS = ['verse', 'epigraph', 'aside', 'latin'] as const;
const PHRASES = ['quran', 'en', 'ar', 'fa'] as const;

/** The attributes that a directive may have: `:::latin{#id .class lang=de}`. */
const ATTRIBUTES = ['id', 'class', 'lang'];

const OUR_CONTAINER = new RegExp(String.raw`:{3,}(${CONTAINERS.join('|')})(?![\p{L}\p{M}\p{N}_-])`, 'uy');
const OUR_PHRASE = new RegExp(`:(?:${PHRASES.join('|')})\\[`, 'y');
/** What its author will have meant for a directive: alone in its line, or an ASCII name right before a bracket. */
const MEANT_CONTAINER = /(?<!:):{3,}[ \t]*([\p{L}_][\p{L}\p{M}\p{N}_-]*)/gu;
const MEANT_PHRASE = /(?<![\p{L}\p{M}\p{N}:\\]):([a-z][a-z-]*)\[/gu;
const COLON = 58;

/**
 * remark-directive's syntax for our directives alone. It takes every colon before a letter or a digit for one («۲:۱», «گفت:سلام»);
 * what is none of ours is never read as one, and so stays the text that it is.
 *
 * @param poems Is told the lines of all poems.
 */
export function ownDirectives(extension: Extension, source: string, poems: VerseLines): Extension {
  const { text, flow, ...rest } = extension;
  const phrases = [text?.[COLON] ?? []].flat();
  const containers = [flow?.[COLON] ?? []].flat().filter(({ concrete }) => concrete);
  if (phrases.length === 0 || containers.length === 0) return extension;
  return {
    ...rest,
    text: { [COLON]: phrases.map((construct) => phrase(construct, source)) },
    flow: { [COLON]: containers.map((construct) => container(construct, source, poems)) },
  };
}

/** A phrase is a directive if it has its brackets. */
function phrase(construct: Construct, source: string): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      if (!matchAt(OUR_PHRASE, source, this.now().offset)) return nok;
      const end: State = (code) => (hasLabel(this) ? ok(code) : nok(code));
      return construct.tokenize.call(this, effects, end, nok);
    },
  };
}

/** Whether the phrase that was just read has brackets: they are the first that stands in it behind its name. */
function hasLabel({ events }: TokenizeContext): boolean {
  const begin = events.findLastIndex(([turn, { type }]) => turn === 'enter' && type === 'directiveText');
  return events.slice(begin).some(([, { type }]) => type === 'directiveTextLabel');
}

function container(construct: Construct, source: string, poems: VerseLines): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const { line, offset } = this.now();
      const name = matchAt(OUR_CONTAINER, source, offset)?.[1];
      if (name === undefined) return nok;
      const end: State = (code) => {
        if (name === 'verse') poems.add(line, this.now().line);
        return ok(code);
      };
      return construct.tokenize.call(this, effects, end, nok);
    },
  };
}

function matchAt(pattern: RegExp, source: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(source);
}

/**
 * Read the attributes of directives into `data.hProperties`, as remark-rehype reads them; warn of those that are unknown, and of
 * what its author will have meant for a directive: it stays as it is written.
 */
export function readDirectives(tree: Root, file: VFile): void {
  visitAll(tree, (node) => {
    if (node.type === 'containerDirective' || node.type === 'textDirective') takeAttributes(node, file);
    else if (node.type === 'paragraph') tellUnknown(node, file);
  });
}

function takeAttributes(node: ContainerDirective | TextDirective, file: VFile): void {
  const { id, class: classes, lang, ...others } = node.attributes ?? {};
  const properties = {
    ...(id ? { id } : {}),
    ...(classes ? { className: classes.split(/\s+/) } : {}),
    ...(lang ? { lang } : {}),
  };
  if (Object.keys(properties).length > 0) node.data = { ...node.data, hProperties: properties };
  for (const name of Object.keys(others))
    report(file, 'directive-known', `unexpected attribute «${name}» of «${node.name}»`, node, {
      actual: name,
      expected: ATTRIBUTES,
      note: `it was passed over; known are ${ATTRIBUTES.join(', ')}`,
    });
}

function tellUnknown(paragraph: Paragraph, file: VFile): void {
  const source = String(file);
  visit(paragraph, 'text', ({ position }) => {
    const { start, end } = position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return;
    const from = start.offset;
    const written = source.slice(from, end.offset);
    if (!written.includes(':')) return;
    const tell = (name: string, mark: string, begin: number, known: readonly string[]) => {
      const near = nearest(name, known);
      const reason =
        near === name
          ? `«${mark}${name}» is not closed`
          : `unexpected directive «${mark}${name}»${near ? `, did you mean «${mark}${near}»?` : ''}`;
      const place = placer(file)(from + begin, from + begin + mark.length + name.length);
      report(file, 'directive-known', reason, place, { actual: name, ...(near ? { expected: [near] } : {}) });
    };
    for (const { 1: name, index } of written.matchAll(MEANT_CONTAINER))
      if (beginsLine(source, from + index)) tell(name!, ':::', index, CONTAINERS);
    for (const { 1: name, index } of written.matchAll(MEANT_PHRASE)) tell(name!, ':', index, PHRASES);
  });
}

/** Whether nothing stands before a place in its line but indentation and the signs of quotations. */
function beginsLine(source: string, offset: number): boolean {
  return /^[ \t>]*$/.test(source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset));
}
