import { countOf } from '../language/ordinals.ts';

/** Letters as they are compared: Arabic ye and kaf as Persian ones, half-spaces as spaces, no vowel signs, no colon at the end. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{M}\u200e\u200f\u202a-\u202e]/gu, '')
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replace(/[\s\u200c_ـ-]+/g, ' ')
    .replace(/\s*[:：]?\s*$/, '')
    .trim()
    .toLowerCase();
}

/** The longest name, in characters. */
const LONGEST = 60;

function isAmong(names: ReadonlySet<string>, text: string): boolean {
  return text.length <= LONGEST && names.has(plain(text));
}

const set = (...names: readonly string[]) => new Set(names.map(plain));

const NOTES = set(
  'یادداشت‌ها',
  'یادداشتها',
  'پی‌نوشت‌ها',
  'پی‌نوشت',
  'پینوشت',
  'پی نوشتها',
  'پانوشت‌ها',
  'پانوشتها',
  'پانویس‌ها',
  'پانویس',
  'پانویسها',
  'پاورقی',
  'پاورقی‌ها',
  'پاورقیها',
  'توضیحات',
  'الهوامش',
  'هوامش',
  'حواشی',
  'حواشي',
  'notes',
  'footnotes',
  'endnotes',
);
const SOURCES = set(
  'منابع',
  'منابع و مآخذ',
  'منابع و ماخذ',
  'مآخذ',
  'کتاب‌نامه',
  'کتابنامه',
  'فهرست منابع',
  'فهرست منابع و مآخذ',
  'کتاب‌شناسی',
  'مراجع',
  'المراجع',
  'المصادر',
  'المصادر والمراجع',
  'ماخذ',
  'سەرچاوەکان',
  'ژێدەرەکان',
  'references',
  'bibliography',
  'sources',
  'works cited',
);
const PARTS_OF_SOURCES = set(
  'منابع فارسی',
  'منابع عربی',
  'منابع انگلیسی',
  'منابع لاتین',
  'منابع فارسی و عربی',
  'منابع خارجی',
  'الف) منابع فارسی',
  'ب) منابع لاتین',
  'ب) منابع انگلیسی',
  'فارسی',
  'انگلیسی',
  'لاتین',
);
const ABSTRACTS = set('چکیده', 'الملخص', 'ملخص', 'abstract');
const KEYWORDS = set(
  ...['کلیدواژه‌ها', 'کلیدواژه', 'کلیدواژگان', 'کلید واژه ها', 'کلید واژه‌ها', 'واژگان کلیدی', 'واژه‌های کلیدی'],
  ...['کلمات کلیدی', 'واژه های کلیدی', 'الکلمات المفتاحیة', 'keywords', 'key words'],
);
const HEADINGS = set(
  ...[
    'چکیده',
    'مقدمه',
    'پیشگفتار',
    'پیش‌گفتار',
    'درآمد',
    'دیباچه',
    'سرآغاز',
    'سخن نخست',
    'سخن ناشر',
    'سخن مترجم',
    'یادداشت مترجم',
    'مقدمهٔ مترجم',
    'مقدمه مترجم',
    'مقدمه نویسنده',
    'سپاسگزاری',
    'سپاس‌گزاری',
    'تقدیر و تشکر',
    'قدردانی',
  ],
  ...[
    'بیان مسئله',
    'بیان مساله',
    'طرح مسئله',
    'پیشینه',
    'پیشینهٔ پژوهش',
    'پیشینه پژوهش',
    'پیشینه تحقیق',
    'روش پژوهش',
    'روش تحقیق',
    'روش‌شناسی',
    'چارچوب نظری',
    'مبانی نظری',
    'یافته‌ها',
    'یافته ها',
    'یافته‌های پژوهش',
    'بحث',
    'بحث و نتیجه‌گیری',
    'بحث و بررسی',
  ],
  ...[
    'نتیجه',
    'نتیجه‌گیری',
    'نتیجه گیری',
    'جمع‌بندی',
    'جمع بندی',
    'جمع‌بندی و نتیجه‌گیری',
    'نتایج',
    'پایان سخن',
    'سخن پایانی',
    'سخن آخر',
    'پیشنهادها',
    'پیشنهادات',
    'پیوست',
    'پیوست‌ها',
    'ضمیمه',
    'ضمائم',
    'واژه‌نامه',
    'واژه نامه',
    'نمایه',
  ],
  ...['المقدمة', 'مقدمة', 'الخاتمة', 'الملخص', 'ملخص', 'تمهید'],
  ...[
    'abstract',
    'introduction',
    'preface',
    'foreword',
    'conclusion',
    'conclusions',
    'discussion',
    'methods',
    'results',
    'acknowledgements',
    'acknowledgments',
    'appendix',
  ],
);

