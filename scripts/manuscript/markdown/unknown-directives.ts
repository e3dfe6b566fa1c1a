import type { Root } from 'mdast';
import type { Syntax } from '../../book/syntax.ts';
import type { TextFile } from '../../book/text-file.ts';
import { visit } from '../../book/visit.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { placer } from '../../diagnostics/place.ts';
import type { Report } from '../../diagnostics/report.ts';
import { directiveNames } from './directives.ts';

/** A name behind a fence, a fence alone, and an ASCII name between a colon and a bracket. */
const SEEMING =
  /(?<!:)(?<fence>:{3,})(?:[ \t]*(?<block>[\p{L}_][\p{L}\p{M}\p{N}_-]*)|(?=[ \t]*(?:[\r\n]|$)))|(?<![\p{L}\p{M}\p{N}:\\]):(?<phrase>[a-z][a-z-]*)(?=\[)/gu;

/** Warn of what its author will have meant for a directive and is none: it is printed as it is written. */
export function tellUnknownDirectives(
  tree: Root,
  file: TextFile,
  syntaxes: readonly Syntax[],
  report: Report,
): void {
  const source = file.value;
  const seeming = new Seeming(file, syntaxes, report);
  // Parts of one text have its place.
  const seen = new Set<number>();
  visit(tree, 'text', ({ position }) => {
    const { start, end } = position ?? {};
    if (start?.offset === undefined || end?.offset === undefined || seen.has(start.offset)) return;
    seen.add(start.offset);
    const written = source.slice(start.offset, end.offset);
    if (!written.includes(':')) return;
    for (const match of written.matchAll(SEEMING)) seeming.tell(match, start.offset + match.index);
  });
}

class Seeming {
  readonly #file: TextFile;
  readonly #report: Report;
  readonly #blocks: readonly string[];
  readonly #phrases: readonly string[];
  /** How many unknown blocks are open: a fence that closes one of them was told with it. */
  #open = 0;

  constructor(file: TextFile, syntaxes: readonly Syntax[], report: Report) {
    this.#file = file;
    this.#report = report;
    this.#blocks = directiveNames(syntaxes, 'block');
    this.#phrases = directiveNames(syntaxes, 'phrase');
  }

  tell({ groups = {} }: RegExpMatchArray, offset: number): void {
    const { fence, block, phrase } = groups;
    if (phrase !== undefined) this.#unknown(':', phrase, offset, this.#phrases);
    else if (fence === undefined || !this.#beginsLine(offset)) return;
    else if (block !== undefined) {
      this.#open += 1;
      this.#unknown(':::', block, offset, this.#blocks);
    } else if (this.#open > 0) this.#open -= 1;
    else
      this.#report(
        this.#file,
        'directive-known',
        { fault: 'closes-nothing', fence },
        this.#place(offset, fence),
      );
  }

  #unknown(mark: string, name: string, offset: number, known: readonly string[]): void {
    const near = nearest(name, known);
    const directive = mark + name;
    const facts =
      near === name
        ? { fault: 'unclosed' as const, directive }
        : { fault: 'unknown' as const, directive, near: near && mark + near };
    this.#report(this.#file, 'directive-known', facts, this.#place(offset, directive), {
      actual: name,
      ...(near ? { expected: [near] } : {}),
    });
  }

  #place(offset: number, text: string) {
    return placer(this.#file)(offset, offset + text.length);
  }

  /** Whether nothing stands before a place in its line but indentation and the signs of quotations. */
  #beginsLine(offset: number): boolean {
    const source = this.#file.value;
    let at = offset - 1;
    while (at >= 0 && ' \t>'.includes(source[at]!)) at -= 1;
    return at < 0 || source[at] === '\n';
  }
}
