import { persianNumber as n } from '../../diagnostics/messages/persian-number.ts';
import type { TitleState } from '../../verbs/catalogue/plan.ts';
import type { CatalogueTexts } from './catalogue-en.ts';

const STATES: Readonly<Record<TitleState, string>> = {
  built: 'ساخته شده',
  new: 'هنوز ساخته نشده',
  changed: 'پس از ساختن تغییر کرده',
  manuscript: 'دست‌نویس خطا دارد',
  failed: 'ناکام',
  cancelled: 'کنار گذاشته',
};

/** What the command says of catalogues in Persian; code stands between backticks. */
export const catalogue: CatalogueTexts = {
  help: {
    does: 'هزاران عنوان را می‌سازد، هر ویراست را یک بار، روی این دستگاه یا چندین دستگاه',
    after: `
فهرست پوشه‌ای است با \`catalogue.yaml\` که می‌گوید عنوان‌ها کجاست، از هر کدام چه ساخته شود و ویراست‌ها کجا برود (\`docs/catalogue.md\`).
آنچه ساخته شده دوباره ساخته نمی‌شود و عنوانی که ناکام بماند جلوی دیگران را نمی‌گیرد. هر زمان می‌توان بازش داشت؛ از همان‌جا پیش می‌رود.

کد پایان: ۰ همه ساخته شد، ۱ برخی ساخته نشد، ۲ فرمان نادرست، ۳ مرورگر یا دیسک یا صف، ۷۰ خطای خود وراق، ۱۳۰ بازایستاد.

نمونه‌ها:
  \`warraq catalogue build press\`                    آنچه ساخته نشده، با هر چند فرایند که هسته هست
  \`warraq catalogue build press --title 'poems/*'\`
  \`warraq catalogue build press --queue redis://queue:6379\`
  \`warraq catalogue status press --state failed\`
  \`warraq catalogue retry press\`                    عنوان‌های ناکام هم
  \`warraq catalogue verify press\`                   وارسی همهٔ بایت‌های بایگانی`,
    dir: 'پوشه‌ای که `catalogue.yaml` دارد',
    build: 'آنچه را ساخته نشده می‌سازد',
    status: 'می‌گوید هر عنوان در چه حال است و چیزی نمی‌سازد',
    retry: 'آنچه را ناکام مانده یا خطا دارد یا کنار گذاشته شده، بی آنکه تغییر کرده باشد، دوباره می‌سازد',
    cancel: 'عنوان‌هایی را که در ساختنی ناتمام منتظرند و کسی آغازشان نکرده کنار می‌گذارد',
    verify: 'بایگانی‌اش را عنوان به عنوان وارسی می‌کند؛ از جایی که بازمانده پیش می‌رود',
    report: 'گزارشی به شکل صفحه و JSON می‌نویسد',
    title: 'تنها این عنوان، یا عنوان‌های الگویی مانند `poems/*`؛ چند بار هم می‌توان داد',
    state: (known) => `تنها عنوان‌هایی که چنین‌اند: \`${known}\`؛ چند بار هم می‌توان داد`,
    queue:
      'کارگرهایی که در این `Redis` یا `Valkey` گوش به کارند بسازند (یا `WARRAQ_QUEUE`)؛ اگر ندهید، فرایندهای همین دستگاه',
    sources:
      'باکتی که متن‌ها از راه آن می‌روند، `s3://bucket/prefix` (یا `WARRAQ_SOURCES`)؛ اگر ندهید، از راه پوشهٔ کار',
    processes: 'چند عنوان همزمان، بی صف؛ اگر ندهید، به اندازهٔ هسته‌ها و حافظه',
    anew: 'همهٔ عنوان‌ها را وارسی کن، هرچند وارسی پیشین ناتمام مانده باشد',
    out: 'پوشهٔ گزارش؛ اگر ندهید، `report/` در پوشهٔ کار فهرست',
    worker: 'آنچه را فهرست‌ها در صف گذاشته‌اند انجام می‌دهد، تا `SIGTERM`',
    workerAfter: `
کارگر تنها چیزی را برمی‌دارد که نسخهٔ وراق و مرورگر و قلم‌هایش آن را همان‌گونه می‌سازد که خواهنده‌اش می‌ساخت.
هرگاه پایانش بخواهند (\`SIGTERM\` یا \`Ctrl-C\`) کار تازه برنمی‌دارد، کار در دست را تمام می‌کند و آنچه را بیش از \`--grace\` طول بکشد پس می‌دهد.

نمونه:
  \`warraq worker --queue redis://queue:6379 --jobs /mnt/press/.catalogue\``,
    workerQueue: 'نشانی `Redis` یا `Valkey` که فهرست‌ها کارهایشان را به آن می‌سپارند (یا `WARRAQ_QUEUE`)',
    jobs: 'پوشهٔ کار فهرست‌ها، آن‌گونه که این دستگاه می‌بیندش',
    slots: 'چند عنوان همزمان؛ اگر ندهید، به اندازهٔ هسته‌ها و حافظه',
    trusted: 'الگوهای کتاب‌هایی را که فهرستشان معتمد می‌داند اجرا کن؛ بی آن، این کتاب‌ها برای دیگران می‌ماند',
    untrusted: 'الگویی اجرا نکن: بی `--trusted` همین است',
    store: 'بایگانی‌ای که اگر بخواهند وارسی می‌کند؛ مسیرش در همهٔ دستگاه‌ها یکی است؛ چند بار هم می‌توان داد',
    memory: 'بیشترین حافظهٔ یک عنوان، به مگابایت',
    grace: 'پس از خواستن پایان، کار در دست چند ثانیه می‌تواند طول بکشد',
    lease: 'پس از چند ثانیه خاموشی، کارگر دیگری کار این یکی را بردارد',
  },
  progress: (done, all, rate, left) => `${n(done)} از ${n(all)}، دقیقه‌ای ${rate}، ${left} مانده`,
  between: '؛ ',
  notBuilt: (count) => `${n(count)} ساخته نشده`,
  unknown: '—',
  minutes: (count) => `${n(count)} دقیقه`,
  workers: (workers, busy, slots) => `${n(workers)} کارگر، ${n(busy)} از ${n(slots)} جا مشغول`,
  noWorker: (others) =>
    `کارگری از این نسخه در صف نیست${others > 0 ? ` (${n(others)} کارگر از نسخه‌های دیگر هست)` : ''}؛ با \`warraq worker\` یکی راه بیندازید`,
  halt: (reason) => `همه منتظر است: ${reason}`,
  goOn: 'دوباره جا هست؛ پیش می‌رود',
  states: STATES,
  ended: (title, state) => `\`${title}\`: ${state}`,
  summary: (made, built, all) =>
    `${made === 0 ? 'ویراستی ساخته نشد' : `${n(made)} ویراست ساخته شد`}، ${n(built)} از ${n(all)} عنوان ساخته شده`,
  others: (count, state) => `، ${n(count)} ${state}`,
  reportAt: (path) => `گزارش: \`${path}\``,
  cancelled: (count) => `${n(count)} عنوان کنار گذاشته شد، تا جایی که کسی آغازشان نکرده باشد`,
  interrupted: 'بازایستاد؛ آنچه ساخته شده می‌ماند و بار دیگر از همان‌جا پیش می‌رود',
  verified: (titles, versions, files, size, resumed) =>
    `${n(titles)} عنوان، ${n(versions)} ویراست، ${n(files)} پرونده، ${size}${resumed > 0 ? `؛ ${n(resumed)} پیش‌تر وارسی شده بود` : ''}`,
  page: 'گزارش فهرست',
  worker: {
    ready: (slots, maker) => `آماده: ${n(slots)} عنوان همزمان، سازنده \`${maker}\``,
    built: (key, ms, isNew) =>
      isNew ? `\`${key}\` در ${n(Math.round(ms / 1000))} ثانیه ساخته شد` : `\`${key}\` پیش‌تر ساخته شده بود`,
    verified: (path, problems) =>
      problems === 0 ? `\`${path}\` وارسی شد` : `${n(problems)} ایراد در \`${path}\``,
    manuscript: (key) => `دست‌نویس \`${key}\` خطا دارد`,
    failed: (key, reason) => `\`${key}\` ناکام ماند: ${reason}`,
    ending: (busy) => `پایان: ${busy === 0 ? 'کاری در دست نیست' : `در انتظار ${n(busy)} عنوان`}`,
    ended: 'پایان یافت',
  },
  wrong: {
    state: (name) => `عنوان حالتی به نام «${name}» ندارد`,
    states: (known) => `حالت‌ها: \`${known.join(', ')}\``,
    number: (name, text) => `«${text}» برای \`${name}\` عدد نیست`,
    sayNumber: (name) => `بنویسید \`${name} 4\``,
    sayQueue: 'بنویسید `--queue redis://host:6379` یا `WARRAQ_QUEUE` را تنظیم کنید',
    noQueue: 'صفی نام برده نشده است',
  },
};
