import type { MarkupRule } from '../../book/message.ts';

/** Widths that can't be read would leave a table as if none were asked for. */
export const tableOptionKnown: MarkupRule<{ readonly option: string; readonly value: string }> = {
  id: 'table-option-known',
  severity: 'warning',
  en: {
    title: 'What a table asks for is known',
    note: 'write the shares of its columns, `widths="2 1 1"`; or the name of a file for a block that has no table, `src=data.csv`',
    say: ({ option, value }) => `nothing comes of ${option}=«${value}» here`,
  },
  fa: {
    title: 'ویژگی‌های جدول شناخته است',
    note: 'سهم ستون‌ها را بنویسید: `widths="2 1 1"`؛ یا در بلوکی که جدول ندارد نام پرونده را: `src=data.csv`',
    say: ({ option, value }) => `\`${option}\` با مقدار «${value}» در اینجا اثری ندارد`,
  },
};
