import { persianNumber as n } from '../../diagnostics/messages/persian-number.ts';
import { printable } from '../../diagnostics/printable.ts';
import type { StageDetail } from '../../verbs/progress.ts';
import { catalogue } from './catalogue-fa.ts';
import { desk } from './desk-fa.ts';
import { MOST_NAMED, type Texts } from './en.ts';

/** «هیچ خطایی» is said by the sentence; a count takes a singular noun: «۲ خطا». */
function counted(count: number, noun: string): string {
  return count === 0 ? `بی ${noun}` : `${n(count)} ${noun}`;
}

/** What texts without a list are put in order by: `weight:` of Hugo, or their dates. */
const ORDERS = { weights: 'وزن (`weight`)', dates: 'تاریخ' } as const;

const STAGES: Readonly<Record<string, string>> = {
  store: 'انبار',
  read: 'خواندن',
  check: 'بررسی',
  render: 'آرایش',
  pdf: 'PDF',
  epub: 'EPUB',
  web: 'وب',
  write: 'نوشتن',
};

const MADE: Readonly<Record<Extract<StageDetail, { count: number }>['of'], string>> = {
  chapters: 'فصل',
  divisions: 'بخش',
  pages: 'صفحه',
  files: 'پرونده',
  findings: 'مورد',
};

const CHANGES: Readonly<Record<string, string>> = {
  added: 'افزوده شد',
  removed: 'برداشته شد',
  changed: 'تغییر کرد',
};

