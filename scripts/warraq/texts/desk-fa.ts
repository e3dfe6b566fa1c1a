import { persianNumber as n } from '../../diagnostics/messages/persian-number.ts';
import type { DeskTexts } from './desk-en.ts';

/** What is said at the author’s desk, in Persian; code stands between backticks. */
export const desk: DeskTexts = {
  help: {
    set: 'برای این ساختن مقدار دیگری به جای یک تنظیم بگذار: `page.size=A4`؛ چند بار هم می‌توان داد',
    profile: 'تنظیم‌های یکی از نمایه‌های کتاب (`profiles`) را روی دیگران بگذار',
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

کد پایان: ۰ ساخته شد، ۲ فرمان نادرست یا پوشه تهی نیست، ۳ دیسک، ۷۰ خطای خود وراق، ۱۳۰ بازایستاد.

نمونه‌ها:
  \`warraq new\`                             همه چیز پرسیده می‌شود
  \`warraq new my-book --kind book --title "تاریخ چاپ" --author "سارا کریمی"\`
  \`cd my-book && warraq build\``,
    },
    watch: {
      does: 'می‌سازد و هر بار که پرونده‌ای از دست‌نویس تغییر کند دوباره می‌سازد',
      after: `
مرورگر در این میان روشن می‌ماند و آنچه تغییر نکرده باشد از نو ساخته نمی‌شود. خطا گفته می‌شود و ویراست‌های پیشین می‌مانند. با \`Ctrl-C\` پایان می‌یابد.

نمونه‌ها:
  \`warraq watch\`
  \`warraq watch book -f pdf --set page.size=A4\``,
    },
    preview: {
      does: 'صفحه‌ها را همان‌گونه که چاپ می‌شوند در مرورگر نشان می‌دهد، و هر بار که پرونده‌ای از دست‌نویس تغییر کند دوباره',
      port: 'درگاه نشانی؛ اگر ندهید هر درگاهی که آزاد باشد',
      editor:
        'آنچه جایی از دست‌نویس را باز می‌کند: `vscode`، `vscodium`، `cursor`، `zed`، `idea`، `sublime`، `none`، یا نشانی‌ای چون `myeditor://{path}:{line}`',
      json: 'نشانی را به `JSON` بنویس',
      after: `
نشانی‌ای از همین دستگاه می‌نویسد که در مرورگر باز می‌شود؛ هر که آن را نداشته باشد چیزی نمی‌بیند. همان صفحه‌هایی که چاپ می‌شوند، \`EPUB\`، ویراست وب و
یافته‌های \`check\` نشان داده می‌شوند. چیزی نوشته نمی‌شود مگر دکمه‌ای آن را بخواهد، و پیش از آن نشان داده می‌شود. با \`Ctrl-C\` پایان می‌یابد.

کد پایان: ۰ پایان یافت، ۱ دست‌نویسی نیست، ۲ فرمان نادرست، ۳ مرورگر یا دیسک، ۷۰ خطای خود وراق، ۱۳۰ بازایستاد.

نمونه‌ها:
  \`warraq preview\`
  \`warraq preview article.md --editor zed\`
  \`WARRAQ_EDITOR=idea warraq preview book\``,
    },
    lsp: {
      does: 'یافته‌های `check` در ویرایشگر و هنگام نوشتن: کارگزار زبان (`LSP`) روی ورودی و خروجی استاندارد',
      plugins: 'افزونه‌هایی را که کتاب نام می‌برد بار کن؛ افزونه برنامه است و بی این گزینه از آن می‌گذرد',
      after: `
ویرایشگر آن را آغاز می‌کند و پیام‌ها، اصلاح‌ها و قاعده‌هایش را نشان می‌دهد. تنظیم \`VS Code\`، \`Neovim\` و \`Helix\` در \`docs/editors.md\` آمده است.

نمونه‌ها:
  \`warraq lsp\`
  \`warraq lsp --plugins --lang fa\``,
    },
    completion: {
      does: 'برنامه‌ای می‌نویسد که پوستهٔ فرمان با آن فرمان‌ها، گزینه‌ها و مقدارهایشان را کامل می‌کند',
      shell: 'نام پوستهٔ فرمان: `bash`، `zsh` یا `fish`',
      after: `
یکی از این سطرها را در پروندهٔ آغاز پوستهٔ خود بگذارید:
  \`eval "$(warraq completion bash)"\`       \`~/.bashrc\`
  \`eval "$(warraq completion zsh)"\`        \`~/.zshrc\`، پس از \`compinit\`
  \`warraq completion fish | source\`        \`~/.config/fish/config.fish\``,
    },
    doctor: {
      does: 'می‌بیند که هرچه کتاب می‌خواهد هست و دست‌نویس از چه ساخته شده است',
      explain: 'بگو که هر تنظیم دست‌نویس از کجا آمده است',
      fix: 'اگر مرورگری نیست از شبکه بگیر (آینه را `WARRAQ_BROWSER_MIRROR` نام می‌برد)',
      out: 'جایی که ویراست‌ها خواهند رفت',
      after: `
\`Node\`، مرورگر (کدام، از کجا، و اینکه صفحه‌ای چاپ می‌کند)، حفاظ آن، قلم‌ها، انبار، اجازهٔ نوشتن و حافظه را می‌بیند و اگر دست‌نویسی باشد می‌گوید
که چه از آن خوانده می‌شود، چه چیزی برنامه است و چه از دیگران گرفته است. هر خطا فرمانی دارد که آن را درست می‌کند.

کد پایان: ۰ کتاب ساختنی است، ۱ دست‌نویس خطا دارد، ۲ فرمان نادرست، ۳ چیزی کم است، ۷۰ خطای خود وراق.

نمونه‌ها:
  \`warraq doctor\`
  \`warraq doctor book --explain\`           هر تنظیم از کجا آمده است
  \`warraq doctor --fix\`                    گرفتن مرورگر در مک یا ویندوز`,
    },
  },
  wrong: {
    shell: (name) => `برای «${name}» تکمیلی نیست`,
    shells: (known) => `پوسته‌های فرمان: \`${known.join(', ')}\``,
    editor: (name) => `ویرایشگری به نام «${name}» نیست`,
    editors: (known) =>
      `با \`--editor\` یکی از این‌ها را بدهید: ${known.map((one) => `\`${one}\``).join('، ')}؛ یا نشانی‌ای که \`{path}\` دارد`,
    port: (text) => `«${text}» درگاه نیست`,
    portTaken: (text) => `درگاه \`${text}\` آزاد نیست`,
    ports: 'با `--port` عددی از ۱ تا ۶۵۵۳۵ بدهید، یا آن را ندهید',
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
    again: (count) => `شماره‌ای از ۱ تا ${n(count)} یا یکی از نام‌ها را بنویسید`,
    folder: (name) => `در کدام پوشه؟ [\`${name}\`]`,
    title: 'عنوانش چیست؟ (می‌توان بعد نوشت)',
    author: 'نویسنده‌اش کیست؟ (می‌توان بعد نوشت)',
    workflow: 'گردش‌کاری هم برای `GitHub` باشد که آن را با هر فرستادن بسازد؟ (ب/ن)',
  },
  made: (folder, files) => `\`${folder}\`: ${n(files)} پرونده`,
  share: (percent) => `${n(percent)}٪`,
  shareOf: (done, of) => `(${n(done)} از ${n(of)} صفحه)`,
  fixAll: 'هرچه را در این متن بی‌خطر اصلاح‌شدنی است اصلاح کن',
  watching: 'در انتظار تغییر؛ پایان با `Ctrl-C`',
  previewing: 'این نشانی را در مرورگر باز کنید؛ با `Ctrl-C` پایان می‌یابد',
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
    preview: 'دیدن صفحه‌ها، و با هر ذخیره دوباره',
    check: 'یافتن خطاهای املا، فاصله‌گذاری و ساختار',
    article: 'ساختن آن به شکل مقاله',
    folder: 'ساختن همهٔ آن‌ها به شکل یک کتاب',
    import: 'ساختن دست‌نویس از آن',
    new: 'آغاز یک دست‌نویس',
    doctor: 'دیدن اینکه هرچه وراق می‌خواهد هست',
    help: 'همهٔ فرمان‌ها',
  },
  doctor: {
    states: { good: 'خوب', note: 'نکته', fault: 'خطا' },
    names: {
      node: '`Node`',
      browser: 'مرورگر',
      print: 'چاپ',
      sandbox: 'حفاظ',
      typefaces: 'قلم‌ها',
      cache: 'انبار',
      folder: 'ویراست‌ها',
      memory: 'حافظه',
      book: 'دست‌نویس',
    },
    node: (version, machine) => `\`${version}\`، \`${machine}\``,
    nodeOld: (version, least) => `\`${version}\` کهنه‌تر از \`${least}\` است`,
    from: {
      asked: 'همان که نام برده شد',
      pinned: 'همان که همراه وراق است',
      downloaded: 'آنچه `warraq doctor --fix` گرفته است',
      puppeteer: 'از آن `Puppeteer`؛ شاید سطرها جای دیگری بشکنند',
      system: 'از آن این دستگاه؛ شاید سطرها جای دیگری بشکنند',
    },
    browser: (path, from) => `\`${path}\` (${from})`,
    print: (version, time) => `\`${version}\` صفحه‌ای را در ${time} چاپ کرد`,
    sandboxOn: 'مرورگر در حفاظ خود کار می‌کند',
    sandboxRoot: 'نیست: کرومیوم آن را به `root` نمی‌دهد؛ وراق را با کاربر دیگری اجرا کنید',
    typefaces: (faces) => `${n(faces)} پرونده`,
    typefacesGone: (names) => `این‌ها نیست: ${names.map((name) => `\`${name}\``).join('، ')}`,
    cache: (folder, size) => `\`${folder}\`، ${size}`,
    cacheOff: 'خواسته نشده است (`WARRAQ_CACHE=off`): همه چیز هر بار از نو ساخته می‌شود',
    denied: (folder, code) => `در \`${folder}\` نمی‌توان نوشت: \`${code}\``,
    folder: (folder) => `در \`${folder}\` می‌توان نوشت`,
    memory: (free, total) => `${free} از ${total} آزاد است`,
    memoryLow: (free, total) =>
      `${free} از ${total} آزاد است: کتاب بلند شاید بیشتر بخواهد؛ برنامه‌های دیگر را ببندید`,
    book: (title, texts, errors, warnings) =>
      `${title}: ${n(texts)} متن، ${n(errors)} خطا، ${n(warnings)} هشدار`,
    untitled: 'بی عنوان',
    mend: (command) => `درست کردن: \`${command}\``,
    read: (files, size) => `خوانده شد: ${n(files)} پرونده، ${size}`,
    takes: 'جز متن خود، از این‌ها هم می‌گیرد:',
    what: {
      plugin: 'افزونه',
      theme: 'پوسته',
      template: 'الگو',
      style: 'سبک',
      fetched: 'تصویر وب',
    },
    runs: 'برنامه است و اجرا می‌شود',
    settings: 'تنظیم‌ها:',
    ofTheme: (name) => `پوستهٔ «${name}»`,
    ofNobody: 'پیش‌فرض',
    well: 'کتاب اینجا ساختنی است.',
    faults: (count) => `${n(count)} خطا برای درست کردن هست`,
    getting: (received, total) => `گرفتن مرورگر: ${received} از ${total}`,
    got: (path) => `\`${path}\` گرفته شد`,
  },
};
