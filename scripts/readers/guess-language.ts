/** Letters that a language of the Arabic script has and its neighbours have not, or hardly. */
const SIGNS: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ckb', /[ڕڵێۆە]/g],
  ['ur', /[ٹڈڑےںھ]/g],
  ['fa', /[پچژگ]/g],
];

/** The language of a text by its letters, as a book names it (BCP 47); undefined where it has none. */
export function guessLanguage(text: string): string | undefined {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const scripts = [
    ['arabic', count(/\p{Script=Arabic}/gu)],
    ['he', count(/\p{Script=Hebrew}/gu)],
    ['en', count(/\p{Script=Latin}/gu)],
  ] as const;
  const [script, letters] = [...scripts].sort(([, one], [, other]) => other - one)[0]!;
  if (letters === 0) return undefined;
  if (script !== 'arabic') return script;
  // In Persian these are one letter of thirty, in Urdu and Kurdish their own are one of ten; Arabic has them in names alone.
  const found = SIGNS.find(([language, sign]) => count(sign) * (language === 'fa' ? 200 : 25) > letters);
  return found?.[0] ?? 'ar';
}