/** What the command says in Persian. Code stands between backticks, which are taken off on their way to the terminal. */
export const fa: Texts = {
  desk,
  help: {
    warraq:
      'کتاب‌های فارسی و دیگر کتاب‌های راست‌به‌چپ را منتشر کنید: از یک دست‌نویس مارک‌داون، PDF و EPUB 3 و ویراست وب و بایگانی ساخته می‌شود.',
    version: 'نسخهٔ وراق',
    more: '(همهٔ فرمان‌ها: `warraq --help`)',
    lang: 'زبان پیام‌ها و راهنما: `fa` یا `en`؛ اگر ندهید، زبان دستگاه',
    manuscript:
      'پوشه‌ای با `book.yaml` و پرونده‌های مارک‌داون، یا یک پروندهٔ `.md`؛ اگر ندهید، `./manuscript` یا همین پوشه',
    strict: 'هشدارها خطا شمرده شوند',
    json: 'نتیجه را برای برنامه‌ها (JSON) در خروجی بنویس',
    browser: 'با این کروم یا کرومیوم چاپ کن (یا `WARRAQ_BROWSER`)',
    timeout: 'بیشترین زمان یک مرحله، مانند اندازه‌گیری یا چاپ ۸۰ صفحه',
    untrusted: 'کتاب از آن بیگانه است: افزونه‌ها، الگوها و پوسته‌اش را به کار نبر و سبکش را بپالا',
    fetch: 'بپرس که تصویرهای وب گرفته شود و کنار کتاب بماند؛ بی این گزینه هیچ کاری به شبکه نمی‌رسد',
    yes: 'با `--fetch`: بی پرسش بگیر',
    formatOption: (summary, value) => `${summary} (پیش‌فرض: آنچه کتاب می‌گوید، وگرنه \`${value}\`)`,
    noCache: 'همه چیز را از نو بساز: نه چیزی از انبار بردار و نه چیزی در آن بگذار',
    build: {
      does: 'دست‌نویس را به PDF و EPUB و ویراست وب تبدیل می‌کند',
      out: 'پوشهٔ ویراست‌ها؛ پوشهٔ `web/` در آن از یک کتاب است',
      formats: (known) => `قالب‌هایی که ساخته می‌شود، مانند \`${known}\``,
      after: `
دست‌نویس داده است: هیچ‌چیز در متن و طرح‌های آن اجرا یا بارگیری نمی‌شود. الگوهای \`templates/\` برنامه‌اند و اجرا می‌شوند؛
سبک کتاب می‌تواند چیزی را بار کند و بجنباند؛ پوستهٔ خود کتاب هر دو را دارد. برای کتابی که به صاحبش اعتماد ندارید \`--untrusted\` بگویید (\`docs/trust.md\`).

آنچه ساخته شود، تا جا هست، در انبار (\`WARRAQ_CACHE\` یا پوشهٔ \`warraq/\` در پوشهٔ ذخیرهٔ موقت شما؛ \`off\` یعنی هیچ) می‌ماند و اگر چیزی تغییر
نکرده باشد، از همان‌جا برداشته می‌شود. انبار را هر زمان می‌توان پاک کرد.

کد پایان: ۰ ساخته شد، ۱ دست‌نویس خطا دارد، ۲ فرمان نادرست، ۳ مرورگر یا دیسک، ۷۰ خطای خود وراق، ۱۳۰ بازایستاد.

نمونه‌ها:
  \`warraq build\`                        ساختن \`./manuscript\` در \`./dist\`
  \`warraq build article.md -f pdf\`      یک پروندهٔ مارک‌داون، تنها PDF
  \`warraq build book --fetch\`           نشان دادن تصویرهای وب، پرسیدن، نگه داشتن در \`images/fetched\` و ساختن
  \`warraq build book --out editions --strict\``,
    },
    check: {
      does: 'خطاهای املا، فاصله‌گذاری و ساختار را پیدا می‌کند و آنچه را بی‌خطر است درست می‌کند',
      fix: 'آنچه را بی‌خطر است در خود پرونده‌ها درست کن',
      dryRun: 'با `--fix`: چیزی را تغییر نده و تفاوت‌ها را بنویس',
      rule: 'تنها این قاعده؛ چند بار هم می‌توان داد',
      format: 'شکل گزارش: `pretty`، `json` یا `sarif`',
      json: 'همان `--format json`',
      after: `
کد پایان: ۰ بی خطا، ۱ خطا (یا با \`--strict\`، هشدار)، ۲ فرمان نادرست، ۳ دیسک، ۷۰ خطای خود وراق.

توضیحی که بند پس از خود را معاف می‌کند:
  \`<!-- warraq-ignore zwnj-ha: as the poet has it -->\`
قاعده‌ها را در «check:» در \`book.yaml\` می‌توان خاموش کرد یا خطا شمرد؛ همهٔ آن‌ها در \`docs/rules.md\` آمده است.

نمونه‌ها:
  \`warraq check\`                           بررسی \`./manuscript\`
  \`warraq check book --fix --dry-run\`      نشان دادن آنچه درست می‌شود
  \`warraq check book --rule zwnj-mi --rule zwnj-ha --fix\`
  \`warraq check article.md --format sarif > report.sarif\``,
    },
    import: {
      does: 'از پروندهٔ ورد یا متن برنامه‌های دیگر دست‌نویس می‌سازد',
      path: 'پرونده (`.docx`، `.txt`، `.html`، `.epub`)، پوشه‌ای از این پرونده‌ها، پوشهٔ مارک‌داون ابزاری دیگر، یا `-` برای ورودی استاندارد',
      dir: 'پوشهٔ دست‌نویس که تهی است یا هنوز نیست؛ اگر ندهید به نام پرونده',
      asIs: 'املا را درست نکن',
      changes: 'تغییرهای پیگیری‌شده را در گزارش بیاور',
      after: `
پوشه‌ای ساخته می‌شود که همان‌جا ساختنی است: \`book.yaml\`، برای هر فصل یک پروندهٔ مارک‌داون، \`images/\` و \`import-report.md\` که
می‌گوید چه آمد، چه نیامد و کجا. همهٔ حرف‌های پرونده در پوشه هست، وگرنه چیزی نوشته نمی‌شود. خود پرونده دست نمی‌خورد.

متن پوشهٔ \`mdBook\`، \`GitBook\`، \`Quarto\`، \`MkDocs\`، \`Jupyter Book\`، \`docsify\`، \`Hugo\`، \`Jekyll\`، \`Obsidian\` یا پوشه‌ای از پرونده‌های مارک‌داون همان‌گونه که
نوشته شده می‌ماند؛ فصل‌ها و تصویرها در جای خود می‌نشینند و نشانی‌شان با آن‌ها عوض می‌شود (\`docs/import.md\`).

کد پایان: ۰ درون آورده شد، ۱ پرونده آسیب دیده، ۲ فرمان نادرست یا پوشه تهی نیست، ۳ دیسک، ۷۰ خطای خود وراق.

نمونه‌ها:
  \`warraq import thesis.docx\`              ساختن \`./thesis\`
  \`warraq import thesis.docx book --changes\`
  \`warraq import mdbook/ book\`             پوشهٔ ابزاری دیگر
  \`warraq import page.html --fetch\`        پرسیدن دربارهٔ تصویرهای صفحه
  \`warraq build thesis\``,
    },
    archive: {
      does: 'ویراست‌ها را نگه می‌دارد: افزودن، وارسی، بازیافت و ساختن دوباره',
      after: `
بایگانی پوشه‌ای است (با معیار OCFL 1.1) که بی وراق هم خوانده می‌شود. چیزی در آن تغییر نمی‌کند و پاک نمی‌شود.
چیزی از آن هم اجرا نمی‌شود: \`rebuild\` الگوهای کتاب را تنها با \`--trust-templates\` اجرا می‌کند.
مقدار \`TITLE\` شناسه یا شابک یا عنوان است و \`@EDITION\` نام یا شمارهٔ ویراست: «چاپ دوم»، \`v2\`. بی آن، تازه‌ترین ویراست است.

نمونه‌ها:
  \`warraq archive add book --edition "چاپ دوم"\`     ساختن، سنجیدن و نگه داشتن ویراست
  \`warraq archive verify\`                           وارسی همهٔ بایت‌ها
  \`warraq archive rebuild 978-600-119-125-1@v1\`     ساختن دوباره و سنجیدن
  \`warraq archive restore "تاریخ چاپ@چاپ اول" out\``,
      store: 'پوشهٔ بایگانی (یا `WARRAQ_ARCHIVE`)',
      add: 'ویراستی می‌سازد، می‌سنجد که دوباره ساخته شود، و بایگانی می‌کند',
      edition: 'نام ویراست، مانند «چاپ دوم»؛ اگر ندهید، همان نام درون کتاب',
      id: 'شناسهٔ عنوان، اگر شناسهٔ ویراست با ویراست نخست یکی نیست',
      formats: 'قالب‌هایی که ساخته می‌شود',
      by: 'بایگانی‌کننده: `"Name <mail or URI>"`؛ اگر ندهید، شما',
      onix: 'پیام ONIX 3.0 هم بیفزا',
      sign: 'با این کلید SSH امضا کن',
      list: 'همهٔ عنوان‌ها با ویراست‌هایشان',
      show: 'یک ویراست با پرونده‌هایش',
      verify: 'ساختار و همهٔ بایت‌ها را وارسی می‌کند',
      restore: 'پرونده‌های یک ویراست را در پوشه‌ای خالی می‌نویسد',
      rebuild: 'ویراست را از منابع بایگانی‌شده دوباره می‌سازد و می‌سنجد',
      trustTemplates: 'الگوهای کتاب را، که برنامه‌اند، اجرا کن',
      diff: 'تفاوت دو ویراست: مشخصات، صفحه‌ها و متن',
      export: 'ویراستی را برای دیگران می‌نویسد',
      bagit: 'به شکل بستهٔ BagIt (با معیار RFC 8493)',
      shelf: 'فهرستی برای وب، با خوراک OPDS 2',
    },
  },
  wrong: {
    noFormat: 'هیچ قالبی نام برده نشده است',
    format: (name) => `قالبی به نام «${name}» نیست`,
    formats: (known) => `قالب‌ها: \`${known.join(', ')}\``,
    language: (name) => `زبانی به نام «${name}» نیست`,
    languages: (known) => `زبان‌ها: \`${known.join(', ')}\``,
    time: (text) => `زمان «${text}» پذیرفته نیست`,
    sayTime: 'زمان را به ثانیه بدهید: `--timeout 120`',
    dryRun: '`--dry-run` تنها با `--fix` می‌آید',
    sayDryRun: 'بنویسید `--fix --dry-run`',
    uri: (text) => `«${text}» شناسهٔ URI نیست`,
    sayUri: 'شناسه‌ای مانند این بدهید: `--id urn:isbn:9786001191251`',
    agent: (text) => `در «${text}» نام و نشانی با هم نیامده است`,
    sayAgent: 'نام را چنین بدهید: `--by "Sara Karimi <sara@example.org>"`',
    sayBagit: 'بنویسید `--bagit`',
    yesAlone: '`--yes` برای `--fetch` است',
    sayFetch: 'بنویسید `--fetch --yes`',
    nobodyToAsk: '`--fetch` می‌پرسد و اینجا پایانه‌ای نیست که از آن بپرسد',
    sayYes: 'برای گرفتن همهٔ تصویرهای وب بنویسید `--fetch --yes`',
  },
  run: {
    interrupted: 'کار نیمه‌تمام ماند؛ چیزی نوشته نشد',
    ownFault: 'این خطای خود وراق است؛ لطفاً آن را با آنچه در پی می‌آید گزارش کنید',
    faultFile: (file) => `همین در \`${file}\` هم هست؛ آن را با گزارش بفرستید`,
    mute: (code) => `آنچه باید گفته شود نوشته نمی‌شود: \`${code}\``,
    muteHelp: 'جا باز کنید یا خروجی را به جای دیگری بفرستید',
  },
  stage: (stage) => STAGES[stage] ?? stage,
  stageDetail(detail) {
    if (detail === 'unchanged') return 'چیزی تغییر نکرده است';
    if ('folder' in detail) return `\`${detail.folder}\``;
    if (detail.count === 0 && detail.of === 'findings') return 'چیزی پیدا نشد';
    const { order, by, passedOver = [] } = detail.foundIn ?? {};
    const source = order === undefined ? by && ORDERS[by] : `\`${printable(order)}\``;
    const from = source === undefined ? '' : ` به ترتیب ${source}`;
    const named = passedOver.slice(0, MOST_NAMED).map((path) => `\`${printable(path)}\``);
    const more = passedOver.length > MOST_NAMED ? ` و ${n(passedOver.length - MOST_NAMED)} پروندهٔ دیگر` : '';
    const others = named.length === 0 ? '' : `؛ از این‌ها گذشتیم: ${named.join('، ')}${more}`;
    return `${n(detail.count)} ${MADE[detail.of]}${from}${others}`;
  },
  note({ fault, said }) {
    if (fault === 'damaged') return `نکته: پروندهٔ آسیب‌دیدهٔ انبار برداشته شد: \`${said}\``;
    return `نکته: انبار ${fault === 'unreadable' ? 'خوانده' : 'نوشته'} نمی‌شود: \`${said}\``;
  },
  fetch: {
    found: (count) => `این کتاب ${n(count)} تصویر از وب نشان می‌دهد که کنار آن نیست:`,
    more: (count) => `و ${n(count)} تصویر دیگر`,
    question: 'گرفته شود و کنار کتاب بماند؟ (ب/ن)',
    yes: /^(?:ب|بله|بلی|آری|y|yes)$/i,
    none: 'چیزی گرفته نشد: کتاب تصویری از وب ندارد که کنارش نباشد',
    refused: 'چیزی گرفته نشد',
    fetched: (count, size, folder) => `${n(count)} تصویر (${size}) در \`${folder}\` گذاشته شد`,
    faults: {
      address: () => 'گرفته نشد: نشانی `http` یا `https` نیست یا رمز دارد',
      private: ({ host }) => `گرفته نشد: \`${printable(host)}\` از اینترنت همگانی نیست`,
      redirects: ({ most }) => `گرفته نشد: بیش از ${n(most)} بار به نشانی دیگری فرستاد`,
      downgrade: () => 'گرفته نشد: از `https` به `http` فرستاد',
      status: ({ status }) => `گرفته نشد: پاسخ کارساز ${n(status)} بود`,
      type: ({ type }) =>
        type === ''
          ? 'گرفته نشد: کارساز نمی‌گوید که تصویر است'
          : `گرفته نشد: کارساز به جای تصویر \`${printable(type)}\` می‌فرستد`,
      kind: () => 'گرفته نشد: آنچه آمد چون تصویر آغاز نمی‌شود',
      size: ({ megabytes }) => `گرفته نشد: بیش از ${n(megabytes)} مگابایت است`,
      time: ({ seconds }) => `گرفته نشد: پس از ${n(seconds)} ثانیه نیامد`,
      unreachable: ({ code }) => `گرفته نشد: پاسخی نیامد (\`${printable(code)}\`)`,
      many: ({ most }) => `گرفته نشد: بیش از ${n(most)} تصویر است؛ دوباره \`--fetch\` بگویید`,
    },
  },
  number: n,
  duration: (ms) => `${n(tenths(ms / 1000))} ثانیه`,
  size: (bytes) =>
    bytes < 1_000_000 ? `${n(Math.ceil(bytes / 1000))} کیلوبایت` : `${n(tenths(bytes / 1_000_000))} مگابایت`,
  build: {
    notBuilt: (errors, warnings, isStrict) =>
      `ساخته نشد: ${counted(errors, 'خطا')}، ${counted(warnings, 'هشدار')}${isStrict ? ' (با `--strict`)' : ''}`,
    pages: (count) => `${n(count)} صفحه`,
    chapters: (count) => `${n(count)} فصل`,
    built: 'ساخته شد',
    rest: (ms, warnings, findings) =>
      ` در ${n(tenths(ms / 1000))} ثانیه، ${counted(warnings, 'هشدار')}${findings === 0 ? '' : `؛ ${n(findings)} مورد در متن که \`warraq check\` نشان می‌دهد`}`,
  },
  check: {
    nothingToMend: 'چیزی برای درست کردن نیست',
    mended: (places, files) => `${n(places)} جا در ${n(files)} پرونده درست شد`,
    wouldBeMended: (places, files) => `${n(places)} جا در ${n(files)} پرونده درست می‌شود`,
    nothingFound: 'چیزی پیدا نشد',
    counts: (errors, warnings, suggestions, mendable) =>
      `${counted(errors, 'خطا')}، ${counted(warnings, 'هشدار')}، ${counted(suggestions, 'پیشنهاد')}${mendable > 0 ? `؛ با \`--fix\`، ${n(mendable)} جا درست می‌شود` : ''}`,
  },
  import: {
    made: (folder, chapters, words) => `\`${folder}\`: ${n(chapters)} فصل، ${n(words)} واژه`,
    mended: (mended, left) => `${n(mended)} جا از املا درست شد و ${n(left)} جا برای نویسنده ماند`,
    remarks: (remarks, report) =>
      remarks === 0 ? `همه چیز به همان شکل آمد (\`${report}\`)` : `${n(remarks)} نکته در \`${report}\``,
    faults: (errors, warnings) =>
      `ساختن کتاب ${counted(errors, 'خطا')} و ${counted(warnings, 'هشدار')} خواهد داشت`,
  },
  archive: {
    archived: (edition, version, id) => `«${edition}» با شمارهٔ \`${version}\` در \`${id}\` بایگانی شد`,
    added: (files, fresh, bytes) => `${n(files)} پرونده، ${n(fresh)} تا تازه (${bytes})`,
    notArchived: 'بایگانی نشد: ویراست نباید هشدار داشته باشد؛ `warraq build --strict` هشدارها را نشان می‌دهد',
    noTitles: 'عنوانی نیست',
    edition: (label, version, created) => `«${label}» (\`${version}\`)، بایگانی در \`${created}\``,
    record: (tool, node, browser, pages) =>
      `\`${tool}\`، \`Node ${node}\`، ${browser === undefined ? 'بی مرورگر' : `\`${browser}\``}، ${pages === undefined ? '—' : n(pages)} صفحه`,
    kinds: { E: 'خطا', W: 'هشدار', I: 'نکته' },
    problem: (path, kind, detail, code) => `\`${path}\`، ${kind}: ${detail} \`[OCFL ${code}]\``,
    sound: 'همهٔ بایت‌ها همان است که بایگانی شد',
    damaged: 'بایگانی خراب است',
    looked: (titles, editions, files, bytes) =>
      `${n(titles)} عنوان، ${n(editions)} ویراست، ${n(files)} پرونده، ${bytes}`,
    templates: (count) =>
      `نکته: ${n(count)} الگوی کتاب هم هست که اجرا نشد؛ پیش از ساختن کتاب آن‌ها را بخوانید یا \`--untrusted\` بگویید`,
    restored: (files, folder) => `${n(files)} پرونده در \`${folder}\``,
    same: (files) => `بایت‌ها همان است: ${n(files)} پرونده`,
    differs: (path) => `متفاوت: \`${path}\``,
    noCause: 'همهٔ نگارش‌ها همان است که بود؛ لطفاً این را گزارش کنید',
    different: (files, all) => `از ${n(all)} پرونده، ${n(files)} تا متفاوت است`,
    pages: 'صفحه‌ها',
    chapter: (kind, added, removed) =>
      `${CHANGES[kind] ?? kind}، ${n(added)} واژه افزوده و ${n(removed)} واژه برداشته شد`,
    noDifference: 'تفاوتی نیست',
    bag: (folder) => `بسته در \`${folder}\` است`,
    leftOff: (title, version, path, why) =>
      `ویراست وب ${title} (\`${version}\`) در قفسه نیست: در \`${path}\` این هست: \`${why}\``,
    leftOffHelp:
      'بایگانی آن را همان‌گونه نگه می‌دارد؛ `docs/trust.md` می‌گوید ویراست وب چه چیزهایی می‌تواند داشته باشد',
    shelf: (titles, editions, folder) =>
      `${n(titles)} عنوان، ${n(editions)} ویراست: \`${folder}/index.html\`، \`${folder}/opds.json\``,
  },
  catalogue,
};

/** To one place behind the decimal sign. */
function tenths(number: number): number {
  return Math.round(number * 10) / 10;
}
