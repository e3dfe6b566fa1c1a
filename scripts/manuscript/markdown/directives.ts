import type { Root } from 'mdast';
import type { ContainerDirective, TextDirective } from 'mdast-util-directive';
import type { Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import type { VFile } from 'vfile';
import { CONTAINERS, PHRASES } from '../../book/directives.ts';
import { visitAll } from '../../book/visit.ts';
import { report } from '../../diagnostics/report.ts';
import type { VerseLines } from './verse.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    directiveText: 'directiveText';
    directiveTextLabel: 'directiveTextLabel';
  }
}

/** The attributes that a directive may have: `:::latin{#id .class lang=de}`. */
const ATTRIBUTES = ['id', 'class', 'lang'];

const OUR_CONTAINER = new RegExp(String.raw`:{3,}(${CONTAINERS.join('|')})(?![\p{L}\p{M}\p{N}_-])`, 'uy');
/** Brackets with a note's label are its mark: «زبان:fa[^۱]». */
const OUR_PHRASE = new RegExp(String.raw`:(?:${PHRASES.join('|')})\[(?!\^[^\s\[\]]+\])`, 'y');
const OUR_ATTRIBUTES = /\{(?:\s*(?:[#.][^\s{}#.=]+|(?:id|class|lang)=(?:"[^"]*"|'[^']*'|[^\s"'{}]+)))*\s*\}/y;
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
      // What follows in braces is text, unless it is attributes of ours.
      const attempt: Effects['attempt'] = (part, ...states) =>
        source[this.now().offset] === '{'
          ? effects.attempt(guarded(part, source), ...states)
          : effects.attempt(part, ...states);
      return construct.tokenize.call(this, { ...effects, attempt }, end, nok);
    },
  };
}

/** The attributes of a phrase, if all of them are ours. */
function guarded(attributes: Parameters<Effects['attempt']>[0], source: string): Construct {
  const { tokenize } = attributes as Construct;
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      return matchAt(OUR_ATTRIBUTES, source, this.now().offset) ? tokenize.call(this, effects, ok, nok) : nok;
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

/** Read the attributes of directives into `data.hProperties`, as remark-rehype reads them; warn of those that are unknown. */
export function readDirectives(tree: Root, file: VFile): void {
  visitAll(tree, (node) => {
    if (node.type === 'containerDirective' || node.type === 'textDirective') takeAttributes(node, file);
  });
}

function takeAttributes(node: ContainerDirective | TextDirective, file: VFile): void {
  const { id, class: classes, lang, ...others } = node.attributes ?? {};
  const classNames = classes?.match(/\S+/g);
  const properties = {
    ...(id ? { id } : {}),
    ...(classNames ? { className: [...classNames] } : {}),
    ...(lang ? { lang } : {}),
  };
  if (Object.keys(properties).length > 0) node.data = { ...node.data, hProperties: properties };
  for (const name of Object.keys(others))
    report(
      file,
      'directive-known',
      { fault: 'attribute', attribute: name, directive: node.name, known: ATTRIBUTES },
      node,
      { actual: name, expected: ATTRIBUTES },
    );
}
