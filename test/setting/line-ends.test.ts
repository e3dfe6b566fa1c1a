import { describe, expect, it } from 'vitest';
import { costBetween, cutsIn, kindOf } from '../../scripts/setting/in-page/line-ends.ts';

const between = (one: string, other: string) => costBetween(kindOf(one), kindOf(other));

describe('the end of a line', () => {
  it.each([
    ['ص.', '۱۲'],
    ['ر.ک.', 'فصل'],
    ['۵۰', 'Hz'],
    ['۲۵', 'کیلومتر'],
    ['۱۲', 'خرداد'],
    ['۱۲٫۵', 'درصد'],
    ['و', 'آن'],
    ['رفت', '—'],
  ])('does not part «%s %s» without need', (one, other) => {
    expect(between(one, other)).toBeGreaterThan(0);
  });

  it.each([
    ['کتاب', 'خوب'],
    ['۱۳۹۹', 'در'],
    ['بود.', 'پس'],
    ['World', 'Bank'],
  ])('parts «%s %s» for nothing', (one, other) => {
    expect(between(one, other)).toBe(0);
  });

  it.each([
    ['کتاب', '؟'],
    ['«', 'متن'],
  ])('stands never between «%s %s»', (one, other) => {
    expect(between(one, other)).toBe(Infinity);
  });

  it.each([
    [
      'https://www.example.org/a_b/report.html',
      ['https://www.', 'example.', 'org/', 'a_', 'b/', 'report.', 'html'],
    ],
    ['ایران–ترکمنستان', ['ایران–', 'ترکمنستان']],
    ['پایتخت/مرکز', ['پایتخت/', 'مرکز']],
    ['well-known', ['well-', 'known']],
    ['۱۲۹۰–۱۲۹۵', ['۱۲۹۰–۱۲۹۵']],
    ['2020-12-31', ['2020-12-31']],
    ['نمی‌دانستند', ['نمی‌دانستند']],
  ])('may stand within «%s» behind its signs only', (word, parts) => {
    const cuts = [...cutsIn(word), word.length];
    expect(cuts.map((to, index) => word.slice(cuts[index - 1] ?? 0, to))).toEqual(parts);
  });

  it.each(['کتاب', '«کتاب‌ها»،', '۱۲٬۴۵۰', 'Bank.', '(تهران،'])('has no place within «%s»', (word) => {
    expect(kindOf(word).isWhole).toBe(true);
  });

  it.each(['الف/ب', 'a-b', '\ufffc', '۱۲–۱۵', 'چه؟!چرا'])('may have one within «%s»', (word) => {
    expect(kindOf(word).isWhole).toBe(false);
  });
});
