import { describe, expect, it } from 'vitest';
import type { AnyError, RuleId } from '../../scripts/diagnostics/facts.ts';
import { en } from '../../scripts/diagnostics/messages/en.ts';
import { fa } from '../../scripts/diagnostics/messages/fa.ts';
import { hintOf, type Messages, sayError, wordsOf } from '../../scripts/diagnostics/messages/messages.ts';
import { persianNumber } from '../../scripts/diagnostics/messages/persian-number.ts';
import { RULES_ACROSS, RULES_OF_PERSIAN } from '../../scripts/orthography/rules.ts';
import { SYNTAXES } from '../../scripts/syntax/syntaxes.ts';
import { speechIn } from '../../scripts/verbs/rules.ts';
import { ERROR_SAMPLES, MARKUP_SAMPLES, RULE_SAMPLES, SPELLING_SAMPLES } from './samples.ts';
import { spellingOf } from './spelling.ts';

/** Facts that are told in words of the sentence: which of a few it is. */
const TOLD_IN_WORDS = [
  'fault',
  'found',
  'expected',
  'step',
  'role',
  'damage',
  'kind',
  'type',
  'of',
  'script',
];

/** Some that are told in words as well: a code, an element that has a name, none. */
const VALUES_IN_WORDS: readonly unknown[] = ['?', 'U+200E', 'U+202D', 'table', 'browser-missing', '', 0];

/** The texts and numbers in some facts. */
function leaves(facts: unknown, key = ''): readonly (string | number)[] {
  if (TOLD_IN_WORDS.includes(key) || VALUES_IN_WORDS.includes(facts)) return [];
  if (typeof facts === 'string' || typeof facts === 'number') return [facts];
  if (typeof facts !== 'object' || facts === null) return [];
  return Object.entries(facts).flatMap(([inner, one]) => leaves(one, Array.isArray(facts) ? key : inner));
}

interface Said {
  readonly name: string;
  readonly facts: object;
  readonly english: string;
  readonly persian: string;
}

const rules: readonly Said[] = (Object.keys(RULE_SAMPLES) as RuleId[]).flatMap((id) =>
  RULE_SAMPLES[id].map((facts) => {
    const said = (messages: Messages) => {
      const words = wordsOf(messages, id);
      return [words.say(facts), words.advise?.(facts) ?? words.note].join(' | ');
    };
    return { name: `${id} ${JSON.stringify(facts)}`, facts, english: said(en), persian: said(fa) };
  }),
);

const markup: readonly Said[] = MARKUP_SAMPLES.flatMap(({ rule, facts: samples }) =>
  samples.map((facts) => ({
    name: `${rule.id} ${JSON.stringify(facts)}`,
    facts,
    english: `${rule.en.say(facts)} | ${rule.en.advise?.(facts) ?? rule.en.note}`,
    persian: `${rule.fa.say(facts)} | ${rule.fa.advise?.(facts) ?? rule.fa.note}`,
  })),
);

const errors: readonly Said[] = Object.entries(ERROR_SAMPLES).flatMap(([code, samples]) =>
  samples.map((facts) => {
    const error = { code, facts } as AnyError;
    const said = (messages: Messages) => [sayError(messages, error), hintOf(messages, error)].join(' | ');
    return { name: `${code} ${JSON.stringify(facts)}`, facts, english: said(en), persian: said(fa) };
  }),
);

const spelling: readonly Said[] = Object.entries(SPELLING_SAMPLES).flatMap(([id, samples]) =>
  samples.map((facts) => ({
    name: `${id} ${JSON.stringify(facts)}`,
    facts,
    english: speechIn('en').say(id, facts)!,
    persian: speechIn('fa').say(id, facts)!,
  })),
);

it('has a sample of each rule that a piece of markup brings', () => {
  const brought = SYNTAXES.flatMap(({ rules: own = [] }) => own);
  expect(brought.length).toBeGreaterThan(0);
  expect(new Set(MARKUP_SAMPLES.map(({ rule }) => rule))).toEqual(new Set(brought));
});

describe.each(['english', 'persian'] as const)('in %s', (language) => {
  it.each([...rules, ...markup, ...errors, ...spelling])('all facts are in what is said: $name', (said) => {
    const sentence = said[language];
    for (const fact of leaves(said.facts)) {
      const shown = typeof fact === 'number' && language === 'persian' ? persianNumber(fact) : String(fact);
      expect(sentence.includes(shown) || sentence.includes(String(fact)), `${fact} in «${sentence}»`).toBe(
        true,
      );
    }
  });
});

describe('a Persian sentence', () => {
  const sentences = new Set([
    ...[...rules, ...markup, ...errors, ...spelling].flatMap(({ persian }) => persian.split(' | ')),
    ...Object.values(fa.rules).map(({ title }) => title),
    ...MARKUP_SAMPLES.map(({ rule }) => rule.fa.title),
    ...[...RULES_OF_PERSIAN, ...RULES_ACROSS].map(({ summary }) => summary.fa),
  ]);
  const found = spellingOf([...sentences]);

  it.each([...sentences])('is written as our own rules ask for: %s', (sentence) => {
    expect(found.get(sentence)).toEqual([]);
  });

  it.each([...sentences])(
    'has no full stop and no English words outside of code and names: %s',
    (sentence) => {
      expect(sentence).not.toMatch(/[.؟!]$(?<!؟)/);
      const plain = sentence.replace(/`[^`]*`|«[^»]*»|\([^()]*\)/g, '');
      const names =
        /\b(?:PDF|UTF-(?:8|16)|Windows-1256|YAML|HTML|XML|SVG|PNG|JPEG|GIF|WebP|EPUB|ZIP|RTF|JSON|TOML|TeX|Typst|OpenDocument|OpenSSH|UUID|Tab)\b/g;
      expect(plain.replace(names, '')).not.toMatch(/[a-z]/i);
    },
  );
});
