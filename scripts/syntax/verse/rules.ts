import type { MarkupRule } from '../../book/message.ts';
import { persianNumber } from '../../diagnostics/messages/persian-number.ts';

/** A form that is none would change nothing, and the poem come out as if none were named. */
export const verseOptionKnown: MarkupRule<{
  readonly option: string;
  readonly value: string;
  readonly known: string;
}> = {
  id: 'verse-option-known',
  severity: 'warning',
  en: {
    title: 'What a poem asks for is known',
    note: 'write one of these, or take it out',
    say: ({ option, value, known }) => `unexpected ${option}=«${value}» of a poem, expected ${known}`,
  },
  fa: {
    title: 'ویژگی‌های شعر شناخته است',
    note: 'یکی از این‌ها را بنویسید، یا آن را بردارید',
    say: ({ option, value, known }) =>
      `مقدار «${value}» برای \`${option}\` در شعر شناخته نیست؛ شناخته‌ها: ${known}`,
  },
};

/** A bayt whose hemistichs nothing divides would stand as one long line among the others. */
export const baytHasTwoHemistichs: MarkupRule<{ readonly count: number }> = {
  id: 'bayt-has-two-hemistichs',
  severity: 'warning',
  en: {
    title: 'A bayt has two hemistichs',
    note: 'divide its hemistichs with « / », or name another form',
    say: ({ count }) =>
      `unexpected ${count} hemistich${count === 1 ? '' : 's'} in a line of this form, expected 2`,
  },
  fa: {
    title: 'هر بیت دو مصراع دارد',
    note: 'مصراع‌ها را با « / » جدا کنید، یا قالب دیگری بنویسید',
    say: ({ count }) => `در این قالب هر سطر دو مصراع دارد، نه ${persianNumber(count)}`,
  },
};
