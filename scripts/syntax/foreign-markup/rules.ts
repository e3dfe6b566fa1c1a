import type { MarkupRule } from '../../book/message.ts';
import type { More } from '../../diagnostics/facts.ts';
import { andMore } from '../../diagnostics/messages/more.ts';

/** Told once a kind, at the first of them. */
export const markupKnown: MarkupRule<{ readonly tool: string; readonly written: string } & More> = {
  id: 'markup-known',
  severity: 'warning',
  en: {
    title: 'The text has no markup of other tools that warraq does not read',
    note: 'write it in the signs that docs/markup.md names, or put a backslash before what is meant as it stands',
    say: (facts) =>
      `«${facts.written}» is markup of ${facts.tool}, and is printed as it is written${andMore.en(facts)}`,
  },
  fa: {
    title: 'در متن نشانه‌گذاری ابزارهای دیگر که وراق آن را نمی‌خواند نیست',
    note: 'آن را با نشانه‌هایی بنویسید که در `docs/markup.md` آمده است؛ اگر خودِ نشانه را می‌خواهید، پیش از آن خط کج (`\\`) بگذارید',
    say: (facts) =>
      `\`${facts.written}\` نشانه‌گذاری ${facts.tool} است و همان‌گونه که نوشته شده چاپ می‌شود${andMore.fa(facts)}`,
  },
};
