import { formatNumber } from './digits.ts';

const FA_UNITS = [
  '',
  'یکم',
  'دوم',
  'سوم',
  'چهارم',
  'پنجم',
  'ششم',
  'هفتم',
  'هشتم',
  'نهم',
  'دهم',
  'یازدهم',
  'دوازدهم',
  'سیزدهم',
  'چهاردهم',
  'پانزدهم',
  'شانزدهم',
  'هفدهم',
  'هجدهم',
  'نوزدهم',
];
const FA_TENS = ['', '', 'بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود'];
const FA_TENS_ORDINAL = ['', '', 'بیستم', 'سی‌ام', 'چهلم', 'پنجاهم', 'شصتم', 'هفتادم', 'هشتادم', 'نودم'];

/**
 * The ordinal word of a chapter: اول، دوم، … بیست و یکم … نود و نهم in Persian; the number itself beyond that and in
 * languages whose ordinals agree in gender with their noun.
 */
export function ordinal(value: number, language: string): string {
  if (language !== 'fa' || value > 99) return formatNumber(value, language);
  if (value === 1) return 'اول';
  if (value < 20) return FA_UNITS[value]!;
  const tens = Math.floor(value / 10);
  const units = value % 10;
  return units === 0 ? FA_TENS_ORDINAL[tens]! : `${FA_TENS[tens]!} و ${FA_UNITS[units]!}`;
}
