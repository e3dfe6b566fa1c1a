/** The words of a book's furniture, one table per language; a book may overrule any of them with `words:`. */
export interface Words {
  readonly contents: string;
  readonly chapter: string;
  readonly part: string;
  readonly figure: string;
  readonly table: string;
  /** Before a folio: «صفحهٔ ۴۲». */
  readonly page: string;
  readonly listOfFigures: string;
  readonly listOfTables: string;
  readonly notes: string;
  readonly note: string;
  readonly author: string;
  readonly translator: string;
  readonly editor: string;
  readonly publisher: string;
  readonly edition: string;
  readonly date: string;
  readonly isbn: string;
  readonly doi: string;
  readonly subject: string;
  readonly rights: string;
  readonly typeface: string;
  readonly madeWith: string;
  /** The name of this program. */
  readonly press: string;
  readonly backToText: string;
  /** Over a note that goes on from the page before. */
  readonly continued: string;
  readonly next: string;
  readonly previous: string;
  readonly cover: string;
  readonly titlePage: string;
  readonly imprint: string;
  readonly halfTitle: string;
  /** The list of the pages of the print edition, in the EPUB. */
  readonly pageList: string;
  /** What the EPUB says of its accessibility, and of its images if they are described. */
  readonly accessibility: string;
  readonly imagesDescribed: string;
  /** Entries of a task list. */
  readonly done: string;
  readonly toDo: string;
  readonly listSeparator: string;
}

const fa: Words = {
  contents: 'فهرست مطالب',
  chapter: 'فصل',
  part: 'بخش',
  figure: 'شکل',
  table: 'جدول',
  page: 'صفحهٔ',
  listOfFigures: 'فهرست شکل‌ها',
  listOfTables: 'فهرست جدول‌ها',
  notes: 'پانوشت‌ها',
  note: 'پانوشت',
  author: 'نویسنده',
  translator: 'مترجم',
  editor: 'ویراستار',
  publisher: 'ناشر',
  edition: 'نوبت چاپ',
  date: 'تاریخ انتشار',
  isbn: 'شابک',
  doi: 'شناسهٔ دیجیتال',
  subject: 'موضوع',
  rights: 'حقوق',
  typeface: 'حروف متن',
  madeWith: 'صفحه‌آرایی',
  press: 'وراق',
  backToText: 'بازگشت به متن',
  continued: 'دنبالهٔ پانوشت صفحهٔ پیش',
  next: 'بعدی',
  previous: 'قبلی',
  cover: 'جلد',
  titlePage: 'صفحهٔ عنوان',
  imprint: 'شناسنامهٔ کتاب',
  halfTitle: 'نیم‌عنوان',
  pageList: 'صفحه‌های نسخهٔ چاپی',
  accessibility: 'این کتاب از متن است: سرفصل‌ها، فهرست‌ها و جدول‌ها نشان‌گذاری شده‌اند و ترتیب خواندن روشن است.',
  imagesDescribed: 'هر تصویر شرح متنی دارد.',
  done: 'انجام‌شده',
  toDo: 'انجام‌نشده',
  listSeparator: '، ',
};

const ar: Words = {
  contents: 'المحتويات',
  chapter: 'الفصل',
  part: 'الباب',
  figure: 'الشكل',
  table: 'الجدول',
  page: 'الصفحة',
  listOfFigures: 'فهرس الأشكال',
  listOfTables: 'فهرس الجداول',
  notes: 'الهوامش',
  note: 'هامش',
  author: 'المؤلف',
  translator: 'المترجم',
  editor: 'المحرر',
  publisher: 'الناشر',
  edition: 'الطبعة',
  date: 'تاريخ النشر',
  isbn: 'ردمك',
  doi: 'المعرف الرقمي',
  subject: 'الموضوع',
  rights: 'الحقوق',
  typeface: 'الخط',
  madeWith: 'الإخراج',
  press: 'وراق',
  backToText: 'العودة إلى النص',
  continued: 'تتمة هامش الصفحة السابقة',
  next: 'التالي',
  previous: 'السابق',
  cover: 'الغلاف',
  titlePage: 'صفحة العنوان',
  imprint: 'بيانات النشر',
  halfTitle: 'العنوان المختصر',
  pageList: 'صفحات النسخة المطبوعة',
  accessibility: 'هذا الكتاب نصي: عناوينه وقوائمه وجداوله معلَّمة، وترتيب القراءة فيه واضح.',
  imagesDescribed: 'لكل صورة وصف نصي.',
  done: 'تم',
  toDo: 'لم يتم',
  listSeparator: '، ',
};

const ur: Words = {
  contents: 'فہرست',
  chapter: 'باب',
  part: 'حصہ',
  figure: 'شکل',
  table: 'جدول',
  page: 'صفحہ',
  listOfFigures: 'فہرستِ اشکال',
  listOfTables: 'فہرستِ جداول',
  notes: 'حواشی',
  note: 'حاشیہ',
  author: 'مصنف',
  translator: 'مترجم',
  editor: 'مدیر',
  publisher: 'ناشر',
  edition: 'اشاعت',
  date: 'تاریخِ اشاعت',
  isbn: 'آئی ایس بی این',
  doi: 'ڈی او آئی',
  subject: 'موضوع',
  rights: 'حقوق',
  typeface: 'خط',
  madeWith: 'صفحہ بندی',
  press: 'وراق',
  backToText: 'متن پر واپس',
  continued: 'پچھلے صفحے کے حاشیے کا تسلسل',
  next: 'اگلا',
  previous: 'پچھلا',
  cover: 'سرورق',
  titlePage: 'عنوان کا صفحہ',
  imprint: 'کتاب کی تفصیل',
  halfTitle: 'نیم عنوان',
  pageList: 'مطبوعہ نسخے کے صفحات',
  accessibility: 'یہ کتاب متنی ہے: عنوانات، فہرستیں اور جدول نشان زد ہیں اور پڑھنے کی ترتیب واضح ہے۔',
  imagesDescribed: 'ہر تصویر کی متنی وضاحت موجود ہے۔',
  done: 'مکمل',
  toDo: 'نامکمل',
  listSeparator: '، ',
};

