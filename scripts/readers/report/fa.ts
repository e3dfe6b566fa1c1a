import { formatNumber } from '../../language/digits.ts';
import { fa as persian } from '../../language/fa.ts';
import type { PagePart } from '../remarks.ts';
import type { ReportWords } from './words.ts';

const n = (count: number) => formatNumber(count, persian);

const PARTS: Readonly<Record<PagePart, string>> = {
  hidden: 'متن پنهان',
  navigation: 'پیوندهای سایت',
  share: 'دکمه‌های هم‌رسانی',
  comments: 'دیدگاه خوانندگان',
  related: 'نوشته‌های دیگر',
  advertisement: 'آگهی',
  form: 'فرم',
  byline: 'نام نویسنده و تاریخ؛ آنچه شناخته شد در `book.yaml` هست',
  contents: 'فهرست',
  outside: 'بیرون از نوشته',
};

export const fa: ReportWords = {
  title: (name) => `درون‌آوری ${name}`,
  over: 'آنچه آمد',
  count: n,
  counted: {
    chapters: 'فصل',
    words: 'واژه',
    headings: 'عنوان',
    paragraphs: 'بند',
    notes: 'پانوشت',
    tables: 'جدول',
    images: 'تصویر',
    lists: 'فهرست',
    poems: 'شعر',
    quotations: 'نقل‌قول',
    formulas: 'فرمول',
    links: 'پیوند',
    references: 'ارجاع درون کتاب',
    code: 'قطعهٔ کد',
    citations: 'ارجاع به منبع',
    sources: 'منبع در `references.json`',
    index: 'مدخل نمایه',
  },
  remarksTitle: 'آنچه به همان شکل نیامد',
  nothing: 'همه چیز به همان شکل آمد.',
  remarks: {
    comment: {
      say: (count) =>
        `${n(count)} یادداشت ویراستار به شکل توضیح در متن مارک‌داون ماند و در هیچ ویراستی دیده نمی‌شود.`,
      detail: ({ author }) => author,
    },
    changes: {
      say: () =>
        'تغییرهای پیگیری‌شده پذیرفته شد: افزوده‌ها در متن هست و حذف‌شده‌ها نیست. با `--changes` فهرست می‌شود.',
      detail: ({ inserted, deleted }) => `${n(inserted)} افزوده، ${n(deleted)} حذف`,
    },
    'index-entry': {
      say: (count) =>
        `${n(count)} مدخل نمایه به شکل توضیح ماند (\`<!-- index: مدخل:زیرمدخل -->\`)؛ برای نمایه هنوز نشانه‌ای نیست.`,
    },
    citation: {
      say: (count) =>
        `${n(count)} ارجاع به منبع به شکل متن ماند؛ کلید منبع در توضیح کنار آن (\`[@key, p. 45]\`) و مشخصات منبع در \`references.json\` است؛ برای ارجاع هنوز نشانه‌ای نیست.`,
      detail: ({ program }) => program,
    },
    spans: { say: (count) => `${n(count)} جدول خانه‌های به‌هم‌پیوسته دارد و برای همین به HTML نوشته شد.` },
    'cell-blocks': {
      say: (count) => `${n(count)} جدول در خانه‌ها فهرست یا چند قطعه دارد و برای همین به HTML نوشته شد.`,
    },
    'heading-by-look': {
      say: (count) => `${n(count)} عنوان تنها از اندازه و درشتی شناخته شد؛ ببینید که سطح آن‌ها درست است.`,
    },
    'verse-by-look': { say: (count) => `${n(count)} شعر تنها از شکل شناخته شد؛ ببینید که شعر است.` },
    'text-box': { say: (count) => `${n(count)} کادر متن: متن آن پس از بندی آمد که کادر به آن بسته بود.` },
    image: {
      say: (count) =>
        `${n(count)} تصویر از گونه‌ای است که نشان دادنی نیست؛ در پوشهٔ \`images\` ماند و نام آن در توضیح است. آن را به PNG یا SVG ذخیره کنید.`,
      detail: ({ kind }) => kind,
    },
    'image-missing': {
      say: (count) => `${n(count)} تصویر در پرونده نیست و تنها پیوند آن هست.`,
      detail: ({ address }) => address,
    },
    object: {
      say: (count) =>
        `${n(count)} نمودار یا شیء جاسازی‌شده نیامد؛ آن را به شکل تصویر ذخیره کنید و در متن بگذارید.`,
      detail: ({ kind }) => kind,
    },
    'running-heads': {
      say: () => 'سرصفحه و پاصفحه نیامد: خود برنامه آن‌ها را می‌سازد.',
      detail: ({ text }) => text,
    },
    contents: { say: () => 'فهرست مطالب و نمایه نیامد: فهرست را خود برنامه می‌سازد.' },
    link: {
      say: (count) => `${n(count)} پیوند به جایی نمی‌رسد؛ متن آن ماند.`,
      detail: ({ address }) => address,
    },
    'list-numbers': {
      say: (count) => `${n(count)} بند فهرست در ورد حرف داشت و اکنون شماره دارد.`,
      detail: ({ format }) => format,
    },
    renumbered: {
      say: (count) =>
        `شمارهٔ ${n(count)} شکل یا جدول تغییر کرد؛ ارجاع‌هایی که با دست نوشته شده شمارهٔ پیشین را دارند.`,
      detail: ({ was, now }) => `${was} اکنون ${n(now)} است`,
    },
    'table-direction': {
      say: (count) => `${n(count)} جدول در ورد از چپ به راست است؛ ستون نخست اکنون در راست است.`,
    },
    'page-number': {
      say: (count) => `${n(count)} شمارهٔ صفحه که ورد شمرده بود، از جاهایی بی‌نام است؛ با دست درست کنید.`,
      detail: ({ number }) => number,
    },
    look: { say: () => 'آنچه تنها آرایه بود (حروف بزرگ لاتین) نیامد.', detail: ({ kind }) => kind },
    'private-letters': {
      say: (count) => `${n(count)} جا نویسه‌های ویژهٔ یک قلم دارد که هیچ قلم دیگری نشان نمی‌دهد.`,
      detail: ({ codes }) => codes,
    },
    encoding: {
      say: () => 'متن به UTF-8 نبود؛ ببینید که همهٔ حرف‌ها درست است.',
      detail: ({ encoding }) => encoding,
    },
    'notes-unmatched': {
      say: () => 'سطرهایی به پانوشت می‌ماند اما در متن نشانه ندارد یا چند نشانه دارد؛ همان‌جا ماند.',
      detail: ({ count }) => `${n(count)} سطر`,
    },
    'page-part': {
      say: (count) => `${n(count)} تکه از صفحه نیامد، چون جزو خود نوشته نیست.`,
      detail: ({ part }) => PARTS[part],
    },
    'image-remote': {
      say: (count) =>
        `${n(count)} تصویر در وب است و به جای آن پیوند آمد؛ آن را کنار صفحه ذخیره کنید و در متن بگذارید.`,
      detail: ({ address }) => address,
    },
    'image-left': {
      say: (count) => `${n(count)} تصویر کنار صفحه نیست یا نشان دادنی نیست؛ متن جایگزین آن به جایش آمد.`,
      detail: ({ address }) => address,
    },
    media: {
      say: (count) => `به جای ${n(count)} فیلم، صدا یا صفحهٔ جاسازی‌شده پیوند آمد.`,
      detail: ({ address }) => address,
    },
    'title-by-look': {
      say: () => 'عنوان تنها از اندازه‌اش در آغاز متن شناخته شد؛ ببینید که در `book.yaml` درست است.',
    },
    'title-of-file': {
      say: () => 'در پرونده عنوانی پیدا نشد و نام پرونده به جای عنوان آمد؛ عنوان را در `book.yaml` بنویسید.',
      detail: ({ title }) => title,
    },
    'to-settings': {
      say: (count) =>
        `${n(count)} تکه از متن که در سرآغاز مقاله نشان داده می‌شود، به \`book.yaml\` رفت و دیگر میان بندها نیست.`,
      detail: ({ key }) => key,
    },
    'passed-over': {
      say: (count) =>
        `${n(count)} متن فصل نیست (پیش‌نویس، دربارهٔ خود پوشه، بیرون از فهرست آن، یا مارک‌داون میان پرونده‌های برنامه‌های دیگر) و همان‌جا که بود ماند.`,
      detail: ({ path }) => path,
    },
    'foreign-matter': {
      say: (count) => `در سرآغاز ${n(count)} پرونده، کلیدهای ابزار دیگر توضیح شد.`,
      detail: ({ path }) => path,
    },
    'image-absent': {
      say: (count) =>
        `${n(count)} تصویر در وب است؛ ویراست‌ها به جای آن قابی با نشانی دارند. \`warraq build --fetch\` آن را می‌گیرد.`,
      detail: ({ address }) => address,
    },
    formula: {
      say: (count) => `${n(count)} فرمول بخشی دارد که به TeX نوشته نشد؛ حرف‌های آن ماند.`,
      detail: ({ element }) => element,
    },
  },
  more: (count) => `و ${n(count)} جای دیگر`,
  mendingTitle: 'املا و نیم‌فاصله',
  mended: (count) => `${n(count)} جا درست شد، چنان که \`warraq check --fix\` می‌کند.`,
  left: (count) => `${n(count)} جا برای نویسنده ماند: \`warraq check\` آن‌ها را نشان می‌دهد.`,
  asIs: 'چیزی درست نشد (`--as-is`).',
  changesTitle: 'تغییرهای پیگیری‌شده',
  change: (kind, author, date, text) =>
    `${kind === 'inserted' ? 'افزوده' : 'حذف'}: «${text}» (${[author, date].filter(Boolean).join('، ')})`,
  kept: 'همهٔ حرف‌های پرونده در پوشه هست: شمرده شد.',
};
