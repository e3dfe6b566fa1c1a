import type {
  BrowserStep,
  FileKind,
  Named,
  NameFault,
  NoFile,
  PluginPart,
  RuleFacts,
  Step,
  TakenOut,
  Wanted,
} from '../facts.ts';
import { sayStoreFault } from '../store-faults.ts';
import { type Messages, sayError } from './messages.ts';
import { andMore } from './more.ts';
import { persianNumber as n } from './persian-number.ts';
import { STORE } from './store-fa.ts';

const FILE_KINDS: Readonly<Record<FileKind, string>> = {
  pdf: 'پروندهٔ PDF',
  png: 'تصویر PNG',
  jpeg: 'تصویر JPEG',
  gif: 'تصویر GIF',
  webp: 'تصویر WebP',
  word: 'سند ورد (`.docx`)',
  opendocument: 'سند OpenDocument',
  epub: 'کتاب EPUB',
  zip: 'بستهٔ ZIP یا سند یک برنامهٔ اداری',
  'old-office': 'سند یک برنامهٔ اداری قدیمی',
  rtf: 'سند RTF',
  gzip: 'پروندهٔ فشرده (gzip)',
  program: 'برنامه',
  database: 'پایگاه داده',
  typeface: 'قلم',
  'nul-bytes': 'پرونده‌ای غیرمتنی (با بایت صفر)',
  json: 'پروندهٔ JSON',
  yaml: 'پروندهٔ YAML',
  toml: 'پروندهٔ TOML',
  html: 'پروندهٔ HTML',
  xml: 'پروندهٔ XML',
  svg: 'طرح (SVG)',
  tex: 'پروندهٔ TeX',
  typst: 'پروندهٔ Typst',
  csv: 'جدول (CSV)',
  css: 'پروندهٔ سبک (CSS)',
  javascript: 'برنامه (JavaScript)',
  typescript: 'برنامه (TypeScript)',
  python: 'برنامه (Python)',
  shell: 'برنامه (shell)',
  log: 'گزارش یک برنامه',
};

const NO_TEXT: Readonly<Record<NoFile, string>> = {
  folder: 'پوشه‌ای هست',
  missing: 'پیوندی هست که به جایی نمی‌رسد',
  outside: 'پیوندی هست که به بیرون از پوشهٔ کتاب می‌رسد',
  special: 'لوله یا دستگاهی هست',
};

const NO_CHAPTER: Readonly<Record<NoFile, string>> = {
  missing: 'در پوشهٔ کتاب نیست',
  outside: 'بیرون از پوشهٔ کتاب است',
  folder: 'پوشه است و پرونده نیست',
  special: 'پروندهٔ معمولی نیست (لوله یا دستگاه است)',
};

const STEPS: Readonly<Record<Step, string>> = {
  check: 'بررسی متن',
  template: 'پر کردن الگو',
  read: 'خواندن متن',
  render: 'آماده کردن متن برای نمایش',
};

const BROWSER_STEPS: Readonly<Record<BrowserStep, string>> = {
  open: 'باز کردن سند',
  set: 'صفحه‌آرایی',
  print: 'چاپ',
  picture: 'ساختن تصویر',
};

const DISK_FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'اجازهٔ نوشتن نیست',
  EPERM: 'اجازهٔ نوشتن نیست',
  EROFS: 'دیسک فقط‌خواندنی است',
  ENOTDIR: 'بخشی از نشانی، پرونده است و پوشه نیست',
  EEXIST: 'بخشی از نشانی، پرونده است و پوشه نیست',
  EISDIR: 'به جای پرونده، پوشه‌ای آنجاست',
  ENOENT: 'نمی‌توان آنجا پوشه ساخت',
  ELOOP: 'پیوندی به خودش می‌رسد',
  ENAMETOOLONG: 'نامی بیش از اندازه بلند است',
  EBUSY: 'برنامهٔ دیگری با آن کار می‌کند',
  EFBIG: 'پرونده‌ای برای آن بیش از اندازه بزرگ است',
  EIO: 'دیسک خراب است',
};

const ROLES: Readonly<Record<'front' | 'body' | 'back', string>> = {
  front: 'پیش از متن اصلی',
  body: 'در متن اصلی',
  back: 'پس از متن اصلی',
};

const ELEMENTS: Readonly<Record<string, string>> = {
  table: 'جدول',
  figure: 'شکل',
  img: 'تصویر',
  svg: 'طرح',
  math: 'فرمول',
  pre: 'قطعهٔ کد',
  tr: 'سطر جدول',
  blockquote: 'نقل قول',
};

/** What the parser of YAML calls its faults, as far as authors meet them. */
const YAML_FAULTS: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'نشانهٔ `*` در جای نادرست است',
  BAD_ALIAS: 'نامی که پس از `*` یا `&` آمده درست نیست',
  BAD_DQ_ESCAPE: 'پس از `\\` درون علامت نقل قول نویسهٔ نادرستی آمده است',
  BAD_INDENT: 'تورفتگی این سطر درست نیست',
  BAD_PROP_ORDER: 'ترتیب نشانه‌ها پیش از این مقدار درست نیست',
  BAD_SCALAR_START: 'مقدار ساده با این نشانه آغاز نمی‌شود',
  BLOCK_AS_IMPLICIT_KEY: 'فهرست تودرتو باید در سطر تازه و با تورفتگی بیاید',
  BLOCK_IN_FLOW: 'مقدار چندسطری درون `[ ]` یا `{ }` نمی‌آید',
  DUPLICATE_KEY: 'این کلید یک بار پیش از این آمده است',
  KEY_OVER_1024_CHARS: 'کلید بیش از اندازه بلند است',
  MISSING_CHAR: 'نشانه‌ای جا افتاده است؛ شاید فاصلهٔ پس از `:` یا نشانهٔ پایان نقل قول یا قلاب',
  MULTILINE_IMPLICIT_KEY: 'کلید باید در یک سطر بیاید',
  TAB_AS_INDENT: 'تورفتگی باید با فاصله باشد، نه با جهش (Tab)',
  UNEXPECTED_TOKEN: 'چیزی در اینجا هست که نباید باشد',
};

const TYPES: Readonly<Record<string, string>> = {
  string: 'متن',
  number: 'عدد',
  int: 'عدد صحیح',
  boolean: '`true` یا `false`',
  array: 'فهرست',
  object: 'جفت‌هایی از کلید و مقدار (`key: value`)',
  record: 'جفت‌هایی از کلید و مقدار (`key: value`)',
};

/** What the length of something is counted in. */
const UNITS: Readonly<Record<string, string>> = { string: ' نویسه', array: ' مورد' };

/** The form of values that a schema tells in words alone. */
const FORMS: readonly (readonly [key: RegExp, form: string])[] = [
  [/^date$/, 'تاریخی مانند ۱۴۰۵ یا `1405-03-12`، یا میلادی مانند `2026-06-02` بنویسید'],
  [/^page\.size$/, 'نام قطع (مانند رقعی یا وزیری) یا پهنا و بلندا، مانند `145mm 215mm`، بنویسید'],
  [/^page\.bleed$/, 'اندازه‌ای تا `50mm` بنویسید'],
  [/^page\.margin\./, 'اندازه‌ای به میلی‌متر، مانند `20mm`، بنویسید'],
  [/^id$/, 'نامی از حرف و رقم و خط تیره و نقطه و `_` بنویسید که فاصله نداشته باشد'],
  [/^slug$/, 'نامی از حرف و رقم و نقطه و خط تیره بنویسید که از ۲۰۰ بایت بیشتر نشود'],
  [/^identifier\.uuid$/, 'شناسه‌ای از نوع UUID بنویسید'],
];

function scriptName(script: string): string {
  return String(new Intl.DisplayNames('fa', { type: 'script' }).of(script));
}

const SEE_VERIFY = '`warraq archive verify` را ببینید';
const UNCHANGED = 'چیزی نوشته نشد';
const NOT_ADDED = 'چیزی افزوده نشد';

function meant(near: string | undefined): string {
  return near === undefined ? '' : `؛ آیا «${near}» را می‌خواستید؟`;
}

function among(names: readonly string[]): string {
  return names.map((name) => `«${name}»`).join('، ');
}

function wanted(key: string, value: Wanted, said: string): string {
  switch (value.kind) {
    case 'given':
      return 'باید مقداری داشته باشد';
    case 'type':
      return `باید ${TYPES[value.type] ?? `از نوع \`${value.type}\``} باشد`;
    case 'one-of':
      return `باید یکی از این‌ها باشد: ${among(value.values)}`;
    case 'least':
      return `باید دست‌کم ${n(value.limit)}${UNITS[value.of] ?? ''} باشد`;
    case 'most':
      return `باید حداکثر ${n(value.limit)}${UNITS[value.of] ?? ''} باشد`;
    case 'form':
      return (
        FORMS.find(([pattern]) => pattern.test(key))?.[1] ??
        (said === 'invalid input' ? 'به این شکل پذیرفته نیست' : `درست نیست (\`${said}\`)`)
      );
  }
}

function roomLeft({
  textWidth,
  textHeight,
}: {
  readonly textWidth: number;
  readonly textHeight: number;
}): string {
  if (textWidth <= 0 || textHeight <= 0) return 'برای متن جایی نمی‌گذارند';
  return `برای متن تنها ${n(textWidth)} در ${n(textHeight)} میلی‌متر جا می‌گذارند`;
}

