import { groupBy } from '../book/group-by.ts';

/** A comment that exempts a part of a file from some rules, or from all. */
export interface Ignore {
  /** Where the comment stands. */
  readonly comment: { readonly start: number; readonly end: number };
  /** What is exempt: offsets in the file. */
  readonly start: number;
  readonly end: number;
  /** The ids; empty for all. */
  readonly rules: readonly string[];
}

/** A comment, where it stands among the others, and the one around what it exempts, if there is one. */
interface Nested {
  readonly ignore: Ignore;
  readonly order: number;
  readonly around: Nested | undefined;
}

/** The comments by rules (all: `''`), those of each in the order of what they exempt. Blocks stand in one another, or apart. */
type ByRule = ReadonlyMap<string, readonly Nested[]>;

const KNOWN = new WeakMap<readonly Ignore[], ByRule>();

/** The comment that exempts a place from a rule, if one does; of several the first. */
export function ignoreAt(ignores: readonly Ignore[], rule: string, place: number): Ignore | undefined {
  if (ignores.length === 0) return undefined;
  const byRule = KNOWN.get(ignores) ?? nestedByRule(ignores);
  KNOWN.set(ignores, byRule);
  const [first] = ['', rule]
    .flatMap((name) => exempting(byRule.get(name) ?? [], place))
    .sort((one, other) => one.order - other.order);
  return first?.ignore;
}

function nestedByRule(ignores: readonly Ignore[]): ByRule {
  const all = ignores.flatMap((ignore, order) =>
    (ignore.rules.length === 0 ? [''] : [...new Set(ignore.rules)]).map((rule) => ({ rule, ignore, order })),
  );
  const byRule = groupBy(all, ({ rule }) => rule);
  return new Map([...byRule].map(([rule, own]) => [rule, nested(own)]));
}

function nested(all: readonly Omit<Nested, 'around'>[]): readonly Nested[] {
  const sorted = [...all].sort(
    ({ ignore: one, order }, { ignore: other, order: next }) =>
      one.start - other.start || other.end - one.end || order - next,
  );
  const result: Nested[] = [];
  for (const one of sorted) {
    let around = result.at(-1);
    // Of two that exempt the same, the first counts.
    if (around?.ignore.start === one.ignore.start && around.ignore.end === one.ignore.end) continue;
    while (around && around.ignore.end < one.ignore.end) around = around.around;
    result.push({ ...one, around });
  }
  return result;
}

/** Those that exempt a place. */
function exempting(all: readonly Nested[], place: number): readonly Nested[] {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.ignore.start <= place) low = middle + 1;
    else high = middle;
  }
  const found: Nested[] = [];
  for (let one = all[low - 1]; one; one = one.around) if (one.ignore.end >= place) found.push(one);
  return found;
}
