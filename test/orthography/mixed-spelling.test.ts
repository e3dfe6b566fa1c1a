import { expect, it } from 'vitest';
import { check as checkText } from '../../scripts/verbs/check-text.ts';

/** The one that is advised, whatever is more frequent; undefined where the author has to choose. */
const ADVICE: readonly (readonly [text: string, advised: string | undefined])[] = [
  ['سیستمها، سیستمها، سیستم‌ها', 'سیستم‌ها'],
  ['بزرگتر، بزرگتر، بزرگ‌تر', 'بزرگ‌تر'],
  ['بیش‌تر، بیش‌تر، بیشتر', 'بیشتر'],
  ['تاخیر، تاخیر، تأخیر', 'تأخیر'],
  ['فریمورک، فریمورک، فریم‌ورک', undefined],
  ['ریاضیدان، ریاضیدان، ریاضی‌دان', undefined],
  ['شیئ، شیئ، شیء', 'شیء'],
  ['تاخیرِ او، تأخیر، تأخیر', 'تأخیرِ'],
  ['فریمورک، فریم‌ورک', undefined],
  ['سیاست‌گذاری، سیاستگذاری، سیاست گذاری', 'سیاست‌گذاری'],
  ['پیشفرض، پیشفرض، پیش‌فرض', 'پیش‌فرض'],
  ['همانطور، همانطور، همان‌طور', 'همان‌طور'],
  ['هم‌چنین، هم‌چنین، همچنین', 'همچنین'],
  ['این‌جا، این‌جا، اینجا', 'اینجا'],
  ['راه دور، راه دور، راه‌دور', undefined],
  ['ویرایش‌گر، ویرایش‌گر، ویرایشگر', 'ویرایشگر'],
  ['باقیمانده، باقیمانده، باقی‌مانده', 'باقی‌مانده'],
];

it.each(ADVICE)('of «%s» advises %s', (text, advised) => {
  const found = checkText(`${text}.`).filter(({ rule }) => rule === 'mixed-spelling');
  expect(found.map(({ expected }) => expected[0])).toEqual([advised]);
});

it('counts what another rule mends with what it becomes, and leaves it to that rule', () => {
  const found = checkText('سیستم ها، سیستم ها، سیستم‌ها، سیستمها.');
  expect(found.map(({ rule, reason }) => [rule, reason])).toEqual([
    ['zwnj-ha', 'unexpected «سیستم ها», expected «سیستم‌ها»'],
    ['zwnj-ha', 'unexpected «سیستم ها», expected «سیستم‌ها»'],
    ['mixed-spelling', 'one word in 2 spellings: «سیستم‌ها» 3, «سیستمها» 1'],
  ]);
});
