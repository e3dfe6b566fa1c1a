import type { TextFile } from '../book/text-file.ts';
import { placer } from '../diagnostics/place.ts';
import type { Report } from '../diagnostics/report.ts';

/** A rule for a typeface; what stands in it is without braces. */
const FONT_FACE = /@font-face\s*\{([^}]*)\}/gi;

/** An address, or the name of a typeface on the machine (CSS Values 4, `<url>`; CSS Fonts 4, `local()`). */
const SOURCE = /(?:url|local)\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/gi;

/** Another sheet (CSS Cascade 5, `@import`). */
const IMPORT = /@import\s+(?:url\(\s*)?(?:"([^"]*)"|'([^']*)'|([^)\s;]*))/gi;

/** An address that is a name: nothing is loaded from there (CSS Namespaces 3). */
const NAMESPACE = /@namespace[^;]*;/gi;

const addressOf = (one: RegExpExecArray) => one[1] ?? one[2] ?? one[3] ?? '';

/** What is written out in the sheet itself, or is a part of the document. */
const isThere = (one: RegExpExecArray) => /^(?:data:|#)/i.test(addressOf(one));

const blank = (text: string) => ' '.repeat(text.length);

/**
 * Tell of what a sheet asks for by address: the browser is given no file but those of the book's text and its typefaces, and would pass over it
 * without a word; an EPUB would lack what it names. Of several sources of a typeface one is enough.
 */
export function sayUnloaded(sheet: TextFile, report: Report): void {
  const place = placer(sheet);
  const say = (by: '@font-face' | '@import' | 'url()', one: RegExpExecArray, begin = one.index) =>
    report(sheet, 'style-loads', { by, address: addressOf(one) }, place(begin, begin + one[0].length));
  const css = sheet.value.replace(/\/\*[\s\S]*?\*\//g, blank).replace(NAMESPACE, blank);
  for (const rule of css.matchAll(FONT_FACE)) {
    const sources = [...rule[0].matchAll(SOURCE)];
    if (sources.some(isThere)) continue;
    for (const one of sources) say('@font-face', one, rule.index + one.index);
  }
  const rest = css.replace(FONT_FACE, blank);
  for (const one of rest.matchAll(IMPORT)) say('@import', one);
  for (const one of rest.replace(IMPORT, blank).matchAll(SOURCE)) if (!isThere(one)) say('url()', one);
}
