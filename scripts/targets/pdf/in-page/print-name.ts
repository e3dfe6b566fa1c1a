/**
 * The one thing of an element that Chromium's print says is its language. So the elements that have to be found in the
 * print have a language with their name, as a private subtag (BCP 47, 2.2.7): `fa-x-at-map`. It is taken off again.
 */
export function languageWithName(language: string, name: string): string {
  return `${language}-x-${name}`;
}

/** What a language says; `name` is undefined for one without. */
export function nameInLanguage(said: string): {
  readonly language: string;
  readonly name: string | undefined;
} {
  const at = said.indexOf('-x-');
  return at < 0
    ? { language: said, name: undefined }
    : { language: said.slice(0, at), name: said.slice(at + 3) };
}
