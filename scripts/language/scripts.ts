/** Whether a character is a letter of the script that a language is written in (UAX #24). */
export function isOfLanguage(character: string, language: string): boolean {
  const { script } = new Intl.Locale(language).maximize();
  return script !== undefined && /\p{L}/u.test(character) && isOfScript(character, script);
}

function isOfScript(character: string, script: string): boolean {
  return new RegExp(`\\p{Script=${script}}`, 'u').test(character);
}

const NAMES = new Intl.DisplayNames('en', { type: 'script' });

/** The English name of the script that a language is written in. */
export function scriptNameOf(language: string): string {
  const { script } = new Intl.Locale(language).maximize();
  return script === undefined ? language : (NAMES.of(script) ?? script);
}
