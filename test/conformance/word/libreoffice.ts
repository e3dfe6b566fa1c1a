import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROSE, prose } from './prose.ts';

/** Word files that LibreOffice makes of flat ODT, HTML and RTF; false, and a line that says so, where it is not installed. */
export function makeByLibreOffice(folder: string): boolean {
  const sources = join(folder, 'sources');
  mkdirSync(sources, { recursive: true });
  const paths = Object.entries(SOURCES).map(([name, text]) => {
    const path = join(sources, `libreoffice-${name}`);
    writeFileSync(path, text);
    return path;
  });
  // A profile of its own: another LibreOffice may be running.
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const convert = (some: readonly string[], filter: string) =>
    some.length === 0 ||
    spawnSync(
      'soffice',
      [
        profile,
        '--headless',
        ...(filter ? [`--infilter=${filter}`] : []),
        '--convert-to',
        'docx',
        '--outdir',
        folder,
        ...some,
      ],
      { stdio: 'ignore', timeout: 200_000 },
    ).status === 0;
  const isHtml = (path: string) => path.endsWith('.html');
  const made =
    convert(
      paths.filter((path) => !isHtml(path)),
      '',
    ) &&
    // Otherwise it becomes a page of the web, of which there is no Word file.
    convert(paths.filter(isHtml), 'HTML (StarWriter)');
  if (!made) console.log('skipped: LibreOffice could not be had (apt-get install libreoffice-writer-nogui)');
  return made;
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const p = (text: string, style = 'Standard') => `<text:p text:style-name="${style}">${text}</text:p>`;
const h = (text: string, level: number) =>
  `<text:h text:style-name="Heading_20_${level}" text:outline-level="${level}">${text}</text:h>`;
const note = (at: number, kind = 'footnote') =>
  `<text:note text:id="${kind}${at}" text:note-class="${kind}"><text:note-citation>${at}</text:note-citation><text:note-body>${p(PROSE.notes[at % 8]!, 'Footnote')}</text:note-body></text:note>`;

/** A document of OpenDocument 1.2 in one file. `automatic`: styles of its own. */
function flat(body: string, automatic = '', changes = ''): string {
  const spaces = Object.entries({
    office: 'office',
    style: 'style',
    text: 'text',
    table: 'table',
    draw: 'drawing',
    fo: 'xsl-fo-compatible',
    svg: 'svg-compatible',
    meta: 'meta',
  }).map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`);
  const styled = (name: string, display: string, paragraph = '', text = '', level = '') =>
    `<style:style style:name="${name}" style:display-name="${display}" style:family="paragraph"${level}><style:paragraph-properties style:writing-mode="rl-tb" ${paragraph}/><style:text-properties ${text}/></style:style>`;
  const headings = [1, 2, 3].map((level) =>
    styled(
      `Heading_20_${level}`,
      `Heading ${level}`,
      '',
      `style:font-size-complex="${24 - 3 * level}pt" style:font-weight-complex="bold"`,
      ` style:default-outline-level="${level}"`,
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${spaces.join(' ')} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:math="http://www.w3.org/1998/Math/MathML" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>${PROSE.title}</dc:title><meta:initial-creator>${PROSE.author}</meta:initial-creator><dc:creator>${PROSE.author}</dc:creator></office:meta>
<office:styles>${styled('Standard', 'Standard')}${headings.join('')}${styled('Quotations', 'Quotations', 'fo:margin-left="1cm" fo:margin-right="1cm"')}${styled('Footnote', 'Footnote')}${styled('Title', 'Title')}${styled('Subtitle', 'Subtitle')}${styled('Preformatted_20_Text', 'Preformatted Text', '', 'style:font-name="Liberation Mono" fo:font-family="Liberation Mono"')}<style:style style:name="Figure" style:display-name="Figure" style:family="paragraph" style:parent-style-name="Caption"/><style:style style:name="Caption" style:display-name="Caption" style:family="paragraph"/></office:styles>
<office:automatic-styles><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-complex="bold"/></style:style><style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic" style:font-style-complex="italic"/></style:style><style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style><style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>${automatic}</office:automatic-styles>
<office:body><office:text>${changes}${body}</office:text></office:body></office:document>`;
}

const list = (items: readonly string[], style: string) =>
  `<text:list text:style-name="${style}">${items.map((item) => `<text:list-item>${item}</text:list-item>`).join('')}</text:list>`;

const LISTS = `<text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/><text:list-level-style-bullet text:level="2" text:bullet-char="-"/></text:list-style><text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="۱, ۲, ۳, ..." style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="آ, ب, پ, ..." style:num-suffix=")"/></text:list-style>`;

const all = flat(
  [
    p(PROSE.title, 'Title'),
    p(PROSE.subtitle, 'Subtitle'),
    h(`<text:bookmark-start text:name="آغاز"/>${PROSE.headings[0]}<text:bookmark-end text:name="آغاز"/>`, 1),
    p(`${prose(0, 4)}${note(1)} ${prose(4, 2)}${note(2)} و پایان${note(1, 'endnote')}.`),
    h(PROSE.headings[1]!, 2),
    p(
      `<text:span text:style-name="B">درشت</text:span> و <text:span text:style-name="I">octavo</text:span> و x<text:span text:style-name="Up">۲</text:span> و <text:a xlink:type="simple" xlink:href="https://example.org/">پیوند بیرون</text:a> و <text:a xlink:type="simple" xlink:href="#آغاز">پیوند درون</text:a> و <text:span text:style-name="Hidden">نوشتهٔ پنهان</text:span> است.`,
    ),
    p(PROSE.quotes[0]!, 'Quotations'),
    list(
      PROSE.list.map((one) => p(one)),
      'Dots',
    ),
    p(prose(8, 2)),
    list([p('یکم'), `${p('دوم')}${list([p('دوم الف'), p('دوم ب')], 'Numbers')}`, p('سوم')], 'Numbers'),
    p(
      `جایی از نمایه<text:alphabetical-index-mark text:string-value="شیرازه" text:key1="صحّافی"/> و ${prose(10, 1)}`,
    ),
    p(
      `${prose(12, 1)}<office:annotation><dc:creator>ویراستار</dc:creator><dc:date>2026-01-01T00:00:00</dc:date><text:p>این را بسنجید.</text:p></office:annotation> ${prose(13, 1)}`,
    ),
    p(
      `متن <text:change-start text:change-id="c1"/>افزوده<text:change-end text:change-id="c1"/> و<text:change text:change-id="c2"/> پایان.`,
    ),
    `<table:table table:name="T"><table:table-column table:number-columns-repeated="3"/>${[
      `<table:table-cell>${p('نام')}</table:table-cell><table:table-cell table:number-columns-spanned="2">${p('دو ستون')}</table:table-cell><table:covered-table-cell/>`,
      `<table:table-cell table:number-rows-spanned="2">${p('دو ردیف')}</table:table-cell><table:table-cell>${p('یک')}</table:table-cell><table:table-cell>${p('دو')}</table:table-cell>`,
      `<table:covered-table-cell/><table:table-cell>${p('سه')}</table:table-cell><table:table-cell>${p('چهار')}</table:table-cell>`,
    ]
      .map((row) => `<table:table-row>${row}</table:table-row>`)
      .join('')}</table:table>`,
    p(prose(16, 2)),
    p(
      `${prose(18, 1)}<draw:frame draw:name="F" text:anchor-type="paragraph" svg:width="5cm" svg:height="3cm"><draw:text-box>${p('نوشتهٔ درون کادر.')}</draw:text-box></draw:frame>`,
    ),
    p(
      `جدول <text:sequence text:ref-name="refجدول0" text:name="جدول" text:formula="ooow:جدول+1" style:num-format="1">1</text:sequence>: فروش ماه‌ها`,
      'Caption',
    ),
    `<table:table table:name="U"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell>${p('ماه')}</table:table-cell><table:table-cell>${p('جلد')}</table:table-cell></table:table-row><table:table-row><table:table-cell>${p('مهر')}</table:table-cell><table:table-cell>${p('۱۲')}</table:table-cell></table:table-row></table:table>`,
    p(
      `بنگرید به <text:sequence-ref text:ref-name="refجدول0" text:reference-format="category-and-value">جدول 1</text:sequence-ref> و <text:bookmark-ref text:ref-name="آغاز" text:reference-format="text">${PROSE.headings[0]}</text:bookmark-ref> در صفحهٔ <text:bookmark-ref text:ref-name="آغاز" text:reference-format="page">1</text:bookmark-ref>.`,
    ),
    p('کد = [1, 2]', 'Preformatted_20_Text'),
    h(PROSE.headings[2]!, 1),
    p(prose(20, 8)),
  ].join('\n'),
  LISTS,
  `<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>ویراستار</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region><text:changed-region text:id="c2"><text:deletion><office:change-info><dc:creator>ویراستار</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info><text:p> برداشته</text:p></text:deletion></text:changed-region></text:tracked-changes>`,
);

/** A chapter has about 900 words; 13 are 40 pages. */
const long = flat(
  Array.from({ length: 13 }, (_, chapter) =>
    [
      h(PROSE.headings[chapter]!, 1),
      ...Array.from({ length: 14 }, (__, at) => {
        const from = chapter * 31 + at * 5;
        const mark = at % 3 === 1 ? note(chapter * 5 + Math.floor(at / 3) + 1) : '';
        return `${at % 5 === 4 ? h(PROSE.headings[(chapter + at) % 16]!, 2) : ''}${p(`${prose(from, 5)}${mark}`)}`;
      }),
    ].join('\n'),
  ).join('\n'),
);

const SPACED =
  '<style:style style:name="Tabs" style:family="paragraph"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="8cm"/></style:tab-stops></style:paragraph-properties></style:style>';
const verse = flat(
  [
    h('شعرها', 1),
    p(prose(0, 3)),
    ...PROSE.bayts.map(([one, other]) => p(`${one}<text:tab/>${other}`, 'Tabs')),
    p(prose(3, 3)),
    `<table:table table:name="V"><table:table-column table:number-columns-repeated="2"/>${PROSE.bayts
      .map(
        ([one, other]) =>
          `<table:table-row><table:table-cell>${p(one)}</table:table-cell><table:table-cell>${p(other)}</table:table-cell></table:table-row>`,
      )
      .join('')}</table:table>`,
    p(prose(6, 3)),
    p(`سطر یکم<text:line-break/>سطر دوم<text:line-break/>سطر سوم`),
    p(prose(9, 3)),
  ].join('\n'),
  SPACED,
);

const BIG =
  '<style:style style:name="Big" style:family="text"><style:text-properties fo:font-size="20pt" style:font-size-complex="20pt" style:font-weight-complex="bold"/></style:style><style:style style:name="Inset" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-left="1.5cm" fo:margin-right="1.5cm"/></style:style>';
const look = flat(
  [0, 1, 2]
    .map((chapter) =>
      [
        p(`<text:span text:style-name="Big">${PROSE.headings[chapter]}</text:span>`),
        p(prose(chapter * 7, 5)),
        p(PROSE.quotes[chapter % 2]!, 'Inset'),
        p(prose(chapter * 7 + 5, 5)),
        p(`<text:span text:style-name="B">${PROSE.headings[chapter + 5]}</text:span>`),
        p(prose(chapter * 7 + 10, 5)),
      ].join('\n'),
    )
    .join('\n'),
  BIG,
);

const article = `<!DOCTYPE html><html dir="rtl" lang="fa"><head><meta charset="utf-8"><title>${PROSE.title}</title><meta name="author" content="${PROSE.author}"></head><body>
<h1>${PROSE.headings[3]}</h1><p>${prose(0, 5)}</p><h2>${PROSE.headings[4]}</h2><p>${prose(5, 3)} <b>درشت</b> و <i>colophon</i> و H<sub>2</sub>O و <u>زیرخط</u>.</p>
<blockquote>${PROSE.quotes[1]}</blockquote><ul>${PROSE.list.map((one) => `<li>${one}</li>`).join('')}</ul><ol><li>یک<ul><li>یک و نیم</li></ul></li><li>دو</li></ol>
<pre>let a = 1;\nf(a);</pre><hr><p>${prose(8, 4)} <a href="https://example.org/x">پیوند</a>.</p></body></html>`;

const webTable = `<!DOCTYPE html><html dir="rtl" lang="fa"><head><meta charset="utf-8"><title>جدول‌ها</title></head><body><h1>جدول‌ها</h1><p>${prose(0, 3)}</p>
<table border="1"><tr><th>نام</th><th colspan="2">شمار</th></tr><tr><td rowspan="2">سریش</td><td>۱</td><td>۲</td></tr><tr><td>۳</td><td>۴<br>و نیم</td></tr></table><p>${prose(3, 3)}</p>
<table border="1"><tr><td>الف</td><td>ب</td></tr><tr><td><ul><li>یک</li><li>دو</li></ul></td><td>پ</td></tr></table><p>${prose(6, 3)}</p></body></html>`;

/** Letters of windows-1256 in the escapes of RTF; others by their numbers. */
function rtfText(text: string): string {
  return [...text]
    .map((one) => (/[ -~]/.test(one) ? one.replace(/[\\{}]/, '\\$&') : `\\u${one.charCodeAt(0)}?`))
    .join('');
}
const BYTES: Readonly<Record<string, string>> = {
  ا: 'c7',
  ب: 'c8',
  س: 'd3',
  ل: 'e1',
  م: 'e3',
  ت: 'ca',
  ه: 'e5',
  ر: 'd1',
  ن: 'e4',
  ك: 'df',
  ي: 'ed',
  د: 'cf',
  و: 'e6',
  ش: 'd4',
  ' ': '20',
};
const inBytes = (text: string) => [...text].map((one) => `\\'${BYTES[one]}`).join('');
const rtf = `{\\rtf1\\ansi\\ansicpg1256\\deff0{\\fonttbl{\\f0\\fcharset178 Nazanin;}{\\f1\\fnil\\fcharset2 Symbol;}{\\f2\\fnil\\fcharset2 Wingdings;}}{\\info{\\title ${rtfText('دفتر')}}}
\\pard\\rtlpar\\rtlch\\fs36\\b ${inBytes('سلام به مردم')}\\b0\\par
\\pard\\rtlpar\\rtlch\\fs24 ${inBytes('نام كتاب و نشاني دكان در ان بود')} ${rtfText(prose(0, 4))}\\par
\\pard\\rtlpar\\rtlch ${rtfText(prose(4, 4))}{\\f1 \\'61\\'62} {\\f2 \\'fc}{\\super\\chftn{\\footnote\\pard\\plain ${rtfText(PROSE.notes[0]!)}}}\\par
\\pard\\rtlpar\\rtlch ${rtfText('یک')}\\tab ${rtfText('دو')}\\line ${rtfText('سه')}\\par
}`;

const SOURCES: Readonly<Record<string, string>> = {
  'all.fodt': all,
  'long.fodt': long,
  'verse.fodt': verse,
  'look.fodt': look,
  'article.html': article,
  'tables.html': webTable,
  'old.rtf': rtf,
  'index.fodt': flat(
    [
      h(escaped(PROSE.headings[5]!), 1),
      ...[0, 1, 2].map((at) =>
        p(`${prose(at * 3, 3)}<text:alphabetical-index-mark text:string-value="${PROSE.list[at]}"/>`),
      ),
      `<text:table-of-content text:name="فهرست"><text:table-of-content-source text:outline-level="3"/><text:index-body><text:index-title text:name="فهرست_Head">${p('فهرست')}</text:index-title>${p(`${PROSE.headings[5]}<text:tab/>1`)}</text:index-body></text:table-of-content>`,
      p(prose(11, 3)),
    ].join('\n'),
  ),
};
