/** What a file shows of a trap: by its name without `.docx`, what both readers must have in their Markdown. */
interface Seen {
  readonly file: string;
  readonly warraq: RegExp;
  /** Absent where pandoc has no Markdown for it that could be looked for. */
  readonly pandoc?: RegExp;
}

export interface Trap {
  readonly name: string;
  readonly seen: readonly Seen[];
  /** What is to be said beside yes and no. */
  readonly notes?: { readonly warraq?: string; readonly pandoc?: string };
}

const HEADING = (level: number, words: string) => new RegExp(`^#{${level}} .*${words}`, 'm');
const both = (file: string, pattern: RegExp): Seen => ({ file, warraq: pattern, pandoc: pattern });

/** The rows of `bench/IMPORT.md`, each as the files of the corpus have it. */
export const TRAPS: readonly Trap[] = [
  {
    name: 'headings by style',
    seen: [
      both('python-docx-styled', HEADING(2, 'صحّافی')),
      both('libreoffice-all', HEADING(1, 'بوی چسب')),
      both('docx-all', HEADING(2, 'مشتریان')),
      both('hand-google', HEADING(2, 'مشتریان')),
      both('hand-wps', HEADING(1, 'حسابِ')),
    ],
  },
  {
    name: 'headings by a style named in Persian',
    seen: [both('python-docx-persian-styles', /^##? .*راه دراز/m)],
  },
  {
    name: 'headings by a style that is based on a heading, or by the level of the outline alone',
    seen: [
      both('hand-headings', /^##? .*بخش یکم از سبکی/m),
      both('hand-headings', /^###? .*زیربخش از راه سطح/m),
    ],
  },
  {
    name: 'headings by look alone',
    seen: [
      both('python-docx-plain', HEADING(1, 'صبح')),
      both('python-docx-long-by-look', HEADING(1, 'صبح')),
      both('libreoffice-look', HEADING(2, 'زمستان')),
      both('docx-look', HEADING(2, 'صحّافی')),
    ],
    notes: { warraq: 'yes, told', pandoc: 'no: bold paragraphs' },
  },
  {
    name: 'right-to-left runs without marks around each',
    seen: [both('libreoffice-all', /^(?![\s\S]*dir="rtl")/), both('hand-google', /^(?![\s\S]*dir="rtl")/)],
    notes: { pandoc: 'no: `[…]{dir="rtl"}`' },
  },
  {
    name: 'bold by `w:bCs` alone (Persian letters)',
    seen: [both('hand-latin', /\*\*[^*]*چسبیده\*\*/)],
  },
  {
    name: 'bold by `w:b` alone on Persian letters, as programs other than Word write it',
    seen: [both('python-docx-styled', /\*\*درشت و مهم\*\*/)],
    notes: { pandoc: 'no, as Word shows it' },
  },
  {
    name: 'foot- and endnotes',
    seen: [
      both('libreoffice-all', /^\[\^[^\]]+\]: .*این عدد را/m),
      both('libreoffice-long', /^\[\^[^\]]+\]: .*فرم چاپی/m),
      both('docx-all', /^\[\^[^\]]+\]: .*به همان برگ/m),
      both('hand-google', /^\[\^[^\]]+\]: .*یادداشت یکم/m),
      both('hand-notes', /^ {4}.*بند دوم یادداشت/m),
    ],
  },
  {
    name: 'note in a heading; in a table',
    seen: [both('hand-notes', /^# .*\[\^/m), both('hand-notes', /خانه.*\[\^/)],
  },
  {
    name: 'a list in a note',
    seen: [both('hand-notes', /^ {4}- +.*فقره/m)],
  },
  {
    name: 'mark of a note that its author chose',
    seen: [{ file: 'hand-notes', warraq: /نشانهٔ خود\[\^5\] و بس/ }],
    notes: { warraq: 'numbered', pandoc: 'numbered' },
  },
  {
    name: 'table, plain',
    seen: [both('python-docx-tables', /فروردین/), both('hand-google', /مهر/), both('libreoffice-all', /مهر/)],
  },
  {
    name: 'cells over columns and rows keep their shape',
    seen: ['python-docx-tables', 'libreoffice-tables', 'docx-all', 'hand-tables'].flatMap((file) => [
      both(file, /colspan="[23]"/),
      both(file, /rowspan="2"/),
    ]),
    notes: { pandoc: 'no: cells left empty' },
  },
  {
    name: 'table in a table; list in a cell',
    seen: [
      both('hand-tables', /درون ۳[\s\S]*زیر آن/),
      both('hand-tables', /^[\s|]*1\. +.*یک/m),
      both('libreoffice-tables', /^[\s|]*- +.*یک/m),
    ],
  },
  {
    name: 'row of a table that was struck out',
    seen: [both('hand-tables', /مانده.*\n.*-+.*\n.*افزوده/)],
    notes: { pandoc: 'an empty row' },
  },
  {
    name: 'caption as the title of its image',
    seen: [
      both('python-docx-styled', /"کوچهٔ دکان"/),
      both('docx-all', /"درِ دکان در زمستان"/),
      both('hand-pictures', /"درِ دکان، زمستان ۱۳۴۰"/),
    ],
  },
  {
    name: 'number of a caption (SEQ): as `fldSimple`; not counted yet',
    seen: [
      { file: 'hand-pictures', warraq: /!\[[^\]]*\]\([^)]*"پنجره"\)/, pandoc: /شکل ۲ -- پنجره/ },
      { file: 'docx-all', warraq: /!\[[^\]]*\]\([^)]*"درِ دکان در زمستان"\)/, pandoc: /شکل [1۱]: درِ دکان/ },
    ],
    notes: { warraq: 'counted anew', pandoc: '**lost**: «شکل – پنجره»' },
  },
  {
    name: 'caption of a table',
    seen: [both('python-docx-tables', /^جدول: فروش/m), both('libreoffice-all', /^جدول: فروش/m)],
    notes: { pandoc: 'a paragraph' },
  },
  {
    name: '«شکل ۱» of a REF field is a reference',
    seen: [both('hand-fields', /\[[^\]]*\]\(#ref200\)/), both('libreoffice-all', /\]\(#ref_جدول/)],
    notes: { pandoc: 'text' },
  },
  {
    name: 'page of a PAGEREF field',
    seen: [
      { file: 'hand-fields', warraq: /\]\(#ref100\)\{page\}/, pandoc: /\[۳\]\(#/ },
      { file: 'docx-all', warraq: /\]\(#start\)\{page\}/, pandoc: /در صفحهٔ \[/ },
    ],
    notes: { warraq: 'counted anew', pandoc: 'the old number; **lost** where there is none yet' },
  },
  {
    name: 'alternative text of a drawing; of VML',
    seen: [both('python-docx-styled', /!\[نقشهٔ کوچه/), both('hand-pictures', /!\[پنجرهٔ رو به کوچه\]/)],
    notes: { pandoc: 'yes; no' },
  },
  {
    name: 'image that is only linked is named',
    seen: [both('hand-pictures', /example\.org\/far\.png/)],
    notes: { warraq: 'comment, told' },
  },
  {
    name: 'chart',
    seen: [both('hand-pictures', /فروش ماهانه/)],
    notes: { warraq: 'comment, told' },
  },
  {
    name: 'lists within lists; going on after a paragraph',
    seen: [
      both('docx-lists', /^ +- +.*گلولهٔ درونی/m),
      both('docx-lists', /^3\. +.*سه/m),
      both('libreoffice-all', /^ +1\. +.*دوم الف/m),
      both('hand-google', /^ +- +.*درون/m),
      both('hand-lists', /^5\. +.*از پنج/m),
    ],
  },
  {
    name: 'paragraph whose list shows nothing, and one that leaves its style’s list',
    seen: [both('hand-lists', /^\[?بی‌نشانه/m), both('hand-lists', /^\[?سبک دارد/m)],
  },
  {
    name: 'lists numbered by hand',
    seen: [both('python-docx-plain', /^4\. .*جلد/m), both('hand-lists', /^2\. .*با دست/m)],
  },
  {
    name: 'links, to addresses and to bookmarks',
    seen: [
      both('docx-all', /example\.org\]\(https:\/\/example\.org/),
      both('docx-all', /آغاز کتاب\]\(#/),
      both('libreoffice-all', /پیوند درون\]\(#/),
      both('hand-google', /بخش دیگر.*\]\(#/),
      both('hand-fields', /درون\]\(#/),
    ],
    notes: { pandoc: 'yes; a field to a bookmark leads to «\\l»' },
  },
  {
    name: 'equations (OMML)',
    seen: [
      both('docx-all', /\\frac\{a\}\{\\sqrt\{b\}\}/),
      both('hand-formulas', /\\sqrt\[3\]\{c\}[\s\S]*\\boxed/),
    ],
  },
  {
    name: 'Persian words in equations are text',
    seen: [both('hand-formulas', /\\text\{نرخ\}/)],
  },
  {
    name: 'poem in a table without lines',
    seen: ['python-docx-verse', 'libreoffice-verse', 'hand-verse'].map((file) =>
      both(file, /^:::verse\nکتاب کهنه .* \/ که هر ورق/m),
    ),
    notes: { warraq: 'yes, told', pandoc: 'no: a table' },
  },
  {
    name: 'poem with tabs; with ends of lines; by style',
    seen: [
      both('python-docx-plain', /^:::verse\nكتاب .* \/ كه هر ورق/m),
      both('docx-look', /^:::verse\nکتاب .* \/ که هر ورق/m),
      both('hand-verse', /(?:^:::verse\n(?:.* \/ .*\n)+:::\n[\s\S]*){4}/m),
      both('python-docx-verse', /^:::verse\nباران\nبر سنگ/m),
    ],
    notes: { pandoc: 'no: paragraphs' },
  },
  {
    name: 'quotations by style; by margins',
    seen: [
      both('python-docx-styled', /^> .*کاغذ از آدم/m),
      both('libreoffice-article', /^> .*هر که کتابی/m),
      both('libreoffice-look', /^> .*کاغذ از آدم/m),
    ],
    notes: { pandoc: 'some styles; yes' },
  },
  {
    name: 'places of an index',
    seen: [both('libreoffice-all', /صحّافی:شیرازه/), both('hand-citations', /شیرازه:دوخت/)],
    notes: { warraq: 'comment, told' },
  },
  {
    name: 'what is cited, of Zotero, Mendeley (old and new), EndNote, Word',
    seen: ['@نجفی1366', '@Naj66', '@صفا1369', '@صفا1363', '@afshar1965'].map((said) =>
      both('hand-citations', new RegExp(said)),
    ),
    notes: { warraq: 'keys in comments, data in references.json', pandoc: 'no (newer versions: some)' },
  },
  {
    name: 'remarks of editors',
    seen: [
      both('python-docx-comments', /این جمله را ببینید\. بند دوم/),
      both('libreoffice-all', /این را بسنجید/),
      both('docx-all', /این سند کجاست/),
      both('hand-google', /بهتر است کوتاه شود/),
    ],
    notes: { warraq: 'comment, told', pandoc: 'not without an option' },
  },
  {
    name: 'tracked changes are accepted',
    seen: [
      both('libreoffice-all', /^\[?متن افزوده و پایان/m),
      both('docx-all', /^(?![\s\S]*برداشته(?!\u200c))[\s\S]*افزوده/),
      both('hand-changes', /این دو بند.*یکی شدند/),
    ],
    notes: { warraq: 'yes, told and listed' },
  },
  {
    name: 'text boxes, with what stands in them',
    seen: [
      both('libreoffice-all', /نوشتهٔ درون کادر/),
      both('hand-boxes', /کادر یکم[\s\S]*کادر کهنه[\s\S]*زیر جدول[\s\S]*کادر دومین/),
      both('hand-wps', /در کادر/),
    ],
    notes: { pandoc: '**lost**' },
  },
  {
    name: 'contents are left out',
    seen: [
      both('libreoffice-index', /^(?![\s\S]*فهرست)/),
      both('docx-all', /^(?!\[)/),
      both('hand-google', /^(?!\[\[)/),
      both('hand-wps', /^(?!\[فهرست)/),
    ],
    notes: { warraq: 'yes, told', pandoc: 'a list of links' },
  },
  {
    name: 'code by its typeface',
    seen: [both('libreoffice-article', /^(?:```| {4})[\s\S]*let a = 1;/m), both('hand-latin', /`C\+\+`/)],
  },
  {
    name: 'hidden text is not shown',
    seen: [both('libreoffice-all', /<!-- text: نوشتهٔ پنهان/), both('hand-letters', /<!-- text: پنهان/)],
    notes: { warraq: 'comment' },
  },
  { name: 'ruby', seen: [both('hand-letters', /متن.*خوان/)], notes: { pandoc: '**lost**' } },
  {
    name: 'text in `w:bdo` and `w:dir`',
    seen: [both('hand-letters', /OSCE 2020.*جهت/)],
    notes: { pandoc: '**lost**' },
  },
  {
    name: 'line across the page (Google, HTML)',
    seen: [both('hand-google', /^(?:\*\*\*|-{3,}|(?:\* ){3,})$/m), both('libreoffice-article', /^\*\*\*$/m)],
  },
  {
    name: 'signs of the typefaces Symbol and Wingdings: as `w:sym`; as text of a run',
    seen: [both('docx-all', /✓.*α/), both('hand-letters', /βα≥∞✓✓/), both('libreoffice-old', /αβ/)],
    notes: { pandoc: 'Symbol; no Wingdings' },
  },
  {
    name: 'blessings of AGA Arabesque (private code points)',
    seen: [both('hand-letters', /پیامبر.*صلى الله عليه وسلم.*عليه السلام/)],
  },
  {
    name: 'optional hyphen that was typed for a half-space',
    seen: [both('hand-letters', /می\u200cخواند و کتاب\u200cها/)],
    notes: { pandoc: 'stays U+00AD: the words join' },
  },
];

/** The programs that have made the files whose names begin so. */
export const MAKERS: Readonly<Record<string, string>> = {
  'python-docx': 'python-docx',
  libreoffice: 'LibreOffice',
  docx: 'docx',
  hand: 'by hand',
};

export function makerOf(file: string): string {
  if (/^hand-(?:google|wps)/.test(file)) return file === 'hand-wps' ? 'as WPS' : 'as Google Docs';
  return MAKERS[Object.keys(MAKERS).find((name) => file.startsWith(`${name}-`))!]!;
}

/** What mended spelling makes of letters of the files; the Markdown of an import with mending. */
export const MENDED: readonly { readonly file: string; readonly pattern: RegExp }[] = [
  { file: 'hand-letters', pattern: /سلام به همه، کتاب چاپ شد/ },
  { file: 'hand-letters', pattern: /این کتاب‌های عربی/ },
  { file: 'hand-letters', pattern: /می‌رود و خانه‌ها و رفته‌اند/ },
  { file: 'python-docx-plain', pattern: /می‌رسید/ },
  { file: 'python-docx-long-by-look', pattern: /کتاب‌هایی که/ },
];

/** Letters that a file has only by the names of typefaces: what the judge, who knows none, takes for one too many. */
export const SIGNS: Readonly<Record<string, string>> = {
  'docx-all': 'α',
  'hand-letters': 'βα صلى الله عليه وسلم عليه السلام',
  'libreoffice-old': 'αβ',
};