function invalid(facts: RuleFacts['setting-valid']): string {
  switch (facts.fault) {
    case 'value':
      return facts.key === ''
        ? `تنظیم‌ها ${wanted('', facts.wanted, facts.said)}`
        : `${facts.wanted.kind === 'given' ? 'کلید' : 'مقدار'} «${facts.key}»${facts.wanted.kind === 'form' ? ':' : ''} ${wanted(facts.key, facts.wanted, facts.said)}`;
    case 'no-day':
      return `تاریخ «${facts.written}» در تقویم نیست`;
    case 'no-style':
      return `پروندهٔ سبک «${facts.path}» در پوشهٔ کتاب نیست`;
    case 'no-rule':
      return `در «check.rules»، قاعده‌ای به نام «${facts.rule}» نیست${meant(facts.near)}`;
    case 'always-error':
      return `در «check.rules»، قاعدهٔ «${facts.rule}» همیشه خطاست`;
    case 'house-family':
      return `«${facts.family}» نام یکی از قلم‌های وراق است؛ برای قلم پوسته نام دیگری برگزینید`;
    case 'face-name':
      return `قلم دیگری هم «${facts.name}» نام دارد؛ برای این یکی «name» دیگری بنویسید`;
    case 'no-titles':
      return `«titles»: در «${facts.path}» چیزی نیست`;
    case 'catalogue-theme':
      return `«theme»: «${facts.name}» نه پوشه‌ای از فهرست است و نه از پوسته‌های وراق (\`${facts.known.join(', ')}\`)`;
    case 'theme-code':
      return `پوستهٔ «${facts.name}» برنامه است و همهٔ عنوان‌ها معتمد نیستند`;
  }
}

function takenOut(taken: TakenOut): string {
  switch (taken.kind) {
    case 'element':
      return `\`<${taken.name}>\``;
    case 'wrapper':
      return `\`<${taken.name}>\` (ولی نه آنچه درون آن است)`;
    case 'instruction':
      return `\`<?${taken.name}?>\``;
    case 'doctype':
      return 'تعریف‌های نوع سند';
    case 'attribute':
      return `ویژگی \`${taken.name}\` از \`<${taken.element}>\``;
    case 'address':
      return `نشانی «${taken.address}» از \`<${taken.element}>\``;
    case 'style':
      return `«${taken.css}» از \`<${taken.element}>\``;
  }
}

function nameFault(name: NameFault): string {
  switch (name.fault) {
    case 'empty':
      return `نام پرونده خالی است: «${name.path}»`;
    case 'slash':
      return `نام «${name.path}» با خط کج آغاز یا تمام می‌شود`;
    case 'leads-elsewhere':
      return `نام «${name.path}» به جای دیگری می‌رسد`;
    case 'nul':
      return `در نام «${name.path}» نویسهٔ صفر هست`;
    case 'windows':
      return `نام «${name.path}» از نوع نشانی‌های ویندوز است`;
    case 'long':
      return `بخشی از نام «${name.path}» از ${n(name.most)} بایت بیشتر است`;
    case 'one-name':
      return `نام‌های «${name.path}» و «${name.other}» روی بعضی از دیسک‌ها یکی است`;
    case 'file-and-folder':
      return `نام «${name.path}» هم از آن پرونده است و هم پوشه`;
  }
}

function listed(known: readonly Named[]): string {
  return known.map(({ name, id }) => `«${name}» (\`${id}\`)`).join('، ');
}

