import type { Format } from '../../book/artifact.ts';
import type { FormatOption } from '../../book/format-option.ts';

/** Whether the edition has a page that searches it, which alone has a script. */
export const SEARCH: FormatOption<'yes' | 'no'> = {
  name: 'web-search',
  values: ['yes', 'no'],
  summary: {
    en: 'whether the web edition can be searched, by one script on a page of its own: yes, no',
    fa: 'آیا نسخهٔ وب جست‌وجو دارد، با یک اسکریپت در صفحه‌ای جدا: `yes` یا `no`',
  },
};

/** The script of the search, of each version: a new one is added, for editions of archives have the others. */
const SCRIPTS = ['sha256-mmaPqtMATg+KfcwdnZHd1DtoiuO2RNWYpZtnH8bNdW4='];

export const WEB: Format = {
  name: 'web',
  opens: 'web/index.html',
  mediaType: 'text/html',
  unit: 'chapters',
  isSite: true,
  options: [SEARCH],
  scripts: SCRIPTS,
};
