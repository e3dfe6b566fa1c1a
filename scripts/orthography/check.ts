import type { Root } from 'mdast';
import type { Edit } from '../book/edit.ts';
import type { Severity } from '../book/message.ts';
import type { Syntax } from '../book/syntax.ts';
import type { Ignores, RuleChoices } from '../diagnostics/choices.ts';
import { type Ignore, ignoreAt } from '../diagnostics/ignores.ts';
import { silent } from '../diagnostics/report.ts';
import { ignoresOf } from '../manuscript/markdown/ignores.ts';
import { parseMarkdown } from '../manuscript/markdown/parse.ts';
import { withoutCited } from './cited.ts';
import { apply, TakenEdits } from './edits.ts';
import { withHabits } from './habits.ts';
import { LETTER } from './letters.ts';
import { menderOf } from './mender.ts';
import { passagesOf, rangeInSource, type SourcePassage, toSource } from './passages.ts';
import type { AcrossRule, Choices, Dictionary, Match, Passage, Rule, RuleKind } from './rule.ts';
import { RULES_ACROSS, RULES_OF_PERSIAN } from './rules.ts';
import { type Replacement, sentenceOf } from './sentence.ts';

/** A passage without any is in another language. */
const PERSIAN = new RegExp(`[${LETTER}]`);

/** What the rules are told. */
export interface OrthographyOptions {
  /** Rules by id; the others are warnings, or suggestions where only the author can mend, and `spelling` is off. */
  readonly rules?: RuleChoices;
  /** Only these rules. */
  readonly only?: readonly string[] | undefined;
  /** The ezafe after a silent heh that stands apart: «خانهٔ» or «خانه‌ی»; if not given, as the texts have it all along, else «خانهٔ». */
  readonly ezafe?: 'hamze' | 'ye';
  /** Words that no rule may touch. */
  readonly words?: readonly string[];
  /** For the rule `spelling`: see `persianDictionary`. */
  readonly dictionary?: Dictionary | undefined;
  /** Rules beyond those of warraq, which go before them. */
  readonly moreRules?: readonly Rule[] | undefined;
  /** What was found before, under the same options: texts that are looked through again are mostly as they were. */
  readonly known?: Known | undefined;
}

/** What rules find in passages, by all that these say. */
export type Known = Map<string, readonly { readonly rule: Rule; readonly match: Match }[]>;

/** A fault of spelling, with its place in the source: offsets in UTF-16 code units. */
export interface Finding {
  readonly rule: string;
  readonly kind: RuleKind;
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
  /** What was found, in one sentence of English, and what that was made of. */
  readonly reason: string;
  readonly facts: object;
  /** What is right, in one sentence of English. */
  readonly summary: string;
  /** The text as it is, and as it would be mended; undefined where no one change mends it. */
  readonly actual: string;
  readonly expected: readonly string[];
  /** The changes of the source that mend it; empty for a report. */
  readonly edits: readonly Edit[];
}

/** One text to be looked through: its tree (or a part of it) and the whole source that its places are of. */
export interface SpelledText {
  readonly tree: Root;
  readonly text: string;
  /** The pieces of markup that it is written in. */
  readonly syntaxes: readonly Syntax[];
}

/** What was found in a text, and the comments that kept a rule from it. */
export interface Findings extends Ignores {
  readonly findings: readonly Finding[];
}

/** Find the faults of one Markdown text, in the order of their places. */
export function checkText(
  text: string,
  syntaxes: readonly Syntax[],
  options: OrthographyOptions = {},
): readonly Finding[] {
  return checkSources([sourceOf(text, syntaxes)], options)[0]!.findings;
}

export function sourceOf(text: string, syntaxes: readonly Syntax[]): SpelledText {
  // What the file would say of its Markdown is no matter of spelling.
  return { text, tree: parseMarkdown({ path: '', value: text }, syntaxes, silent), syntaxes };
}

/** Find the faults of the texts of a book, those that only all of them together show among them. */
export function checkSources(
  sources: readonly SpelledText[],
  options: OrthographyOptions = {},
): readonly Findings[] {
  const settled = withHabits(
    options,
    sources.map(({ text }) => text),
  );
  return checkTogether(
    sources.map((source) => ({ source, ...lookThrough(source, settled) })),
    settled,
  );
}

/** What the rules for single passages find in one text, and all that the others have to know of it. */
export interface Looked extends Ignores {
  readonly used: Set<Ignore>;
  readonly passages: readonly SourcePassage[];
  /** In any order. */
  readonly findings: Finding[];
}