const CONTENTS = set(
  ...['فهرست', 'فهرست مطالب', 'فهرست مندرجات', 'فهرست شکل‌ها', 'فهرست شکلها', 'فهرست اشکال', 'فهرست جدول‌ها'],
  ...[
    'فهرست جدولها',
    'فهرست جداول',
    'فهرست تصاویر',
    'فهرست تصویرها',
    'فهرست نمودارها',
    'فهرست نقشه‌ها',
    'المحتویات',
  ],
  ...['contents', 'table of contents', 'list of figures', 'list of tables'],
);

/** «فهرست مطالب», «فهرست شکل‌ها»: titles and the numbers of their pages stand below it. */
export function isContentsHeading(text: string): boolean {
  return isAmong(CONTENTS, text);
}

/** «یادداشت‌ها», «پی‌نوشت‌ها», «Notes»: notes stand below it. */
export function isNotesHeading(text: string): boolean {
  return isAmong(NOTES, text);
}

/** «منابع», «کتاب‌نامه», «References»: each line below it is a source. */
export function isSourcesHeading(text: string): boolean {
  return isAmong(SOURCES, text);
}

/** «چکیده», «Abstract»: above an abstract. */
export function isAbstractHeading(text: string): boolean {
  return isAmong(ABSTRACTS, text);
}

/** «کلیدواژه‌ها», «Keywords»: above, or before, the keywords of an article. */
export function isKeywordsHeading(text: string): boolean {
  return isAmong(KEYWORDS, text);
}

/** «منابع فارسی» among the sources. */
export function isPartOfSources(text: string): boolean {
  return isAmong(PARTS_OF_SOURCES, text);
}

/** What heads a section wherever it stands alone: «چکیده», «مقدمه», «نتیجه‌گیری», «منابع». */
export function isKnownHeading(text: string): boolean {
  return isAmong(HEADINGS, text) || isSourcesHeading(text) || isNotesHeading(text);
}

/** What divisions are called whose titles `countOf` does not know. */
const DIVISION =
  /^(?:chapter|part|book)\s+(?:[۰-۹٠-٩\d]{1,3}|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten)\b|^ال(?:فصل|باب|قسم)\s+ال\p{L}+|^(?:فصل|بخش|باب|گفتار|درس|جلسه)\s+(?:یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده)(?!\p{L})/iu;

/** What a division calls itself that counts itself: «فصل» of «فصل دوم: کاغذ»; undefined for other titles. */
export function divisionKind(text: string): string | undefined {
  return countOf(text)?.kind ?? DIVISION.exec(text)?.[0].split(/\s/, 1)[0];
}

/** «فصل دوم», `Chapter 4`: the number of a chapter, whose title stands below it; that of a part is one by itself. */
export function isBareDivision(text: string): boolean {
  const kind = divisionKind(plain(text));
  const isPart = /^(?:بخش|part|book|القسم|کتاب|دفتر|جلد)$/.test(kind ?? '');
  return kind !== undefined && !isPart && text.trim().split(/\s+/).length <= 3 && !/[:：–—-]./.test(text);
}

/** Whether a title has a number that its author typed: «فصل دوم: کاغذ», «۲. روش», «۱-۲- پیشینه». */
export function countsItself(text: string): boolean {
  return divisionKind(plain(text)) !== undefined || /^[^\p{L}]*\p{N}\s*[-.–ـ):]/u.test(text);
}

/** Whether a heading is one of several that a text has («مقدمه», «فصل دوم», «۲. روش»), and no title of all of it. */
export function isSectionHeading(text: string): boolean {
  return countsItself(text) || isKnownHeading(text) || isContentsHeading(text);
}