const rules: Messages['rules'] = {
  'path-exists': {
    title: 'نشانی دست‌نویس درست است',
    note: 'نشانی پوشه‌ای را بدهید که `book.yaml` و پرونده‌های مارک‌داون دارد، یا نشانی یک پروندهٔ `.md`',
    say: (facts) =>
      facts.fault === 'missing'
        ? `در نشانی «${facts.path}» چیزی نیست${meant(facts.near)}`
        : `«${facts.path}» پروندهٔ معمولی نیست (لوله یا دستگاه است)`,
  },
  'manuscript-has-text': {
    title: 'در پوشه دست‌کم یک پروندهٔ مارک‌داون هست',
    note: 'فصلی بیفزایید، مانند `01.md`',
    say: () => 'در این پوشه پروندهٔ مارک‌داونی نیست',
  },
  'text-is-utf8': {
    title: 'متن با UTF-8 ذخیره شده است',
    note: 'پرونده را دوباره با UTF-8 ذخیره کنید (متن‌های قدیمی ویندوز بیشتر Windows-1256 است)',
    say: ({ found }) =>
      found === 'byte' ? 'این بایت از UTF-8 نیست' : 'متن با UTF-16 ذخیره شده است، نه با UTF-8',
  },
  'text-is-printable': {
    title: 'در متن نویسهٔ کنترلی نیست',
    note: 'این نویسه کنار گذاشته شد (یا اگر میان دو واژه بود، فاصله شد)؛ آن را از پرونده بردارید',
    say: ({ code }) => `نویسهٔ کنترلی \`${code}\` در متن است`,
  },
  'text-is-file': {
    title: 'متن، پرونده‌ای در پوشهٔ کتاب است',
    note: 'خود پرونده را در پوشه بگذارید؛ نه پیوندی که به بیرون از پوشه برسد، نه لوله، نه دستگاه',
    say: ({ found }) => `در اینجا به جای پرونده ${NO_TEXT[found]}`,
  },
  'text-is-markdown': {
    title: 'دست‌نویس به مارک‌داون نوشته شده است',
    note: 'نخست آن را تبدیل کنید، برای نمونه با `pandoc book.docx -o book.md`',
    say: ({ found, expected }) =>
      `این ${expected === 'text' ? 'متن' : 'متن مارک‌داون'} نیست، ${FILE_KINDS[found]} است`,
  },
  'page-has-room': {
    title: 'میان حاشیه‌های صفحه برای متن جا هست',
    note: 'حاشیه‌ها را کوچک‌تر یا صفحه را بزرگ‌تر کنید؛ متن دست‌کم ۴۰ در ۴۰ میلی‌متر جا می‌خواهد و هیچ ضلعی نباید از ۵ متر بیشتر باشد',
    say: (facts) =>
      facts.fault === 'large'
        ? `صفحهٔ ${n(facts.width)} در ${n(facts.height)} میلی‌متر بیش از اندازه بزرگ است`
        : `حاشیه‌های صفحهٔ ${n(facts.width)} در ${n(facts.height)} میلی‌متر ${roomLeft(facts)}`,
  },
  'yaml-parses': {
    title: 'نوشتار YAML درست است',
    note: 'مقدارهایی را که دونقطه دارند یا با نشانه آغاز می‌شوند در علامت نقل قول بگذارید و تورفتگی را با فاصله بسازید',
    say: (facts) =>
      facts.fault === 'deep'
        ? 'تودرتویی آن بیش از اندازه است و خوانده نمی‌شود'
        : (YAML_FAULTS[facts.code] ?? `نوشتار YAML درست نیست (\`${facts.said}\`)`),
    advise(facts) {
      if (facts.fault === 'deep') return 'فهرست‌ها و کلیدهای درون یکدیگر را کمتر کنید';
      return facts.code === 'DUPLICATE_KEY' ? 'یکی از دو را نگه دارید و دیگری را بردارید' : undefined;
    },
  },
  'setting-known': {
    title: 'همهٔ کلیدها برای وراق آشنا هستند',
    note: 'همهٔ کلیدها در `docs/book-yaml.md` آمده است و کلیدهای پوسته در `docs/themes.md`',
    say: ({ key, near }) => `کلید «${key}» شناخته نیست${meant(near)}`,
  },
  'setting-foreign': {
    title: 'در سرآغاز پرونده تنها کلیدهای وراق هست',
    note: 'کاری لازم نیست؛ کلیدهایی که وراق می‌شناسد در `docs/book-yaml.md` آمده است',
    say: ({ keys, files }) =>
      `از کلیدهای ابزارهای دیگر گذشتیم: ${keys.map((key) => `\`${key}\``).join('، ')} (در ${n(files)} پرونده)`,
  },
  'setting-valid': {
    title: 'مقدار هر کلید همان است که آن کلید می‌خواهد',
    note: 'در `docs/book-yaml.md` آمده است که هر کلید چه می‌پذیرد، برای پوسته‌ها در `docs/themes.md` و برای فهرست‌ها در `docs/catalogue.md`',
    say: invalid,
    advise({ fault }) {
      if (fault === 'no-rule') return 'همهٔ قاعده‌ها در `docs/rules.md` آمده است';
      if (fault === 'no-style') return 'نام پرونده را درست کنید یا کلید `style` را بردارید';
      if (fault === 'always-error') return 'این سطر را بردارید؛ با چنین خطایی کتاب ساخته نمی‌شود';
      if (fault === 'theme-code') return '«trusted: true» بنویسید یا پوسته‌ای از وراق بردارید';
      return undefined;
    },
  },
  'theme-exists': {
    title: 'پوسته یا از آن وراق است یا پوشه‌ای از کتاب یا بسته‌ای نصب‌شده',
    note: 'یکی از پوسته‌های وراق یا پوشه‌ای از کتاب را که `theme.yaml` دارد نام ببرید، یا بسته را همان‌جا نصب کنید؛ `docs/themes.md` را ببینید',
    say(facts) {
      switch (facts.fault) {
        case 'unknown':
          return `پوسته‌ای به نام «${facts.name}» پیدا نشد: نه در میان پوسته‌های وراق (\`${facts.known.join(', ')}\`)، نه در پوشهٔ کتاب و نه در بسته‌های نصب‌شده${meant(facts.near)}`;
        case 'no-folder':
          return `پوستهٔ «${facts.name}» ${NO_THEME[facts.found]}`;
        case 'no-record':
          return `پوشهٔ «${facts.folder}» پوسته نیست: «${facts.record}» در آن نیست`;
      }
    },
  },
  'theme-trusted': {
    title: 'پوسته‌ای که از خود کتاب یا از بسته‌ای است معتمد است',
    note: 'الگوهای پوسته برنامه‌اند و سبک‌هایش هر چیزی را می‌کشند؛ آن را بخوانید و اگر می‌پذیرید، کتاب را بی `--untrusted` بسازید',
    say: ({ name, instead }) => `پوستهٔ «${name}» به کار نرفت و «${instead}» جای آن را گرفت`,
  },
  'plugin-loads': {
    title: 'افزونه پوشه‌ای از کتاب یا بسته‌ای نصب‌شده است و بار می‌شود',
    note: 'پوشه‌ای از کتاب مانند `./plugin` را نام ببرید یا بسته را همان‌جا نصب کنید؛ `docs/plugins.md` می‌گوید افزونه چیست',
    say(facts) {
      switch (facts.fault) {
        case 'unknown':
          return `افزونهٔ «${facts.name}» پیدا نشد: نه در پوشهٔ کتاب هست و نه در بسته‌های نصب‌شده`;
        case 'no-folder':
          return `افزونهٔ «${facts.name}» ${NO_FOLDER[facts.found]}`;
        case 'fails':
          return `افزونهٔ «${facts.name}» بار نمی‌شود: \`${facts.said}\``;
        case 'no-plugin':
          return `«${facts.name}» افزونه نیست؛ در \`${facts.key}\`: \`${facts.said}\``;
        case 'taken':
          return `افزونهٔ «${facts.name}» ${PLUGIN_PARTS[facts.kind]} «${facts.part}» را می‌افزاید که از پیش هست`;
      }
    },
  },
  'plugin-trusted': {
    title: 'افزونه‌ای که بار می‌شود معتمد است',
    note: 'افزونه برنامه است؛ آن را بخوانید و اگر می‌پذیرید که اجرا شود، `--untrusted` را بردارید؛ در ویرایشگر `warraq lsp --plugins` بنویسید',
    say: ({ name }) => `افزونهٔ «${name}» بار نشد و آنچه می‌افزاید در کتاب نیست`,
  },
  'plugin-archived': {
    title: 'کتابی که بایگانی می‌شود به افزونه نیاز ندارد',
    note: 'در بایگانی جز الگو برنامه‌ای نیست؛ کتاب را بی آن بایگانی کنید یا این ویراست را جور دیگری نگه دارید',
    say: ({ name }) => `کتابی که افزونهٔ «${name}» را دارد بایگانی نمی‌شود`,
  },
  'typeface-usable': {
    title: 'قلم‌هایی که نام برده شده‌اند در دسترس‌اند و می‌توان آن‌ها را چاپ و جست‌وجو کرد و در EPUB گذاشت',
    note: 'یکی از قلم‌های وراق یا پرونده‌های ایستا (`.ttf`، `.otf`، `.woff` یا `.woff2`) در پوشهٔ کتاب یا پوسته را نام ببرید؛ `docs/typefaces.md` را ببینید',
    say(facts) {
      switch (facts.fault) {
        case 'large':
          return `پروندهٔ «${facts.file}» از ${n(facts.megabytes)} مگابایت بزرگ‌تر است`;
        case 'unknown':
          return `قلمی به نام «${facts.file}» نیست: قلم‌های وراق این‌ها هستند (\`${facts.known.join(', ')}\`) و پرونده‌ها به \`.ttf\`، \`.otf\`، \`.woff\` یا \`.woff2\` پایان می‌یابند${meant(facts.near)}`;
        case 'families':
          return `«${facts.file}» پرونده‌های چند قلم است (\`${facts.families.join(', ')}\`)؛ تنها یکی را نام ببرید`;
        case 'twins':
          return `«${facts.file}» و «${facts.other}» هر دو یک قلم با وزن ${n(facts.weight)} هستند؛ یکی را نام ببرید`;
        default:
          return `پروندهٔ «${facts.file}» ${UNUSABLE[facts.fault]}`;
      }
    },
  },
  'typeface-embeddable': {
    title: 'مجوز قلم می‌گذارد که در همهٔ قالب‌ها گذاشته شود',
    note: 'قلم دیگری برگزینید یا اجازه‌اش را از سازنده بگیرید؛ PDF این قلم را دارد',
    say: ({ file }) =>
      `مجوز قلم «${file}» تنها برای پیش‌نمایش و چاپ است (\`fsType 4\`): EPUB و وب این قلم را ندارند و با قلم‌های پس از آن چیده می‌شوند`,
  },
  'typeface-weights': {
    title: 'قلم متن وزن سیاه دارد تا تأکید دیده شود',
    note: 'پرونده‌های وزن سیاه را هم نام ببرید: `fonts/Lotus*.ttf` یا سیاهه‌ای از آن‌ها',
    say: ({ family }) => `قلم «${family}» وزن سیاه ندارد: تأکید و عنوان مانند متن چاپ می‌شود`,
  },
  'typeface-complete': {
    title: 'قلم متن همهٔ حرف‌های متن را دارد',
    note: 'قلمی برگزینید که این حرف را دارد: بسیاری از قلم‌های قدیمی برای عربی ساخته شده‌اند و حرف‌های فارسی را ندارند',
    say: ({ family, character, code }) =>
      `قلم «${family}» حرف «${character}» (\`${code}\`) را ندارد: قلم دیگری آن را می‌کشد و به حرف‌های کنارش نمی‌پیوندد`,
  },
  'typeface-elongates': {
    title: 'قلم متن خط کشیدگی (`U+0640`) را دارد',
    note: 'قلم دیگری برگزینید یا `kashida` را بردارید؛ سطرها بی آن هم هم‌ترازند',
    say: ({ family }) => `قلم «${family}» نویسهٔ \`U+0640\` را ندارد: هیچ واژه‌ای کشیده نمی‌شود`,
  },
  'emphasis-face': {
    title: 'کتابی که تأکید را با قلم دوم نشان می‌دهد قلم دومی دارد',
    note: 'قلمی نام ببرید: `typefaces: { heading: naskh }`، یا `emphasis: weight` یا `emphasis: colour` را برگزینید',
    say: () => 'کتاب برای عنوان‌ها قلم جداگانه‌ای ندارد: تأکید با وزن نشان داده می‌شود',
  },
  'isbn-valid': {
    title: 'رقم کنترل شابک درست است',
    note: 'آن را با شابکی که خانهٔ کتاب داده است بسنجید؛ شابک ۱۰ رقمی و ۱۳ رقمی پذیرفته است',
    say: ({ isbn }) => `رقم کنترل یا شمار رقم‌های شابک «${isbn}» درست نیست`,
  },
  'orcid-valid': {
    title: 'رقم کنترل شناسهٔ ارکید درست است',
    note: 'آن را با شناسه‌ای که در `orcid.org` آمده است بسنجید؛ شانزده نویسه دارد و آخری رقم کنترل است',
    say: ({ orcid }) => `رقم کنترل شناسهٔ ارکید، «${orcid}»، درست نیست`,
  },
  'template-trusted': {
    title: 'الگویی که اجرا می‌شود معتمد است',
    note: 'الگو برنامه است و اجرا می‌شود؛ آن را بخوانید و اگر می‌پذیرید، کتاب را بی `--untrusted` بسازید',
    say: () => 'الگو اجرا نشد و الگوی خود وراق به جای آن به کار رفت',
  },
  'style-inert': {
    title: 'سبک کتابی که معتمد نیست تنها شکل متن را می‌گوید',
    note: 'نشانی، `@import`، `@font-face`، پویانمایی و آنچه از جای خود بیرون می‌رود پذیرفته نیست؛ اگر به کتاب اعتماد دارید، آن را بی `--untrusted` بسازید',
    say: ({ css }) => `«${css}» کنار گذاشته شد`,
  },
  'style-loads': {
    title: 'سبک کتاب و طرح پرونده‌ای نمی‌خوانند: قلم‌ها را `typefaces:` نام می‌برد و تصویرها داده‌اند',
    note: 'تصویر را در خود سبک بنویسید: `url("data:image/svg+xml,…")`؛ قلم را در `book.yaml` نام ببرید: `typefaces: fonts/*.ttf`؛ `docs/typefaces.md` را ببینید',
    say: ({ by, address }) => `در \`${by}\` پروندهٔ «${address}» از سبک خوانده نمی‌شود`,
  },
  'template-fills': {
    title: 'الگوی کتاب را می‌توان پر کرد',
    note: 'آن را با الگوی هم‌نام وراق بسنجید؛ الگوهای پوشهٔ `templates/` جای آن‌ها را می‌گیرند',
    say: (facts) =>
      facts.fault === 'no-body'
        ? 'الگو پر نمی‌شود: متن (`<%- body %>`) در آن نیست'
        : `الگو پر نمی‌شود (\`${facts.said}\`)`,
  },
  'chapter-exists': {
    title: 'همهٔ پرونده‌های «chapters» در پوشهٔ کتاب هستند',
    note: 'نام را درست کنید یا آن را از فهرست بردارید',
    say: ({ path, found }) => `فصل «${path}» ${NO_CHAPTER[found]}`,
  },
  'book-has-text': {
    title: 'کتاب متن دارد',
    note: 'متنی بنویسید؛ عنوان به‌تنهایی کتاب نمی‌شود',
    say: () => 'این کتاب خالی است؛ هیچ فصلی متن ندارد',
  },
  'chapter-has-text': {
    title: 'هر فصل متن دارد',
    note: 'متن فصل را بنویسید یا پرونده را از کتاب بردارید',
    say: () => 'این فصل خالی است؛ تنها عنوانش می‌آید',
  },
  'chapter-has-one-title': {
    title: 'پروندهٔ هر فصل یک عنوان سطح یک دارد',
    note: 'اگر بخش‌اند، آن‌ها را با `##` بنویسید؛ وگرنه هر یک را به پروندهٔ جداگانه‌ای ببرید',
    say: ({ count }) => `این پرونده ${n(count)} عنوان سطح یک دارد؛ جز نخستین، همه بخش می‌شوند`,
  },
  'listed-text-exists': {
    title: 'آنچه در فهرست فصل‌ها نام برده می‌شود در پوشه هست',
    note: 'پرونده را بیفزایید یا نامش را از فهرست بردارید',
    say: ({ path }) => `«${path}» در فهرست آمده است، ولی در پوشه نیست؛ از آن گذشتیم`,
  },
  'chapter-order': {
    title: 'ترتیب فصل‌ها با شماره و نقش آن‌ها می‌خواند',
    note: 'ترتیب فصل‌ها را در کلید `chapters` در `book.yaml` درست کنید: نخست بخش‌های پیش از متن، سپس متن اصلی و در پایان پیوست‌ها',
    say(facts) {
      switch (facts.fault) {
        case 'role':
          return `جای «${facts.path}» ${ROLES[facts.role]} است، ولی پس از «${facts.before}» آمده است`;
        case 'name':
          return `«${facts.path}» پس از «${facts.before}» آمده است`;
        case 'title':
          return `عنوان «${facts.title}» پس از «${facts.before}» آمده است`;
      }
    },
  },
  'article-is-one-text': {
    title: 'مقاله یک متن است',
    note: 'بخش‌هایش را در یک پرونده بیاورید، یا `kind: report` بنویسید تا هر پرونده یک فصل باشد',
    say: ({ paths }) =>
      `متن مقاله در یک پرونده می‌آید و اینجا ${n(paths.length)} پرونده هست: ${paths.join('، ')}`,
  },
  'columns-possible': {
    title: 'دو ستون برای مقاله است و برای پوسته‌ای که آن را دارد',
    note: '`columns: 1` بنویسید یا این کلید را بردارید؛ یا `kind: article` را با پوستهٔ `article` بیاورید، یا با پوسته‌ای که در `theme.yaml` آن `columns` آمده است',
    say: (facts) =>
      facts.fault === 'kind'
        ? `تنها مقاله در دو ستون چیده می‌شود و این ${facts.kind === 'book' ? 'کتاب' : 'گزارش'} است`
        : `پوستهٔ «${facts.name}» صفحهٔ دوستونی ندارد`,
  },
  'heading-level': {
    title: 'هر عنوان حداکثر یک سطح پایین‌تر از عنوان پیش از خود است',
    note: 'یک `#` از آن کم کنید یا عنوانی را که میان آن دو جا افتاده است بنویسید',
    say: (facts) =>
      `این عنوان در سطح ${n(facts.level)} است، ولی در اینجا عنوان نباید از سطح ${n(facts.most)} پایین‌تر باشد؛ همان‌گونه که هست آمد${andMore.fa(facts)}`,
  },
  'book-has-title': {
    title: 'کتاب عنوان دارد',
    note: 'در آغاز متن `# عنوان` بنویسید، یا `title:` را در `book.yaml` یا در مشخصات آغاز پرونده بیاورید',
    say: ({ name }) => `کتاب عنوان ندارد و نخستین واژه‌هایش، «${name}»، به جای آن می‌آید`,
  },
  'chapter-has-title': {
    title: 'هر فصل عنوان دارد',
    note: 'بالای متن فصل `# عنوان` بنویسید، یا `title:` را در مشخصات آغاز پرونده بیاورید',
    say: ({ name }) =>
      `این فصل عنوان ندارد؛ بالای آن چیزی نمی‌آید و در فهرست‌ها نخستین واژه‌هایش، «${name}»، می‌آید`,
  },
  'text-has-headings': {
    title: 'متن بلند عنوان‌بندی دارد',
    note: 'متن را با `## عنوان` بخش‌بندی کنید؛ فهرست مطالب و نشانک‌ها و سرصفحه‌ها از همین عنوان‌ها ساخته می‌شوند',
    say: ({ words }) => `این متن ${n(words)} واژه است و هیچ عنوانی در میان آن نیست`,
  },
  'merge-is-settled': {
    title: 'در متن نشانهٔ ادغام (`<<<<<<<`، `=======`، `>>>>>>>`) نیست',
    note: 'یکی از دو صورت متن را نگه دارید و دیگری و نشانه‌ها را بردارید',
    say: ({ marker }) => `نشانهٔ ادغام در متن مانده است: «${marker}»`,
  },
  'edition-named': {
    title: 'ویراستی که بایگانی می‌شود یک نام دارد',
    note: 'نام را در `edition:` کتاب، که چاپ هم می‌شود، یا با `--edition` بدهید',
    say: (facts) =>
      facts.fault === 'nameless'
        ? 'این ویراست نام ندارد'
        : `نام ویراست در کتاب «${facts.own}» است، نه «${facts.given}»`,
  },
  'id-unique': {
    title: 'هر شناسه در کتاب یک بار داده می‌شود',
    note: 'به یکی از آن دو شناسهٔ دیگری بدهید، مانند `## عنوان {#other}` یا `id: other`',
    say: ({ id }) => `شناسهٔ «${id}» پیش‌تر در این کتاب به کار رفته است`,
  },
  'image-exists': {
    title: 'هر تصویری که در متن آمده در پوشه هست',
    note: 'پروندهٔ تصویر را در پوشهٔ کتاب بگذارید و نشانی آن را از جای همین پرونده بنویسید',
    say: ({ address }) => `تصویر «${address}» پیدا نشد`,
  },
  'image-inside': {
    title: 'تصویر در پوشهٔ کتاب است',
    note: 'تصویر را در پوشهٔ کتاب کپی کنید؛ جای دیگری خوانده نمی‌شود',
    say: (facts) =>
      facts.fault === 'file-address'
        ? 'نشانی تصویر با `file:` آغاز شده است، به جای نشانی درون پوشهٔ کتاب'
        : `تصویر «${facts.address}» بیرون از پوشهٔ کتاب است`,
  },
  'image-as-fetched': {
    title: 'تصویر وب همان پرونده‌ای است که گرفته شد',
    note: 'برای گرفتن دوباره، پرونده و سطرهای آن در `fetched.yaml` را پاک کنید و `--fetch` بگویید؛ برای پروندهٔ خودتان، نشانی همان را در متن بنویسید',
    say: ({ fault, path, address }) =>
      fault === 'missing'
        ? `پروندهٔ «${path}» که از «${address}» گرفته شده بود دیگر نیست`
        : `پروندهٔ «${path}» پس از گرفتن از «${address}» تغییر کرده است`,
  },
  'image-local': {
    title: 'تصویر از پرونده‌های کتاب است، نه از شبکه',
    note: 'تصویر را در پوشهٔ کتاب بگذارید یا کتاب را با `--fetch` بسازید تا پس از پرسیدن گرفته شود و همان‌جا بماند؛ بی آن چیزی از شبکه گرفته نمی‌شود',
    say: (facts) =>
      `این تصویر در پوشهٔ کتاب نیست؛ قابی با نشانی «${facts.address}» به جایش آمد${andMore.fa(facts)}`,
  },
  'image-readable': {
    title: 'تصویر به یکی از قالب‌های PNG، JPEG، GIF، WebP یا SVG است',
    note: 'تصویر را به قالب PNG، JPEG، GIF، WebP یا SVG ذخیره کنید',
    say(facts) {
      switch (facts.fault) {
        case 'folder':
          return `«${facts.address}» پوشه است و تصویر نیست`;
        case 'special':
          return `«${facts.address}» پروندهٔ معمولی نیست (لوله یا دستگاه است)`;
        case 'unknown':
          return `تصویر «${facts.address}» به قالبی است که هیچ ویراستی آن را نشان نمی‌دهد`;
        case 'damaged':
          return `تصویر «${facts.address}» خراب است: ${facts.damage === 'cut' ? 'پایان آن نیست' : 'داده‌های آن به هم ریخته است'}`;
      }
    },
  },
  'image-within-limits': {
    title: 'تصویر از اندازهٔ مجاز بزرگ‌تر نیست',
    note: 'آن را کوچک‌تر کنید: حداکثر ۱۰۰ مگابایت، ۱۶۰ میلیون پیکسل و ۱۰۰٬۰۰۰ پیکسل در هر ضلع؛ طرح حداکثر ۲۰۰٬۰۰۰ عنصر، با شمردن تکرارها',
    say(facts) {
      switch (facts.fault) {
        case 'bytes':
          return `تصویر «${facts.address}» از ${n(facts.megabytes)} مگابایت بیشتر است`;
        case 'pixels':
          return `تصویر «${facts.address}» (${n(facts.width)} در ${n(facts.height)} پیکسل) بیش از اندازه بزرگ است`;
        case 'drawing-bytes':
          return `طرح از ${n(facts.megabytes)} مگابایت بیشتر است`;
        case 'drawn':
          return `بیش از ${n(facts.most)} عنصر باید کشیده شود`;
        case 'elements':
          return `طرح بیش از ${n(facts.most)} عنصر دارد`;
        case 'depth':
          return `عنصرها بیش از ${n(facts.most)} لایه درون هم هستند`;
      }
    },
  },
  'drawing-readable': {
    title: 'طرح به قالب SVG است و با خوانندهٔ XML خوانده می‌شود',
    note: 'آن را در برنامه‌ای که ساخته است درست کنید و دوباره به قالب SVG ساده ذخیره کنید',
    say: (facts) =>
      facts.fault === 'root'
        ? 'بیرونی‌ترین عنصر طرح `<svg>` نیست'
        : `نوشتار XML آن درست نیست (\`${facts.said}\`)`,
  },
  'drawing-inert': {
    title: 'طرح تنها کشیده می‌شود و کار دیگری نمی‌کند',
    note: 'آنچه اجرا می‌شود، می‌جنبد، پیوند می‌دهد یا چیزی بار می‌کند در هیچ ویراستی نمی‌آید؛ طرح را بی آن‌ها ذخیره کنید و تصویرها را درون خود طرح بگذارید',
    say: ({ taken, count }) => `${takenOut(taken)} برداشته شد${count > 1 ? ` (${n(count)} بار)` : ''}`,
  },
  'image-has-alt': {
    title: 'تصویر متن جایگزین دارد',
    note: 'تصویر را برای کسانی که آن را نمی‌بینند وصف کنید: `![وصف](file.svg)`',
    say: () => 'این تصویر متن جایگزین ندارد',
  },
  'text-within-limits': {
    title: 'تودرتویی و شلوغی متن از اندازه نمی‌گذرد',
    note: 'آن را بخش کنید: حداکثر ۱۰ مگابایت در هر پرونده، ۱۰۰ لایه درون هم (قلاب ۲۰۰ لایه)، ۲٬۰۰۰ نشانهٔ تأکید در هر بند، ۵۰۰ عنصر باز HTML و ۲۰٬۰۰۰ پانوشت در کتاب',
    say(facts) {
      switch (facts.fault) {
        case 'bytes':
          return `پرونده از ${n(facts.megabytes)} مگابایت بیشتر است`;
        case 'levels':
          return `نقل قول‌ها و فهرست‌ها در اینجا ${n(facts.depth)} لایه درون هم هستند؛ حداکثر ${n(facts.most)} لایه پذیرفته است`;
        case 'brackets':
          return `این قلاب درون ${n(facts.most)} قلاب دیگر است، که بیش از اندازه است`;
        case 'signs':
          return `در این بند بیش از ${n(facts.most)} نشانه (\`* _ ~ [ ]\`) هست`;
        case 'emphasis':
          return `در این بند بیش از ${n(facts.most)} نشانهٔ تأکید هست`;
        case 'nesting':
          return `در اینجا بیش از ${n(facts.most)} لایه درون هم هستند`;
        case 'notes':
          return `کتاب بیش از ${n(facts.most)} پانوشت دارد`;
        case 'open-html':
          return `بیش از ${n(facts.most)} عنصر HTML هم‌زمان باز است`;
        case 'recursion':
          return `در ${STEPS[facts.step]}، تودرتویی بیش از توان برنامه بود`;
      }
    },
  },
  'done-in-time': {
    title: 'هر مرحله در زمان خود تمام می‌شود',
    note: 'متن یا الگو را ساده‌تر کنید یا با `--timeout` زمان بیشتری بدهید',
    say: ({ step, seconds }) => `${STEPS[step]} بیش از ${n(seconds)} ثانیه طول کشید`,
  },
  'html-safe': {
    title: 'کد HTML درون متن چیزی را پنهان نمی‌کند',
    note: 'دست‌نویس متن است، نه برنامه؛ آن را بردارید',
    say: ({ open }) => `\`${open}…>\` پذیرفته نیست؛ متن یا نشانه‌گذاری ساده بنویسید`,
  },
  'html-carried': {
    title: 'کد HTML درون متن همان است که کتاب می‌تواند نشان دهد',
    note: 'اگر متن درست است کاری لازم نیست؛ در `docs/markup.md` آمده است که از هر عنصر چه می‌ماند',
    say(facts) {
      switch (facts.fault) {
        case 'element':
          return `عنصر \`<${facts.element}>\` برداشته شد و متن آن ماند${andMore.fa(facts)}`;
        case 'silent':
          return `عنصر \`<${facts.element}>\` با آنچه در آن است کنار گذاشته شد${andMore.fa(facts)}`;
        case 'embedded':
          return `عنصر \`<${facts.element}>\` در کتاب نشان‌دادنی نیست؛ نشانی آن را به جایش آوردیم${andMore.fa(facts)}`;
        case 'sign':
          return `\`<${facts.element}>\` عنصر نیست و متن شمرده شد؛ برای چنین متنی \`\\<${facts.element}>\` بنویسید${andMore.fa(facts)}`;
        case 'attribute':
          return `ویژگی \`${facts.attribute}=\` از \`<${facts.element}>\` برداشته شد${andMore.fa(facts)}`;
        case 'address':
          return `نشانی «${facts.address}» از \`<${facts.element}>\` برداشته شد${andMore.fa(facts)}`;
      }
    },
  },
  'html-closed': {
    title: 'کد HTML درون متن بسته شده است',
    note: 'آنچه پس از آن است جزئی از آن شمرده می‌شود و از میان می‌رود؛ آن را ببندید یا برای خود نشانه `\\<` بنویسید',
    say: ({ open }) => `\`${open}…\` بسته نشده است`,
  },
  'table-row-fits': {
    title: 'هیچ سطری از جدول بیش از سرستون‌ها خانه ندارد',
    note: 'به جدول ستون افزوده شد؛ نام ستون‌ها را در سطر نخست بنویسید، یا اگر خط عمودی جزو متن است، به جایش `\\|` بگذارید',
    say: ({ cells, columns }) => `این سطر ${n(cells)} خانه دارد، ولی جدول ${n(columns)} سرستون دارد`,
  },
  'link-target-exists': {
    title: 'پیوند درون کتاب به شناسه‌ای می‌رسد که هست',
    note: 'پیوند را درست کنید یا به مقصد همین شناسه را بدهید: `## عنوان {#id}`',
    say: ({ target }) => `شناسهٔ «${target}» در هیچ‌جای کتاب نیست`,
  },
  'link-carried': {
    title: 'پیوند درون کتاب به فصل یا شناسه‌ای می‌رسد که هست',
    note: 'پیوند را درست کنید یا بردارید؛ کلید `file-links` در `book.yaml` می‌گوید که از نشانی پرونده‌ها چه بماند',
    say(facts) {
      switch (facts.fault) {
        case 'no-chapter':
          return `«${facts.target}» فصل این کتاب نیست؛ از پیوند نوشته‌اش ماند${facts.noted ? ' و نشانی‌اش پانوشت شد' : ''}${andMore.fa(facts)}`;
        case 'no-id':
          return `شناسهٔ «${facts.target}» در هیچ‌جای کتاب نیست؛ از پیوند تنها نوشته‌اش ماند${andMore.fa(facts)}`;
        case 'chapter-alone':
          return `شناسهٔ «${facts.target}» در هیچ‌جای آن فصل نیست؛ پیوند به آغاز فصل می‌رسد${andMore.fa(facts)}`;
      }
    },
  },
  'link-has-words': {
    title: 'پیوند نوشته‌ای دارد یا به چیزی می‌رسد که نام دارد',
    note: 'نوشته را میان دو قلاب پیوند بیاورید؛ عنوان‌ها، شکل‌ها، جدول‌ها و فصل‌ها خود نام دارند',
    say: ({ url }) => `پیوند به «${url}» نوشته ندارد و مقصدش هم نامی ندارد`,
  },
  'directive-closed': {
    title: 'هر دستوری که باز می‌شود بسته می‌شود',
    note: 'در پایان آن سطری بیاورید که جز همان دونقطه‌ها چیزی نداشته باشد',
    say: ({ directive }) => `دستور «${directive}» بسته نشده است و همهٔ متن پس از خود را در بر می‌گیرد`,
  },
  'directive-known': {
    title: 'هر دستور برای وراق آشناست',
    note: 'همان‌گونه که نوشته شده چاپ می‌شود؛ دستورهای آشنا این‌هاست: `:::verse`، `:::epigraph`، `:::aside`، `:::latin`، `:quran[…]`، `:en[…]`، `:ar[…]`، `:fa[…]`',
    say(facts) {
      switch (facts.fault) {
        case 'closes-nothing':
          return `«${facts.fence}» چیزی را نمی‌بندد`;
        case 'unclosed':
          return `دستور «${facts.directive}» بسته نشده است`;
        case 'unknown':
          return `دستور «${facts.directive}» شناخته نیست${meant(facts.near)}`;
        case 'attribute':
          return `ویژگی «${facts.attribute}» در دستور «${facts.directive}» شناخته نیست`;
      }
    },
    advise(facts) {
      if (facts.fault === 'closes-nothing')
        return 'همان‌گونه که نوشته شده چاپ می‌شود؛ دستوری که دستورهای دیگر درون آن است دونقطه‌های بیشتری می‌خواهد';
      if (facts.fault === 'attribute') return `کنار گذاشته شد؛ ویژگی‌های آشنا این‌هاست: ${among(facts.known)}`;
      return undefined;
    },
  },
  'glyph-available': {
    title: 'همهٔ نویسه‌ها در یکی از قلم‌های کتاب هست',
    note: 'نویسهٔ دیگری به کار ببرید؛ به جای آن چارگوشی با کد نویسه چاپ می‌شود',
    say: ({ character, code }) => `نویسهٔ «${character}» (\`${code}\`) در هیچ قلمی از کتاب نیست`,
  },
  'script-available': {
    title: 'همهٔ حرف‌های خط کتاب در یکی از قلم‌ها هست',
    note: 'حرف دیگری به کار ببرید یا در `typefaces:` قلمی را نام ببرید که آن را دارد',
    say: ({ character, code, script }) =>
      `حرف «${character}» (\`${code}\`) از خط ${scriptName(script)} در هیچ قلمی نیست`,
  },
  'browser-cover': {
    title: 'جلد کتاب ساخته می‌شود',
    note: 'تصویری از پوشهٔ کتاب را در `cover:` بیاورید یا مرورگری فراهم کنید',
    say: ({ error }) => `جلد کتاب ساخته نشد: ${sayError(fa, error)}`,
  },
  'notes-at-foot': {
    title: 'پانوشت در پای همان صفحه‌ای می‌آید که نشانش در آن است',
    note: 'آنچه را از صفحه بلندتر است بخش کنید: سطر جدول یا شکلی با شرح بلند',
    say: (facts) =>
      facts.fault === 'late'
        ? `پانوشتی از «${facts.division}» در صفحهٔ پس از نشان خود آغاز می‌شود، چون چند پانوشت بلند در یک سطر نشان دارند`
        : `پانوشت‌های «${facts.division}» در پایان آن آمده‌اند، چون در پای صفحه نگنجیدند (\`${facts.said}\`)`,
  },
  'fits-page': {
    title: 'هیچ چیز از صفحه بزرگ‌تر نیست',
    note: 'آن را کوچک کردیم یا خانه‌هایش را زیر هم گذاشتیم؛ صفحهٔ بزرگ‌تری برگزینید یا آن را بخش کنید',
    say: ({ division, element, needs, room }) =>
      `${ELEMENTS[element] ?? `عنصر \`${element}\``} در «${division}» از صفحه بزرگ‌تر است${needs === undefined ? '' : `: ${n(needs)} میلی‌متر می‌خواهد و ${n(room!)} میلی‌متر جا دارد`}`,
  },
  'table-file-readable': {
    title: 'پروندهٔ جدول خواندنی است',
    note: 'سطر آن را درست کنید: میان مقدارها ویرگول بگذارید و مقداری را که ویرگول دارد در نشانهٔ نقل بیاورید',
    say: ({ said }) => `سطرهای جدول خوانده نمی‌شود (\`${said}\`)`,
  },
  'text-extractable': {
    title: 'متن PDF همان‌گونه که نوشته شده جست‌وجو و کپی می‌شود',
    note: 'لطفاً این را با کتاب گزارش کنید؛ پروندهٔ PDF کامل است، ولی متنش همان است که مرورگر نوشته است',
    say: ({ said }) => `متن PDF اصلاح نشد (\`${said}\`)`,
  },
  'image-resolution': {
    title: 'تصویر برای چاپ پیکسل کافی دارد',
    note: 'تصویر بزرگ‌تر یا طرح SVG بیاورید یا آن را کوچک‌تر چاپ کنید؛ دست‌کم ۱۵۰ پیکسل در اینچ لازم است و با `page: bleed`، ۳۰۰ پیکسل',
    say: ({ path, resolution }) => `تصویر «${path}» ${n(resolution)} پیکسل در اینچ دارد`,
  },
  'ignore-is-used': {
    title: 'توضیحی که متن را از قاعده‌ای معاف می‌کند لازم است',
    note: 'توضیح را بردارید؛ شکل آن پیش از هر بند این است: `<!-- warraq-ignore RULE: reason -->`',
    say: ({ rules }) =>
      rules.length === 0
        ? 'این توضیح لازم نیست: در اینجا هیچ قاعده‌ای نقض نشده است'
        : `این توضیح لازم نیست: در اینجا ${among(rules)} نقض نشده است`,
  },
};

