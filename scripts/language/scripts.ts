/** The script that a language is written in (ISO 15924): `Arab`. */
export function scriptOf(language: string): string | undefined {
  return new Intl.Locale(language).maximize().script;
}

/** Whether a character is a letter of a script (UAX #24). */
export function isOfScript(character: string, script: string): boolean {
  return /\p{L}/u.test(character) && new RegExp(`\\p{Script=${script}}`, 'u').test(character);
}