/** Find what a text shows alone. */
export function lookThrough(source: SpelledText, options: OrthographyOptions): Looked {
  const looked: Looked = {
    passages: passagesOf(source.tree, source.text, source.syntaxes, options.words),
    ignores: ignoresOf(source.tree),
    used: new Set<Ignore>(),
    findings: [],
  };
  const choices = choicesOf(options);
  const rules = knownRules(options).filter((rule) => isOn(rule, options));
  const find = (passage: Passage) =>
    withoutCited(
      passage.text,
      rules.flatMap((rule) => rule.find(passage, choices).map((match) => ({ rule, match }))),
    );
  const foundIn = (passage: Passage) => {
    const { text, raw, row } = passage;
    const key = `${row ? 'row' : ''}\n${text}${raw === text ? '' : `\0${raw}`}`;
    const found = options.known?.get(key) ?? find(passage);
    options.known?.set(key, found);
    return found;
  };
  for (const passage of looked.passages)
    if (PERSIAN.test(passage.text)) add({ source, ...looked }, passage, foundIn(passage), options);
  return looked;
}

/** Find what only all texts together show, and add it to what each shows alone. */
export function checkTogether(texts: readonly Text[], options: OrthographyOptions): readonly Findings[] {
  const all = texts.flatMap((text) => text.passages.map((passage) => ({ text, passage })));
  const used = knownRules(options).filter((rule) => !rule.off && options.rules?.[rule.id] !== 'off');
  const mend = menderOf(used, choicesOf(options));
  const advised = new Map(texts.map((text) => [text, new Advised(text)] as const));
  for (const rule of RULES_ACROSS.filter((one) => isOn(one, options)))
    for (const match of rule.findAcross(
      all.map(({ passage }) => passage),
      mend,
    )) {
      const { text, passage } = all[match.passage]!;
      // Where another rule has advice, there is no choice to be made.
      const { start } = rangeInSource(passage, match.start, match.end);
      if (advised.get(text)!.at(start)) continue;
      add(text, passage, [{ rule, match }], options);
    }
  return texts.map(({ findings, ignores, used }) => ({
    findings: findings.sort((a, b) => a.start - b.start || a.end - b.end),
    ignores,
    used,
  }));
}

/** Where the findings of a text, as more come, have advice. */
class Advised {
  readonly #findings: readonly Finding[];
  readonly #places: Uint8Array;
  #seen = 0;

  constructor({ findings, source }: Text) {
    this.#findings = findings;
    this.#places = new Uint8Array(source.text.length);
  }

  at(place: number): boolean {
    for (; this.#seen < this.#findings.length; this.#seen += 1) {
      const { edits, start, end } = this.#findings[this.#seen]!;
      if (edits.length > 0) this.#places.fill(1, start, end);
    }
    return this.#places[place] === 1;
  }
}

function choicesOf({ ezafe = 'hamze', dictionary }: OrthographyOptions): Choices {
  return { ezafe, dictionary };
}

function knownRules({ moreRules = [] }: OrthographyOptions): readonly Rule[] {
  return [...RULES_OF_PERSIAN, ...moreRules];
}

function isOn(rule: Rule | AcrossRule, { only, rules }: OrthographyOptions): boolean {
  if (only && !only.includes(rule.id)) return false;
  const severity = rules?.[rule.id];
  return severity === undefined ? !rule.off || only !== undefined : severity !== 'off' || only !== undefined;
}

/** A text with what it shows alone. */
interface Text extends Looked {
  readonly source: Pick<SpelledText, 'text'>;
}

/** Add what some rules found in a passage, earlier rules first; what an earlier one already changes is left to it. */
function add(
  { source, ignores, used, findings }: Text,
  passage: SourcePassage,
  found: readonly { rule: Rule | AcrossRule; match: Match }[],
  options: OrthographyOptions,
): void {
  const taken = new TakenEdits();
  for (const { rule, match } of found) {
    if (match.edits.some((edit) => taken.touches(edit))) continue;
    const range = rangeInSource(passage, match.start, match.end);
    const ignore = ignoreAt(ignores, rule.id, range.start);
    if (ignore) used.add(ignore);
    else {
      for (const edit of match.edits) taken.add(edit);
      findings.push(findingOf(rule, match, passage, source, range, options));
    }
  }
}

function findingOf(
  rule: Rule | AcrossRule,
  match: Match,
  passage: SourcePassage,
  source: Text['source'],
  range: { start: number; end: number },
  options: OrthographyOptions,
): Finding {
  const edits = match.edits.map((edit) => toSource(passage, edit, source.text));
  const possible = edits.length > 0 && edits.every((edit) => edit !== undefined);
  const actual = passage.raw.slice(match.start, match.end);
  const mended = mend(actual, match);
  const facts: object = match.facts ?? ({ actual, mended } satisfies Replacement);
  const kind = match.kind ?? (possible || match.edits.length === 0 ? rule.kind : 'suggest');
  const chosen = options.rules?.[rule.id];
  return {
    rule: rule.id,
    kind,
    severity:
      chosen === undefined || chosen === 'off' ? (kind === 'suggest' ? 'suggestion' : 'warning') : chosen,
    ...range,
    reason: sentenceOf(rule, facts, 'en'),
    facts,
    summary: rule.summary.en,
    actual,
    expected: match.expected ?? (match.edits.length > 0 ? [mended] : []),
    edits: possible ? edits.flatMap((edit) => edit ?? []) : [],
  };
}

function mend(actual: string, { start, edits }: Match): string {
  return apply(
    actual,
    edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
  );
}
