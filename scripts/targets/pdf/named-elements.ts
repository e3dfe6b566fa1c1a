import { nameInLanguage } from '../../setting/in-page/print-name.ts';
import type { Element } from './document/structure.ts';
import { PdfString } from './document/values.ts';

/** The language of an element, with the name that it was given for the print. */
export function languageOf({ dict }: Element): ReturnType<typeof nameInLanguage> {
  const said = dict.get('Lang');
  // A text string that may have a byte order mark.
  const text = said instanceof PdfString ? Buffer.from(said.bytes).toString('latin1') : '';
  return nameInLanguage(text.replace(/[\0\xfe\xff]/g, ''));
}