const ckb: Words = {
  contents: 'ناوەڕۆک',
  chapter: 'بەشی',
  part: 'بەندی',
  figure: 'وێنەی',
  table: 'خشتەی',
  page: 'لاپەڕە',
  listOfFigures: 'لیستی وێنەکان',
  listOfTables: 'لیستی خشتەکان',
  notes: 'پەراوێزەکان',
  note: 'پەراوێز',
  author: 'نووسەر',
  translator: 'وەرگێڕ',
  editor: 'سەرنووسەر',
  publisher: 'بڵاوکەرەوە',
  edition: 'چاپ',
  date: 'بەرواری بڵاوکردنەوە',
  isbn: 'ISBN',
  doi: 'DOI',
  subject: 'بابەت',
  rights: 'مافەکان',
  typeface: 'فۆنت',
  madeWith: 'دیزاینی ناوەوە',
  press: 'وراق',
  backToText: 'گەڕانەوە بۆ دەق',
  continued: 'درێژەی پەراوێزی لاپەڕەی پێشوو',
  next: 'دواتر',
  previous: 'پێشتر',
  cover: 'بەرگ',
  titlePage: 'لاپەڕەی ناونیشان',
  imprint: 'ناسنامەی کتێب',
  halfTitle: 'نیوەناونیشان',
  pageList: 'لاپەڕەکانی چاپکراو',
  accessibility: 'ئەم کتێبە دەقییە: سەردێڕ و لیست و خشتەکان نیشان کراون و ڕیزبەندیی خوێندنەوە ڕوونە.',
  imagesDescribed: 'هەر وێنەیەک وەسفی دەقیی هەیە.',
  done: 'کراوە',
  toDo: 'نەکراوە',
  listSeparator: '، ',
};

const he: Words = {
  contents: 'תוכן העניינים',
  chapter: 'פרק',
  part: 'חלק',
  figure: 'איור',
  table: 'טבלה',
  page: 'עמוד',
  listOfFigures: 'רשימת איורים',
  listOfTables: 'רשימת טבלאות',
  notes: 'הערות',
  note: 'הערה',
  author: 'מחבר',
  translator: 'תרגום',
  editor: 'עריכה',
  publisher: 'הוצאה לאור',
  edition: 'מהדורה',
  date: 'תאריך פרסום',
  isbn: 'מסת״ב',
  doi: 'DOI',
  subject: 'נושא',
  rights: 'זכויות',
  typeface: 'גופן',
  madeWith: 'עימוד',
  press: 'warraq',
  backToText: 'חזרה לטקסט',
  continued: 'המשך ההערה מהעמוד הקודם',
  next: 'הבא',
  previous: 'הקודם',
  cover: 'כריכה',
  titlePage: 'עמוד השער',
  imprint: 'פרטי הספר',
  halfTitle: 'שער מקוצר',
  pageList: 'עמודי המהדורה המודפסת',
  accessibility: 'ספר זה הוא טקסט: הכותרות, הרשימות והטבלאות מסומנות וסדר הקריאה ברור.',
  imagesDescribed: 'לכל תמונה יש תיאור.',
  done: 'בוצע',
  toDo: 'לא בוצע',
  listSeparator: ', ',
};

const en: Words = {
  contents: 'Contents',
  chapter: 'Chapter',
  part: 'Part',
  figure: 'Figure',
  table: 'Table',
  page: 'page',
  listOfFigures: 'List of figures',
  listOfTables: 'List of tables',
  notes: 'Notes',
  note: 'Note',
  author: 'Author',
  translator: 'Translator',
  editor: 'Editor',
  publisher: 'Publisher',
  edition: 'Edition',
  date: 'Date of publication',
  isbn: 'ISBN',
  doi: 'DOI',
  subject: 'Subject',
  rights: 'Rights',
  typeface: 'Typeface',
  madeWith: 'Typeset with',
  press: 'warraq',
  backToText: 'Back to the text',
  continued: 'note continued from the page before',
  next: 'Next',
  previous: 'Previous',
  cover: 'Cover',
  titlePage: 'Title page',
  imprint: 'Imprint',
  halfTitle: 'Half-title',
  pageList: 'Pages of the print edition',
  accessibility:
    'The book is text: its headings, lists and tables are marked up, and its reading order is clear.',
  imagesDescribed: 'Every image has a description.',
  done: 'done',
  toDo: 'to do',
  listSeparator: ', ',
};

const TABLES: Readonly<Record<string, Words>> = { fa, ar, ur, ckb, he, en };

/** The furniture words of a language, with a book's own put over them. */
export function wordsOf(language: string, overruled: Readonly<Record<string, string>> = {}): Words {
  return { ...(TABLES[language] ?? en), ...overruled };
}
