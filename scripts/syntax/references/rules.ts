import type { MarkupRule } from '../../book/message.ts';

/** Its braces would be printed. */
export const pageReferenceBare: MarkupRule = {
  id: 'page-reference-bare',
  severity: 'warning',
  en: {
    title: 'A reference to a page has no words of its own',
    note: 'write the words before it, and take them out of its brackets: words ([](#id){page})',
    say: () => 'behind a link that has words, «{page}» is printed as it stands',
  },
  fa: {
    title: 'ارجاع به صفحه واژه‌ای از خود ندارد',
    note: 'واژه‌ها را پیش از آن بنویسید و میان قلابش چیزی نگذارید: واژه‌ها (`[](#id){page}`)',
    say: () => '`{page}` پس از پیوندی که واژه دارد همان‌گونه چاپ می‌شود',
  },
};