const errors: Messages['errors'] = {
  'browser-missing': {
    say(facts) {
      switch (facts.fault) {
        case 'none':
          return 'مرورگری برای چاپ پیدا نشد';
        case 'not-unpacked':
          return `مرورگری که همراه وراق است باز نشد («${facts.said}») و مرورگر دیگری هم نیست`;
        case 'absent':
          return `در نشانی «${facts.path}» مرورگری نیست`;
        case 'no-answer':
          return `برنامهٔ «${facts.path}» مانند مرورگر اجرا نمی‌شود یا پاسخ نمی‌دهد`;
        case 'no-version':
          return `برنامهٔ «${facts.path}» کروم یا کرومیوم نیست: نگارش خود را نمی‌گوید`;
      }
    },
    hint: ({ fault }) =>
      fault === 'none' || fault === 'not-unpacked'
        ? 'با `warraq doctor --fix` مرورگری بگیرید یا با `--browser` یکی را نام ببرید'
        : 'مقدار `--browser` یا `WARRAQ_BROWSER` را درست کنید یا آن را بردارید',
  },
  'setting-overruled': {
    say(facts) {
      switch (facts.fault) {
        case 'form':
          return `در «${facts.text}» تنظیمی نیست`;
        case 'invalid':
          return `مقدار \`${facts.value}\` برای \`${facts.key}\` پذیرفته نیست (\`${facts.said}\`)`;
        case 'no-profile':
          return `کتاب نمایه‌ای به نام «${facts.name}» ندارد${meant(facts.near)}`;
        case 'no-settings':
          return `«${facts.path}» تنظیمی ندارد که بتوان چیز دیگری به جایش گذاشت`;
      }
    },
    hint(facts) {
      switch (facts.fault) {
        case 'no-profile':
          return facts.known.length > 0
            ? `نمایه‌ها: ${facts.known.map((name) => `«${name}»`).join('، ')}`
            : 'کلید `profiles` را به تنظیم‌ها بیفزایید، چنان‌که در `docs/desk.md` آمده است';
        case 'no-settings':
          return 'در پوشه `book.yaml` بگذارید یا بالای متن سرآغازی با تنظیم‌ها';
        default:
          return 'بنویسید `--set KEY=VALUE`، مانند `--set page.size=A4`؛ همهٔ کلیدها در `docs/book-yaml.md` است';
      }
    },
  },
  'browser-ungettable': {
    say: (facts) =>
      facts.fault === 'machine'
        ? `سازندگان کروم برای \`${facts.machine}\` مرورگری ندارند که بتوان گرفت`
        : `مرورگر گرفته نشد (\`${facts.said}\`)`,
    hint: ({ fault }) =>
      fault === 'machine'
        ? 'کرومیوم را همان‌گونه که این دستگاه برنامه‌ها را نصب می‌کند نصب کنید یا با `--browser` یکی را نام ببرید'
        : 'شبکه را بررسی کنید؛ آینه‌ای از `Chrome for Testing` را با `WARRAQ_BROWSER_MIRROR` می‌توان نام برد',
  },
  'browser-crashed': {
    say: (facts) =>
      facts.fault === 'died'
        ? 'مرورگر هنگام چاپ دو بار از کار افتاد'
        : `مرورگر «${facts.path}» راه نمی‌افتد (\`${facts.said}\`)`,
    hint: ({ fault }) =>
      fault === 'died'
        ? 'مطمئن شوید که حافظه کافی است، بزرگ‌ترین طرح یا تصویر را کوچک‌تر کنید یا با `--browser` مرورگر دیگری را بیازمایید'
        : 'با `--browser` یا `WARRAQ_BROWSER` مرورگر دیگری را نام ببرید و مطمئن شوید که حافظه کافی است',
  },
  'browser-stalled': {
    say: (facts) =>
      facts.fault === 'start'
        ? `مرورگر «${facts.path}» راه نمی‌افتد: ${n(facts.seconds)} ثانیه هیچ کاری نکرد`
        : `مرورگر ${n(facts.seconds)} ثانیه در مرحلهٔ ${BROWSER_STEPS[facts.step]} پیش نرفت`,
    hint: ({ fault }) =>
      fault === 'start'
        ? 'با `--browser` یا `WARRAQ_BROWSER` مرورگر دیگری را نام ببرید و مطمئن شوید که حافظه کافی است'
        : 'بزرگ‌ترین طرح یا فرمول یا جدول را ساده‌تر کنید یا با `--timeout` زمان بیشتری بدهید',
  },
  'typeface-refused': {
    say: ({ family }) => `مرورگر پرونده‌ای از قلم «${family}» را نمی‌پذیرد: آسیب دیده است`,
    hint: () => 'پرونده‌هایش را از نو بگیرید یا قلم دیگری را نام ببرید؛ `docs/typefaces.md`',
  },
  'output-unwritable': {
    say: ({ folder, code }) => `در «${folder}» نمی‌توان نوشت: ${DISK_FAULTS[code] ?? `\`${code}\``}`,
    hint: () => 'ببینید چه کسی اجازهٔ نوشتن دارد یا پوشهٔ دیگری برگزینید',
  },
  'output-taken': {
    say: (facts) =>
      facts.fault === 'foreign'
        ? `«${facts.path}» از ساخته‌های این کتاب نیست؛ ${UNCHANGED}`
        : `«${facts.path}» ویراست وب «${facts.owner}» است، نه «${facts.slug}»؛ ${UNCHANGED}`,
    hint: (facts) =>
      facts.fault === 'foreign'
        ? 'آن را جابه‌جا یا پاک کنید یا با `--out` پوشهٔ دیگری بدهید'
        : `به هر کتاب پوشهٔ جداگانه‌ای بدهید، مانند \`--out ${facts.free}\`، یا دیگری را پاک کنید`,
  },
  'import-readable': {
    say: (facts) => {
      switch (facts.fault) {
        case 'missing':
          return `«${facts.name}» نیست`;
        case 'unknown':
          return `«${facts.name}» از گونه‌ای نیست که بتوان درون آورد`;
        case 'empty':
          return `«${facts.name}» تهی است`;
        case 'nothing':
          return `در «${facts.name}» چیزی نیست که بتوان درون آورد`;
        case 'ours':
          return `«${facts.name}» خودش دست‌نوشتهٔ وراق است، چون \`book.yaml\` دارد`;
        case 'text':
          return `«${facts.name}» را نمی‌توان چون متن خواند`;
        case 'locked':
          return `«${facts.name}» رمز دارد`;
        case 'old-word':
          return `«${facts.name}» از ورد پیش از ۲۰۰۷ است (\`.doc\`)`;
        case 'damaged':
          return `«${facts.name}» آسیب دیده است: «${facts.part}»: «${facts.said}»`;
        case 'missing-part':
          return `«${facts.name}» پروندهٔ ورد درستی نیست: «${facts.part}» را ندارد`;
        case 'large':
          return `«${facts.part}» در «${facts.name}» پس از باز شدن بیش از ${n(facts.megabytes)} مگابایت است`;
        case 'parts':
          return `«${facts.name}» بیش از ${n(facts.most)} پرونده در خود دارد`;
        case 'deep':
          return `در «${facts.name}» بیش از ${n(facts.most)} عنصر درون یکدیگرند`;
      }
    },
    hint(facts) {
      switch (facts.fault) {
        case 'unknown':
        case 'nothing':
          return 'پروندهٔ ورد (`.docx`)، HTML، متن ساده یا پوشهٔ مارک‌داون بدهید؛ در برنامه‌های دیگر متن را به یکی از این‌ها ذخیره کنید';
        case 'ours':
          return `همان را بسازید: \`warraq build ${facts.name}\``;
        case 'text':
          return `\`warraq check ${facts.folder}\` می‌گوید که عیب آن چیست`;
        case 'missing':
          return 'پرونده یا پوشه‌ای بدهید، یا `-` برای ورودی استاندارد';
        case 'locked':
          return 'آن را در ورد باز کنید، رمز را بردارید و ذخیره کنید';
        case 'empty':
          return 'ببینید که پرونده همان است که می‌خواستید';
        default:
          return 'آن را در ورد یا لیبره‌آفیس باز کنید، با نام تازه‌ای (`.docx`) ذخیره کنید و آن را بدهید';
      }
    },
  },
  'import-occupied': {
    say: ({ folder }) => `در «${folder}» پرونده هست؛ ${UNCHANGED}`,
    hint: ({ free }) => `پوشه‌ای تهی یا پوشه‌ای که هنوز نیست بدهید، مانند \`${free}\``,
  },
  'disk-full': {
    say: (facts) =>
      facts.fault === 'browser'
        ? 'دیسک پر است و بستهٔ مرورگر باز نمی‌شود'
        : `دیسک «${facts.folder}» پر است؛ چیزی در آن تغییر نکرد`,
    hint: ({ fault }) =>
      fault === 'browser' ? 'نزدیک به ۲۵۰ مگابایت جا باز کنید' : 'جا باز کنید یا پوشهٔ دیگری برگزینید',
  },
  'file-unreadable': {
    say: ({ path }) => `«${path}» خوانده نمی‌شود`,
    hint: () => 'ببینید چه کسی اجازهٔ خواندن دارد و دوباره بکوشید',
  },
  'file-changed': {
    say: ({ fault, path }) =>
      fault === 'archiving'
        ? `«${path}» هنگام بایگانی تغییر کرد؛ ${NOT_ADDED}`
        : `برنامهٔ دیگری «${path}» را تغییر داد؛ به آن دست نزدیم`,
    hint: ({ fault }) =>
      fault === 'archiving'
        ? 'هنگامی که کسی در آن نمی‌نویسد دوباره بکوشید'
        : 'آن را در همان برنامه ذخیره کنید و دوباره بکوشید',
  },
  'date-wrong': {
    say: ({ epoch }) => `مقدار \`SOURCE_DATE_EPOCH\`، «${epoch}»، شمار ثانیه‌ها از سال ۱۹۷۰ نیست`,
    hint: ({ latest }) =>
      `عددی تا ${n(latest)} به آن بدهید، مانند آنچه \`git log -1 --format=%ct\` می‌نویسد، یا آن را بردارید`,
  },
  'folder-gone': {
    say: () => 'پوشه‌ای که برنامه در آن آغاز شد دیگر نیست',
    hint: () => 'به پوشهٔ دیگری بروید و برنامه را آنجا آغاز کنید',
  },
  'archive-locked': {
    say: (facts) =>
      facts.fault === 'overtaken'
        ? `در این میان برنامهٔ دیگری ویراستی به «${facts.object}» افزود؛ ${NOT_ADDED}`
        : `برنامهٔ دیگری (${facts.holder ? `شمارهٔ \`${facts.holder.pid}\` در «${facts.holder.host}»` : 'ناشناخته'}) در «${facts.folder}» می‌نویسد`,
    hint: (facts) =>
      facts.fault === 'overtaken'
        ? 'دوباره بکوشید'
        : `بمانید تا کارش تمام شود؛ اگر یقین دارید که دیگر نیست، «${facts.lock}» را پاک کنید`,
  },
  'archive-unknown': {
    say: (facts) =>
      facts.fault === 'other'
        ? `«${facts.root}» بایگانی نیست و خالی هم نیست`
        : `«${facts.root}» بایگانی نیست (\`${facts.declaration}\` ندارد)`,
    hint: ({ fault }) =>
      fault === 'other'
        ? 'پوشه‌ای خالی یا پوشه‌ای که هنوز نیست نام ببرید'
        : 'پوشهٔ بایگانی را با `--store` نام ببرید؛ `warraq archive add` بایگانی تازه می‌سازد',
  },
  'archive-damaged': {
    say(facts) {
      switch (facts.fault) {
        case 'no-inventory':
          return `«${facts.object}» سیاهه ندارد یا سیاهه‌اش تغییر کرده است`;
        case 'inventory':
          return `سیاههٔ «${facts.object}» نادرست است: ${sayStoreFault(STORE, facts.found)} (\`${facts.code}\`)`;
        case 'no-file':
          return `«${facts.object}» پروندهٔ «${facts.path}» را ندارد`;
        case 'no-text':
          return `در «${facts.object}»، پروندهٔ «${facts.path}» متن نیست`;
        case 'other-bytes':
          return `در «${facts.object}»، بایت‌های «${facts.path}» همان نیست که بود`;
        case 'not-kept':
          return `در «${facts.object}»، «${facts.path}» نه پرونده است و نه پوشه`;
        case 'name':
          return `پرونده‌ای از «${facts.object}» را نمی‌توان نوشت: ${nameFault(facts.name)}`;
        case 'no-source':
          return `«${facts.object}» در \`${facts.version}\` پروندهٔ «${facts.path}» را، که از آن ساخته شده، ندارد`;
        case 'foreign':
          return `پروندهٔ «${facts.path}» از \`${facts.version}\` در «${facts.object}» چنان نیست که وراق می‌نویسد`;
        case 'no-book':
          return `منابع \`${facts.version}\` در «${facts.object}» مانند کتاب خوانده نمی‌شود`;
        case 'no-manuscript':
          return `«${facts.label}» پروندهٔ «${facts.path}» را، که از آن ساخته شده، ندارد`;
      }
    },
    hint({ fault }) {
      if (fault === 'foreign') return `${SEE_VERIFY}؛ باقی این ویراست را می‌توان بازیافت`;
      if (fault === 'no-book')
        return `${SEE_VERIFY} و پس از بازیافتن منابع، ببینید \`warraq check\` چه می‌گوید`;
      if (fault === 'no-manuscript') return `${SEE_VERIFY}؛ پرونده‌های آن را می‌توان بازیافت`;
      return SEE_VERIFY;
    },
  },
  'archive-name': {
    say: nameFault,
    hint: () => 'به پرونده نام دیگری بدهید',
  },
  'not-reproducible': {
    say: ({ path }) =>
      `بار دوم که کتاب از همان منابع در پوشهٔ دیگری ساخته شد، «${path}» یکسان نبود؛ ${NOT_ADDED}`,
    hint: () =>
      'ببینید الگو یا سبک کتاب چیزی از بیرون پوشهٔ آن می‌خواند یا نه؛ اگر نمی‌خواند، این خطا را گزارش کنید',
  },
  'signing-failed': {
    say: ({ said }) => `ویراست امضا نشد (\`${said}\`)`,
    hint: () =>
      'ببینید OpenSSH نصب است و کلید، کلید خصوصی است (یا کلید عمومی‌ای که کلید خصوصی‌اش نزد کارگزار است)',
  },
  'edition-unknown': {
    say(facts) {
      switch (facts.fault) {
        case 'edition':
          return `«${facts.title}» ویراستی به نام «${facts.wanted}» ندارد`;
        case 'ambiguous':
          return `«${facts.name}» نام ${n(facts.known.length)} عنوان است`;
        case 'title':
          return `در این بایگانی عنوانی به نام «${facts.name}» نیست`;
        case 'no-record':
          return `«${facts.label}» سندی که وراق نوشته باشد ندارد و دوباره ساخته نمی‌شود`;
      }
    },
    hint(facts) {
      if (facts.fault === 'no-record') return 'پرونده‌های آن را می‌توان بازیافت';
      if (facts.fault === 'edition') return `ویراست‌های آن: ${listed(facts.known)}`;
      if (facts.fault === 'title' && facts.damaged > 0)
        return `${n(facts.damaged)} عنوان خوانده نمی‌شود؛ ${SEE_VERIFY}`;
      return `عنوان‌ها: ${listed(facts.known) || 'هنوز هیچ'}`;
    },
  },
  'edition-exists': {
    say: ({ edition, version }) => `«${edition}» در بایگانی هست (\`${version}\`)؛ ${NOT_ADDED}`,
    hint: () => 'ویراستی که منتشر شد تغییر نمی‌کند؛ به ویراست تازه نام دیگری بدهید',
  },
  'restore-occupied': {
    say({ fault, folder }) {
      if (fault === 'files') return `«${folder}» خالی نیست؛ ${UNCHANGED}`;
      if (fault === 'bag') return `«${folder}» از پیش هست؛ ${UNCHANGED}`;
      return `«${folder}» خالی نیست و قفسه هم نیست؛ ${UNCHANGED}`;
    },
    hint: ({ fault }) => (fault === 'files' ? 'پوشه‌ای خالی نام ببرید' : 'پوشهٔ دیگری نام ببرید'),
  },
  'plugin-failed': {
    say: ({ place, name, at, said }) =>
      `\`${place}\`: افزونهٔ «${name}» در \`${at}\` از کار افتاد: \`${said}\``,
    hint: () => 'افزونه را درست کنید یا از `plugins` بردارید؛ چیزی نوشته نشد',
  },
  'rule-unknown': {
    say: ({ name }) => `قاعده‌ای به نام «${name}» نیست`,
    hint: ({ near }) =>
      near === undefined ? 'همهٔ قاعده‌ها در `docs/rules.md` آمده است' : `آیا «${near}» را می‌خواستید؟`,
  },
  'format-unknown': {
    say: ({ name }) => `قالبی به نام «${name}» نیست`,
    hint: ({ known }) => `قالب‌ها: \`${known.join(', ')}\``,
  },
  'format-option': {
    say: (facts) =>
      facts.fault === 'name'
        ? `هیچ قالبی گزینه‌ای به نام «${facts.name}» ندارد`
        : `«${facts.value}» مقدار مجازی برای «${facts.name}» نیست`,
    hint: ({ fault, known }) => `${fault === 'name' ? 'گزینه‌ها' : 'مقدارهای مجاز'}: \`${known.join(', ')}\``,
  },
  'catalogue-title': {
    say(facts) {
      switch (facts.fault) {
        case 'twice':
          return `نام دو عنوان «${facts.title}» است`;
        case 'no-settings':
          return `«${facts.title}» تنظیماتی ندارد که پوستهٔ فهرست در آن نوشته شود`;
        case 'large':
          return `منابع «${facts.title}» ${n(facts.megabytes)} مگابایت و بیش از ${n(facts.most)} است`;
      }
    },
    hint({ fault }) {
      if (fault === 'twice') return 'پوشه و پرونده نباید یک نام داشته باشند: نام یکی را عوض کنید';
      if (fault === 'large') return 'ببینید پروندهٔ دیگری در پوشه‌اش نباشد، یا «limits.size» را بیشتر کنید';
      return 'برایش `book.yaml` (یا سربرگ) بنویسید، هر کلید در یک سطر';
    },
  },
  'job-ended': {
    say(facts) {
      switch (facts.fault) {
        case 'time':
          return `پس از ${n(facts.seconds)} ثانیه تمام نشد و پایان داده شد`;
        case 'memory':
          return `بیش از ${n(facts.megabytes)} مگابایت حافظه گرفت و پایان داده شد`;
        case 'died':
          return `فرایندی که آن را می‌ساخت پایان یافت: «${facts.said}»`;
      }
    },
    hint({ fault }) {
      if (fault === 'died') return 'دوباره بکوشید؛ اگر هر بار چنین شد، با دست‌نوشته گزارش کنید';
      return fault === 'time'
        ? '«limits.time» را در `catalogue.yaml` بیشتر کنید یا کتاب را بخش کنید'
        : '«limits.memory» را در `catalogue.yaml` بیشتر کنید یا کتاب را بخش کنید';
    },
  },
  'job-refused': {
    say(facts) {
      switch (facts.fault) {
        case 'source':
          return `آنچه با کار سپرده شده بود در «${facts.path}» نیست یا تغییر کرده است`;
        case 'result':
          return `پرونده‌ای از نتیجه در «${facts.path}» نیست یا تغییر کرده است؛ چیزی بایگانی نشد`;
        case 'key':
          return 'کار همان نیست که کلیدش می‌گوید؛ چیزی ساخته نشد';
        case 'maker':
          return 'کار برای نسخهٔ دیگری از وراق یا مرورگر یا قلم‌هایش است؛ چیزی ساخته نشد';
        case 'trust':
          return 'کار می‌خواهد الگوهای کتاب اجرا شود و این کارگر الگویی اجرا نمی‌کند؛ چیزی ساخته نشد';
      }
    },
    hint({ fault }) {
      if (fault === 'maker') return 'کارگرهایی از همان نسخه راه بیندازید که کارها را می‌سپارد';
      if (fault === 'trust') return 'کارگری با `--trusted` راه بیندازید یا عنوان را از «trusted» بردارید';
      if (fault === 'key') return 'ببینید چه کسی جز شما می‌تواند در صف و در پوشهٔ کارها بنویسد';
      return 'ببینید `--jobs` همهٔ دستگاه‌ها یک پوشه و دیسکش سالم باشد؛ سپس دوباره بکوشید';
    },
  },
  'queue-missing': {
    say(facts) {
      switch (facts.fault) {
        case 'package':
          return `صف بستهٔ «${facts.name}» را می‌خواهد که نصب نشده است`;
        case 'address':
          return `«${facts.address}» نشانی صف نیست`;
        case 'no-answer':
          return `صف در «${facts.address}» در دسترس نیست: «${facts.said}»`;
        case 'full':
          return `صف در «${facts.address}» جا ندارد: «${facts.said}»`;
      }
    },
    hint({ fault }) {
      if (fault === 'full') return 'روی دیسک آن جا باز کنید یا حافظهٔ بیشتری (`maxmemory`) به آن بدهید';
      if (fault === 'package') return '`npm install bullmq ioredis`';
      if (fault === 'address')
        return 'نشانی مانند `redis://host:6379` یا `rediss://name:password@host:6380/0` است';
      return 'ببینید `Redis` یا `Valkey` آنجا کار کند و این دستگاه به آن برسد';
    },
  },
  'sources-missing': {
    say(facts) {
      switch (facts.fault) {
        case 'package':
          return `باکت بستهٔ «${facts.name}» را می‌خواهد که نصب نشده است`;
        case 'address':
          return `«${facts.address}» نشانی باکت نیست`;
        case 'key':
          return `برای «${facts.address}» کلیدی نیست`;
        case 'no-answer':
          return `باکت «${facts.address}» در دسترس نیست: «${facts.said}»`;
      }
    },
    hint({ fault }) {
      if (fault === 'package') return '`npm install aws4fetch`';
      if (fault === 'address') return 'نشانی مانند `s3://bucket/prefix` است';
      if (fault === 'key') return '`AWS_ACCESS_KEY_ID` و `AWS_SECRET_ACCESS_KEY` را بگذارید';
      return 'ببینید باکت باشد، `AWS_ENDPOINT_URL` و `AWS_REGION` درست باشند و کلید اجازهٔ خواندن و نوشتن داشته باشد';
    },
  },
  'templates-untrusted': {
    say: ({ label, templates }) =>
      `«${label}» الگوهایی از آن خود دارد که برنامه‌اند؛ چیزی اجرا نشد: ${among(templates)}`,
    hint: () =>
      'آن‌ها را بخوانید (`warraq archive restore`)؛ اگر می‌پذیرید که اجرا شوند، `--trust-templates` را بیفزایید',
  },
};

