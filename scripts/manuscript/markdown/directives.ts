import type { Root } from 'mdast';
import type { ContainerDirective, TextDirective } from 'mdast-util-directive';
import type { Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import type { Directive, Syntax } from '../../book/syntax.ts';
import type { TextFile } from '../../book/text-file.ts';
import { visitAll } from '../../book/visit.ts';
import type { Report } from '../../diagnostics/report.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    directiveText: 'directiveText';
    directiveTextLabel: 'directiveTextLabel';
  }
}

/** The attributes that a directive may have: `:::latin{#id .class lang=de}`. */
const ATTRIBUTES = ['id', 'class', 'lang'];

const OUR_ATTRIBUTES = /\{(?:\s*(?:[#.][^\s{}#.=]+|(?:id|class|lang)=(?:"[^"]*"|'[^']*'|[^\s"'{}]+)))*\s*\}/y;

/** The names of the directives of a kind. */
export function directiveNames(syntaxes: readonly Syntax[], kind: Directive['kind']): readonly string[] {
  return syntaxes.flatMap(({ directives = [] }) =>
    directives.filter((one) => one.kind === kind).map(({ name }) => name),
  );
}

/** Directives while a text is tokenized: which there are, and which lines stand in the blocks that were read. */
export class Directives {
  /** Undefined where there are none. */
  readonly #block: RegExp | undefined;
  readonly #phrase: RegExp | undefined;
  readonly #source: string;
  /** The lines in the blocks of each name. */
  readonly #blocks = new Map<string, Set<number>>();

  constructor(source: string, syntaxes: readonly Syntax[]) {
    this.#source = source;
    const [blocks, phrases] = (['block', 'phrase'] as const).map((kind) => directiveNames(syntaxes, kind));
    if (blocks?.length)
      this.#block = new RegExp(String.raw`:{3,}(${blocks.join('|')})(?![\p{L}\p{M}\p{N}_-])`, 'uy');
    // Brackets with a note's label are its mark: «زبان:fa[^۱]».
    if (phrases?.length)
      this.#phrase = new RegExp(String.raw`:(?:${phrases.join('|')})\[(?!\^[^\s\[\]]+\])`, 'y');
  }

  /** The name of the block that begins at an offset. */
  blockAt(offset: number): string | undefined {
    return this.#block && matchAt(this.#block, this.#source, offset)?.[1];
  }

  isPhraseAt(offset: number): boolean {
    return this.#phrase !== undefined && matchAt(this.#phrase, this.#source, offset) !== null;
  }

  opensAttributesAt(offset: number): boolean {
    return this.#source[offset] === '{';
  }

  hasAttributesAt(offset: number): boolean {
    return matchAt(OUR_ATTRIBUTES, this.#source, offset) !== null;
  }

  /** A block was read: the lines (from 1) of its opening and its end. */
  add(name: string, from: number, to: number): void {
    const lines = this.#blocks.get(name) ?? new Set();
    for (let line = from + 1; line <= to; line += 1) lines.add(line);
    this.#blocks.set(name, lines);
  }

  /** Whether a line stands in a block. */
  holds(name: string, line: number): boolean {
    return this.#blocks.get(name)?.has(line) ?? false;
  }
}

const COLON = 58;

/**
 * remark-directive's syntax for our directives alone. It takes every colon before a letter or a digit for one («۲:۱», «گفت:سلام»);
 * what is none of ours is never read as one, and so stays the text that it is.
 */
export function ownDirectives(extension: Extension, own: Directives): Extension {
  const { text, flow, ...rest } = extension;
  const phrases = [text?.[COLON] ?? []].flat();
  const containers = [flow?.[COLON] ?? []].flat().filter(({ concrete }) => concrete);
  if (phrases.length === 0 || containers.length === 0) return extension;
  return {
    ...rest,
    text: { [COLON]: phrases.map((construct) => phrase(construct, own)) },
    flow: { [COLON]: containers.map((construct) => container(construct, own)) },
  };
}

/** A phrase is a directive if it has its brackets. */
function phrase(construct: Construct, own: Directives): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      if (!own.isPhraseAt(this.now().offset)) return nok;
      const end: State = (code) => (hasLabel(this) ? ok(code) : nok(code));
      // What follows in braces is text, unless it is attributes of ours.
      const attempt: Effects['attempt'] = (part, ...states) =>
        own.opensAttributesAt(this.now().offset)
          ? effects.attempt(guarded(part, own), ...states)
          : effects.attempt(part, ...states);
      return construct.tokenize.call(this, { ...effects, attempt }, end, nok);
    },
  };
}

/** The attributes of a phrase, if all of them are ours. */
function guarded(attributes: Parameters<Effects['attempt']>[0], own: Directives): Construct {
  const { tokenize } = attributes as Construct;
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      return own.hasAttributesAt(this.now().offset) ? tokenize.call(this, effects, ok, nok) : nok;
    },
  };
}

/** Whether the phrase that was just read has brackets: they are the first that stands in it behind its name. */
function hasLabel({ events }: TokenizeContext): boolean {
  const begin = events.findLastIndex(([turn, { type }]) => turn === 'enter' && type === 'directiveText');
  return events.slice(begin).some(([, { type }]) => type === 'directiveTextLabel');
}

function container(construct: Construct, own: Directives): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const { line, offset } = this.now();
      const name = own.blockAt(offset);
      if (name === undefined) return nok;
      const end: State = (code) => {
        own.add(name, line, this.now().line);
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
export function readDirectives(tree: Root, file: TextFile, report: Report): void {
  visitAll(tree, (node) => {
    if (node.type === 'containerDirective' || node.type === 'textDirective')
      takeAttributes(node, file, report);
  });
}

function takeAttributes(node: ContainerDirective | TextDirective, file: TextFile, report: Report): void {
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
