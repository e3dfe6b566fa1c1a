/** Letters that a language of the Arabic script has and its neighbours have not, or hardly; one of so many letters is such a one. */
const SIGNS: readonly (readonly [language: string, sign: RegExp, of: number])[] = [
  ['ckb', /[ڕڵێۆە]/g, 25],
  ['ur', /[ٹڈڑےںھ]/g, 25],
  ['fa', /[پچژگ]/g, 100],
  ['ar', /[ةأإ]|(?<!\p{L})ال/gu, 25],
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
  return SIGNS.find(([, sign, of]) => count(sign) * of > letters)?.[0] ?? 'fa';
}
