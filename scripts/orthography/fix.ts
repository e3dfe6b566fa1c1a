import type { Nodes, Root } from 'mdast';
import type { Edit } from '../book/edit.ts';
import type { Syntax } from '../book/syntax.ts';
import { checkSources, type Finding, type OrthographyOptions, type SpelledText, sourceOf } from './check.ts';
import { apply, inverted, placesBefore } from './edits.ts';
import { withHabits } from './habits.ts';
import { MOST_ROUNDS } from './mender.ts';

/** A text that was mended. */
export interface Fixed {
  readonly text: string;
  /** What was mended, each with its place in the text as it was given. */
  readonly fixed: readonly Finding[];
  /** What leads back to the text as it was given: changes to be applied one after the other. */
  readonly undo: readonly (readonly Edit[])[];
}

/**
 * Mend what can be mended safely, until nothing is left of it. The source changes only where a rule matched: the rest of the
 * Markdown stays byte for byte.
 */
export function fixText(text: string, syntaxes: readonly Syntax[], options: OrthographyOptions = {}): Fixed {
  return fixSource(sourceOf(text, syntaxes), options);
}

/** The same of a text that is read already. */
export function fixSource(
  given: SpelledText,
  { known = new Map(), ...others }: OrthographyOptions = {},
): Fixed {
  const settled = withHabits({ ...others, known }, [given.text]);
  let source = given;
  const fixed: Finding[] = [];
  /** Of each round, the latest first: where places were before it. */
  const rounds: ((place: number) => number)[] = [];
  const undo: (readonly Edit[])[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const safe = checkSources([source], settled)[0]!.findings.filter(
      (finding) => finding.kind === 'safe' && finding.edits.length > 0,
    );
    const [kept, next] = harmless(source, safe);
    if (kept.length === 0) break;
    fixed.push(...kept.map((finding) => placedInFirst(finding, rounds)));
    const edits = kept.flatMap((finding) => finding.edits);
    rounds.unshift(placesBefore(edits));
    undo.unshift(inverted(source.text, edits));
    source = next;
  }
  return { text: source.text, fixed: fixed.sort((a, b) => a.start - b.start), undo };
}

/** The text as it was before it was mended. */
export function unfixed({ text, undo }: Fixed): string {
  return undo.reduce(apply, text);
}

/**
 * The findings that can be mended without a change of the Markdown's structure, and the text that results. All of them can,
 * as a rule; where not, halves are tried.
 */
function harmless(source: SpelledText, findings: readonly Finding[]): [readonly Finding[], SpelledText] {
  if (findings.length === 0) return [[], source];
  const next = sourceOf(
    apply(
      source.text,
      findings.flatMap((finding) => finding.edits),
    ),
    source.syntaxes,
  );
  if (shapeOf(next.tree) === shapeOf(source.tree)) return [findings, next];
  if (findings.length === 1) return [[], source];
  const middle = findings.length >> 1;
  const kept = [findings.slice(0, middle), findings.slice(middle)].flatMap(
    (half) => harmless(source, half)[0],
  );
  const both = sourceOf(
    apply(
      source.text,
      kept.flatMap((finding) => finding.edits),
    ),
    source.syntaxes,
  );
  return shapeOf(both.tree) === shapeOf(source.tree)
    ? [kept, both]
    : harmless(source, kept.slice(0, kept.length >> 1));
}

/** The nodes of a tree, and the content of those that are no text. */
function shapeOf(tree: Root): string {
  let shape = '';
  const walk = (node: Nodes) => {
    if (node.type !== 'text') shape += `${node.type}${'value' in node ? JSON.stringify(node.value) : ''}`;
    if ('url' in node) shape += node.url;
    if ('identifier' in node) shape += node.identifier;
    if ('children' in node) {
      shape += '(';
      for (const child of node.children) walk(child);
      shape += ')';
    }
  };
  walk(tree);
  return shape;
}

function placedInFirst(finding: Finding, rounds: readonly ((place: number) => number)[]): Finding {
  const back = (place: number) => rounds.reduce((at, before) => before(at), place);
  return rounds.length === 0 ? finding : { ...finding, start: back(finding.start), end: back(finding.end) };
}
