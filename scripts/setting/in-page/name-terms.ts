import { languageWithName, nameInLanguage, termName } from './print-name.ts';

/** How many elements of lists of terms have a name. */
let names = 0;

/** Name the lists of terms of some text, with their terms and meanings, by what they are: the browser tags none of them. */
export function nameTerms(content: DocumentFragment): void {
  for (const element of content.querySelectorAll<HTMLElement>('dl, dt, dd')) {
    const { lang } = element.closest<HTMLElement>('[lang]') ?? document.documentElement;
    names += 1;
    element.lang = languageWithName(
      nameInLanguage(lang).language,
      termName(element.tagName.toLowerCase(), names),
    );
  }
}

/** Begin to count anew, for another book. */
export function forgetTerms(): void {
  names = 0;
}