/** What is said in Persian: see docs/glossary-fa.md for the terms. */
/** What is wrong with what should be a folder of the book. */
const NO_FOLDER = {
  file: 'پرونده است و باید پوشه باشد',
  outside: 'بیرون از پوشهٔ کتاب است',
  special: 'لوله یا دستگاه است و باید پوشه باشد',
};

/** What is wrong with what should be the folder of a theme. */
const NO_THEME = {
  ...NO_FOLDER,
  file: 'پرونده است و باید پوشه باشد (سبک تنها را زیر `style` بنویسید)',
};

/** What a plug-in adds. */
const PLUGIN_PARTS: Readonly<Record<PluginPart, string>> = {
  markup: 'نشانه‌گذاری',
  directive: 'دستور',
  rule: 'قاعدهٔ',
  theme: 'پوستهٔ',
  format: 'قالب',
  option: 'گزینهٔ',
};

/** What is wrong with the file of a typeface. */
const UNUSABLE = {
  ending: 'پسوندی جز `.ttf`، `.otf`، `.woff` و `.woff2` دارد',
  missing: 'در پوشهٔ کتاب یا پوسته نیست',
  unreadable: 'قلم نیست یا خوانده نمی‌شود',
  variable: 'قلم متغیر است و چاپ آن متن ندارد؛ قلم‌های ایستا بدهید',
  outlines: 'نه طرح `TrueType` دارد و نه `PostScript` و متن PDF با آن درست نمی‌شود',
  restricted: 'مجوز محدود دارد و نباید در کتابی گذاشته شود (`fsType 2`)',
  'no-subsetting':
    'مجوز نمی‌گذارد که تنها حرف‌های کتاب از آن برداشته شود (`fsType 0x100`)، و همهٔ قالب‌ها همین کار را می‌کنند',
  'bitmaps-only': 'مجوز تنها گذاشتن تصویر حرف‌ها را می‌پذیرد (`fsType 0x200`)',
};

export const fa: Messages = {
  rules,
  errors,
  store: STORE,
  labels: {
    error: 'خطا:',
    warning: 'هشدار:',
    suggestion: 'پیشنهاد:',
    help: 'راهنما:',
    expected: 'شکل درست:',
  },
};
