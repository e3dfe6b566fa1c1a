import { describe, expect, it } from 'vitest';
import { placesIn } from '../../scripts/setting/in-page/kashida.ts';

/** A word with a stroke at each place where it may be elongated, and what each is worth. */
function shown(word: string): string {
  const places = placesIn(word);
  const drawn = [...word].map((one, at) => one + (places.some((place) => place.at === at + 1) ? 'ـ' : ''));
  return [drawn.join(''), ...places.map(({ worth }) => worth)].join(' ');
}

describe('where a word may be elongated', () => {
  it.each([
    // Best before a heh that ends it.
    ['خواجه', 'خواجـه 9'],
    ['ساختة', 'ساختـة 9'],
    ['اندیشه‌های', 'اندیشـه‌های 9'],
    // Before a tah, behind a letter with a tooth: the more letters are joined, the less.
    ['محیطی', 'محیـطی 8'],
    ['بطالت', 'بطـالت 6'],
    ['سبطها', 'سـبـطها 5 8'],
    // Behind a seen, a sad, a tah.
    ['مسلمان', 'مسـلمان 5'],
    ['صنعتی', 'صـنعتی 5'],
    // Four joined letters give most.
    ['بنام', 'بنـام 6'],
    ['تابستان', 'تابسـتـان 6 6'],
    // Three give behind the second.
    ['کتاب', 'کتـاب 6'],
    ['میان', 'میـان 6'],
    ['بیستم', 'بیسـتـم 5 5'],
    ['آستر', 'آستـر 6'],
    // Marks go with their letters.
    ['کِتابَ', 'کِتـابَ 6'],
    // In other languages of the script.
    ['گۆڤارە', 'گۆڤارە'],
    ['پاکستان', 'پاکسـتـان 6 6'],
  ])('%s: %s', (word, places) => expect(shown(word)).toBe(places));

  it.each([
    ['a short word', 'است'],
    ['two letters that are joined, before no heh', 'درود'],
    ['behind a kaf and a lam', 'گلکار'],
    ['before a jim, a sad, an ain and a waw', 'پنجم'],
    ['before a yeh, a feh or a qaf that ends it', 'لطفی'],
    ['a half-space', 'می‌رود'],
    ['a hamza alone', 'جزءها'],
    ['lam-alef', 'کالا'],
    ['Latin', 'Hegel'],
    ['digits', '۱۳۹۹'],
    ['a stroke that is written', 'هـجری'],
  ])('nowhere for %s: %s', (_, word) => expect(placesIn(word)).toEqual([]));
});
