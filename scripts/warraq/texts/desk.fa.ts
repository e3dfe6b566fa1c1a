import { persianNumber as n } from '../../diagnostics/messages/persian-number.ts';
import type { DeskTexts } from './desk.en.ts';

/** What is said at the author’s desk, in Persian; code stands between backticks. */
export const desk: DeskTexts = {
  help: {
    new: {
      does: 'دست‌نویسی می‌سازد که همان‌جا ساختنی است و متنش می‌گوید که کار را چگونه دنبال کنید',
      dir: 'پوشهٔ دست‌نویس که تهی است یا هنوز نیست؛ اگر ندهید همین پوشه',
      kind: 'چه باشد: `article`، `report`، `book`، `poems` یا `thesis`؛ اگر ندهید، در پایانه پرسیده می‌شود',
      title: 'عنوان آن',
      author: 'نویسندهٔ آن',
      workflow: 'گردش‌کاری برای `GitHub` هم بیفزا که با هر فرستادن آن را بسازد و ویراست‌ها را نگه دارد',
      after: `
متن به فارسی است، یا با \`--lang en\` به انگلیسی. کنار آن \`book.yaml\` با کلیدهایش در توضیح‌ها، شمای این کلیدها، تنظیم‌های \`VS Code\` و
\`.gitignore\` گذاشته می‌شود.

کد پایان: ۰ ساخته شد، ۱ پوشه تهی نیست، ۲ فرمان نادرست، ۳ دیسک، ۷۰ خطای خود وراق، ۱۳۰ بازایستاد.

نمونه‌ها:
  \`warraq new\`                             همه چیز پرسیده می‌شود
  \`warraq new my-book --kind book --title "تاریخ چاپ" --author "سارا کریمی"\`
  \`cd my-book && warraq build\``,
    },
  },
  wrong: {
    kind: (name) => `چیزی به نام «${name}» برای آغاز نیست`,
    kinds: (known) => `بنویسید \`--kind\` و یکی از این‌ها: \`${known.join(', ')}\``,
    nobodyToAsk: 'گفته نشده است که دست‌نویس چه باشد و اینجا پایانه‌ای نیست که از آن پرسیده شود',
  },
  kinds: {
    article: 'مقاله: یک متن پیوسته با چکیده، بخش‌ها، پانوشت، شکل و جدول',
    report: 'گزارش: فصل‌ها با فهرست و خلاصه',
    book: 'کتاب: صفحهٔ عنوان، شناسنامه، تقدیم‌نامه، پیشگفتار و فصل‌ها',
    poems: 'دفتر شعر: بیت‌ها و شعر آزاد در چند بخش',
    thesis: 'پایان‌نامه: چکیده، فهرست شکل‌ها و جدول‌ها، پنج فصل و منابع',
  },
  ask: {
    kind: 'چه بسازیم؟ [۱]',
    folder: (name) => `در کدام پوشه؟ [\`${name}\`]`,
    title: 'عنوانش چیست؟ (می‌توان بعد نوشت)',
    author: 'نویسنده‌اش کیست؟ (می‌توان بعد نوشت)',
    workflow: 'گردش‌کاری هم برای `GitHub` باشد که آن را با هر فرستادن بسازد؟ (ب/ن)',
  },
  made: (folder, files) => `\`${folder}\`: ${n(files)} پرونده`,
  next: 'گام بعد:',
  here: {
    manuscript: (path, title, texts) =>
      `${path === '.' ? 'این پوشه' : `\`${path}\``} دست‌نویس${title === undefined ? '' : ` «${title}»`} است: ${n(texts)} متن`,
    texts: (count) => `${n(count)} پروندهٔ مارک‌داون بی \`book.yaml\``,
    others: (count) => `${n(count)} پرونده از برنامه‌های دیگر`,
    editions: (names) => `ویراست‌ها در \`dist\`: ${names.map((name) => `«${name}»`).join('، ')}`,
    nothing: 'در این پوشه چیزی نیست که وراق بشناسد.',
    next: 'آنچه می‌توان کرد:',
    build: 'ساختن PDF و EPUB و ویراست وب در `dist`',
    check: 'یافتن خطاهای املا، فاصله‌گذاری و ساختار',
    article: 'ساختن آن به شکل مقاله',
    folder: 'ساختن همهٔ آن‌ها به شکل یک کتاب',
    import: 'ساختن دست‌نویس از آن',
    new: 'آغاز یک دست‌نویس',
    doctor: 'دیدن اینکه هرچه وراق می‌خواهد هست',
    help: 'همهٔ فرمان‌ها',
  },
};
