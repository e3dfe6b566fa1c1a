import type { Dictionary } from './rule.ts';

/**
 * The Persian dictionary (Hunspell words, Apache-2.0), which the rule `spelling` asks. It takes a second to load, and is
 * loaded only for those who ask for it.
 */
export async function persianDictionary(): Promise<Dictionary> {
  const [{ default: nspell }, { default: files }] = await Promise.all([
    import('nspell'),
    import('dictionary-fa'),
  ]);
  const speller = nspell(files.aff as Buffer, files.dic as Buffer);
  const suggested = new Map<string, readonly string[]>();
  return {
    knows: (word) => speller.correct(word),
    suggest(word) {
      const known = suggested.get(word) ?? speller.suggest(word).slice(0, MOST_SUGGESTIONS);
      suggested.set(word, known);
      return known;
    },
  };
}

const MOST_SUGGESTIONS = 3;
