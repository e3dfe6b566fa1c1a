import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from '../../scripts/book/visit.ts';

/** The guides, a warraq book each, by the language that they are written in. */
export const GUIDES = ['en', 'fa'] as const;

/** The image that examples have beside them. */
export const FIGURE = join(import.meta.dirname, '../../starters/fa/book/figure.svg');

export type Guide = (typeof GUIDES)[number];

export function folderOf(guide: Guide): string {
  return join(import.meta.dirname, guide);
}

/**
 * What an example is for. Its mark stands behind the language of its fence, and no edition shows it:
 * `file=NAME` a file that the reader makes; `run` commands that the reader types, with `exit=N` if they end with another code than 0; `shows` what the
 * commands before it print; `picture=NAME` a manuscript whose print stands below it (a file may have one too); `elsewhere` what belongs to another system, or to a
 * place that a test has not.
 */
export type Purpose = 'file' | 'run' | 'shows' | 'picture' | 'elsewhere';

/** A fenced block of a chapter. */
export interface Example {
  /** The name of the chapter's file. */
  readonly chapter: string;
  /** The line of the fence, from 1. */
  readonly line: number;
  readonly purpose: Purpose;
  /** What stands behind the signs of equality of its mark. */
  readonly options: Readonly<Record<string, string>>;
  readonly text: string;
}

const PURPOSES: readonly string[] = ['file', 'run', 'shows', 'picture', 'elsewhere'] satisfies Purpose[];

/** @throws Error for a fence without a mark: nothing would try what stands in it. */
function exampleOf(chapter: string, { meta, value, position }: Code): Example {
  const words = (meta ?? '').split(/\s+/).map((word) => word.split('=') as [string, string?]);
  const options = Object.fromEntries(words.map(([name, given = '']) => [name, given]));
  const line = position!.start.line;
  const [purpose] = words[0]!;
  if (!PURPOSES.includes(purpose)) throw new Error(`${chapter}:${line}: an example needs a mark`);
  return { chapter, line, purpose: purpose as Purpose, options, text: value };
}

const known = new Map<Guide, readonly Example[]>();

/** All examples of a guide, in the order of its chapters. */
export function examplesOf(guide: Guide): readonly Example[] {
  const examples = known.get(guide) ?? readExamples(guide);
  known.set(guide, examples);
  return examples;
}

function readExamples(guide: Guide): readonly Example[] {
  const folder = folderOf(guide);
  const chapters = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return chapters.sort().flatMap((chapter) => {
    const examples: Example[] = [];
    visit(fromMarkdown(readFileSync(join(folder, chapter), 'utf8')), 'code', (node: Code) => {
      if (node.lang) examples.push(exampleOf(chapter, node));
    });
    return examples;
  });
}
