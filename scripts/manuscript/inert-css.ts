import type { Atrule, CssNode, Declaration, List, Rule, StyleSheet } from 'css-tree';
import generate from 'css-tree/generator';
import parse from 'css-tree/parser';

/** What CSS may say: everything else is taken out. Names are in lower case. */
export interface CssAllowance {
  /** What becomes of a declaration: it stays, it goes, or it goes without a word. */
  readonly property: (name: string) => 'stays' | 'goes' | 'goes unsaid';
  readonly functions: ReadonlySet<string>;
  /** At-rules with a block of rules. */
  readonly atRules: ReadonlySet<string>;
  /** Whether `url(#…)` may name an element of the same file; nothing else is ever named. */
  readonly references: boolean;
}

/** CSS without what was not allowed. */
export interface InertCss {
  readonly css: string;
  readonly taken: readonly TakenCss[];
}

export interface TakenCss {
  /** As it stood there, in short. */
  readonly what: string;
  /** Where it began: UTF-16 code units from the beginning of the text. */
  readonly offset: number;
}

/** How much of what was taken out is quoted. */
const QUOTED = 60;

/** A whole style sheet of nothing but what is allowed, written anew from its tree (CSS Syntax 3, § 5.4.1). */
export function inertSheet(text: string, allowance: CssAllowance): InertCss {
  return inert(text, 'stylesheet', (tree, filter) => filter.sheet(tree as StyleSheet), allowance);
}

/** The declarations of a `style` attribute: `fill:red; behavior:url(x)` -> `fill:red`. */
export function inertDeclarations(text: string, allowance: CssAllowance): InertCss {
  return inert(text, 'declarationList', (tree, filter) => filter.declarations(tree), allowance);
}

/** One value, such as `url(#a) red`; undefined where it is not allowed. */
export function inertValue(text: string, allowance: CssAllowance): string | undefined {
  const { css, taken } = inert(
    text,
    'value',
    (tree, filter) => (filter.allows(tree) ? undefined : filter.take(tree)),
    allowance,
  );
  return taken.length === 0 ? css : undefined;
}

function inert(
  text: string,
  context: 'stylesheet' | 'declarationList' | 'value',
  clean: (tree: CssNode, filter: Filter) => void,
  allowance: CssAllowance,
): InertCss {
  const filter = new Filter(text, allowance);
  try {
    const tree = parse(text, { context, positions: true, parseCustomProperty: true });
    clean(tree, filter);
    return { css: generate(tree), taken: filter.taken };
  } catch (cause) {
    // A value that is nested thousands of levels deep, or one that the parser can't begin with.
    if (!(cause instanceof RangeError || cause instanceof SyntaxError)) throw cause;
    return { css: '', taken: [{ what: text.slice(0, QUOTED), offset: 0 }] };
  }
}

class Filter {
  readonly taken: TakenCss[] = [];
  readonly #text: string;
  readonly #allowance: CssAllowance;

  constructor(text: string, allowance: CssAllowance) {
    this.#text = text;
    this.#allowance = allowance;
  }

  /** Note that something goes. */
  take(node: CssNode): void {
    const { start, end } = node.loc ?? { start: { offset: 0 }, end: { offset: QUOTED } };
    const whole = this.#text.slice(start.offset, end.offset).trim().replace(/\s+/g, ' ');
    this.taken.push({
      what: whole.length > QUOTED ? `${whole.slice(0, QUOTED)}…` : whole,
      offset: start.offset,
    });
  }

  sheet({ children }: { readonly children: List<CssNode> }): void {
    this.#keepOnly(children, (node) => {
      if (node.type === 'Rule') return this.#rule(node);
      if (node.type === 'Atrule') return this.#atRule(node);
      return node.type === 'Comment' || node.type === 'CDO' || node.type === 'CDC' ? 'unsaid' : 'no';
    });
  }

  declarations(tree: CssNode): void {
    if ('children' in tree && tree.children)
      this.#keepOnly(tree.children as List<CssNode>, (node) => {
        if (node.type === 'Declaration') return this.#declaration(node);
        return node.type === 'Comment' ? 'unsaid' : 'no';
      });
  }

  /** Whether nothing in a value, a selector or a query names another file or can't be understood. */
  allows(node: CssNode): boolean {
    const { functions, references } = this.#allowance;
    if (node.type === 'Raw') return false;
    if (node.type === 'Url') return references && /^#[^\s"'()\\<>]+$/.test(node.value);
    if (node.type === 'Function' && !functions.has(node.name.toLowerCase())) return false;
    // Where it stands in HTML or XML it must not be taken for their marks.
    if (node.type === 'String' && /[<&]|\]\]>/.test(node.value)) return false;
    return childrenOf(node).every((child) => this.allows(child));
  }

  #rule({ prelude, block }: Rule): Verdict {
    if (!this.allows(prelude)) return 'no';
    this.declarations(block);
    return block.children.isEmpty ? 'unsaid' : 'yes';
  }

  #atRule({ name, prelude, block }: Atrule): Verdict {
    if (!block || !this.#allowance.atRules.has(name.toLowerCase()))
      return name === 'charset' ? 'unsaid' : 'no';
    if (prelude && !this.allows(prelude)) return 'no';
    this.sheet(block);
    return block.children.isEmpty ? 'unsaid' : 'yes';
  }

  #declaration({ property, value }: Declaration): Verdict {
    const standing = this.#allowance.property(property.toLowerCase());
    if (standing !== 'stays') return standing === 'goes' ? 'no' : 'unsaid';
    return this.allows(value) ? 'yes' : 'no';
  }

  #keepOnly(children: List<CssNode>, judge: (node: CssNode) => Verdict): void {
    children.forEach((node, item, list) => {
      const verdict = judge(node);
      if (verdict === 'no') this.take(node);
      if (verdict !== 'yes') list.remove(item);
    });
  }
}

/** It stays; it goes; it goes without a word. */
type Verdict = 'yes' | 'no' | 'unsaid';

/** Whatever stands in a node, under whichever name. */
function childrenOf(node: CssNode): readonly CssNode[] {
  return Object.values(node).flatMap((value): CssNode[] => {
    if (value === null || typeof value !== 'object') return [];
    if ('toArray' in value) return (value as List<CssNode>).toArray();
    return 'type' in value ? [value as CssNode] : [];
  });
}
