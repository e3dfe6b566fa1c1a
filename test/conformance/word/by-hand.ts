import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docx, type Parts } from '../../readers/word/docx.ts';
import { PROSE, prose } from './prose.ts';

/** Word files whose XML is written by hand: what Word, Google Docs and WPS write, one trap after another. */
export async function makeByHand(folder: string): Promise<void> {
  for (const [name, parts] of Object.entries(FILES))
    writeFileSync(join(folder, `hand-${name}.docx`), await docx(parts));
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id: string, type: string, target: string, isExternal = false) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`;

const t = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}<w:rtl/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (inner: string, properties = '') =>
  `<w:p><w:pPr>${properties}<w:bidi/></w:pPr>${inner.startsWith('<') ? inner : t(inner)}</w:p>`;
const styled = (style: string, inner: string) => p(inner, `<w:pStyle w:val="${style}"/>`);
const style = (id: string, name: string, more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
const HEADINGS = [1, 2, 3].map((level) => style(`h${level}`, `heading ${level}`)).join('');
const character = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const field = (instruction: string, shown: string) =>
  `${character('begin')}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${character('separate')}${shown.startsWith('<') ? shown : t(shown)}${character('end')}`;
const hidden = (instruction: string) =>
  `${character('begin')}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${character('end')}`;
const bookmark = (id: number, name: string, inner: string) =>
  `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${inner.startsWith('<') ? inner : t(inner)}<w:bookmarkEnd w:id="${id}"/>`;
const note = (id: number) =>
  `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`;
const endnote = (id: number) => `<w:r><w:endnoteReference w:id="${id}"/></w:r>`;
const footnote = (id: number, inner: string) =>
  `<w:footnote w:id="${id}">${inner.startsWith('<') ? inner : p(`<w:r><w:footnoteRef/></w:r>${t(` ${inner}`)}`)}</w:footnote>`;
const tc = (inner: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${inner.startsWith('<') ? inner : p(inner)}</w:tc>`;
const tr = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
/** `columns`: as many as the first row has, unless it is said. */
const tbl = (
  rows: string,
  properties = BORDERS,
  columns = rows.split('</w:tr>')[0]!.split('<w:tc>').length - 1,
) =>
  `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${'<w:gridCol w:w="2000"/>'.repeat(columns)}</w:tblGrid>${rows}</w:tbl>`;
const BORDERS = '<w:bidiVisual/><w:tblBorders><w:top w:val="single"/></w:tblBorders>';
const blip = (id: string, described = '', name = 'x') =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="${name}"${described && ` descr="${described}"`}/><a:graphic><a:graphicData><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="image1.png"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
const m = (inner: string) => `<m:oMath>${inner}</m:oMath>`;
const mr = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
const item = (id: number, level: number, inner: string) =>
  p(inner, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`);
const lvl = (at: number, format: string, shape: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${shape}"/></w:lvl>`;
const numbering = (...kinds: readonly (readonly string[])[]) =>
  kinds
    .map((levels, at) => `<w:abstractNum w:abstractNumId="${at}">${levels.join('')}</w:abstractNum>`)
    .join('') +
  kinds.map((_, at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`).join('');
const box = (inner: string) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="9" name="Text Box 1"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

const zotero = (title: string) =>
  `ADDIN ZOTERO_ITEM CSL_CITATION {"citationID":"a","properties":{"formattedCitation":"(نجفی، ۱۳۶۶)"},"citationItems":[{"id":1,"itemData":{"type":"book","title":"${title}","author":[{"family":"نجفی","given":"ابوالحسن"}],"issued":{"date-parts":[["1366"]]}}}]}`;

const MENDELEY = Buffer.from(
  JSON.stringify({
    citationID: 'MENDELEY_CITATION_1',
    citationItems: [
      {
        id: 1,
        itemData: { title: 'گنج سخن', author: [{ family: 'صفا' }], issued: { 'date-parts': [[1363]] } },
      },
    ],
  }),
).toString('base64');

const SOURCES =
  '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source><b:Tag>Naj66</b:Tag><b:SourceType>Book</b:SourceType><b:Title>غلط ننویسیم</b:Title><b:Year>1366</b:Year><b:Author><b:Author><b:NameList><b:Person><b:Last>نجفی</b:Last><b:First>ابوالحسن</b:First></b:Person></b:NameList></b:Author></b:Author></b:Source></b:Sources>';

const FILES: Readonly<Record<string, Parts>> = {
  headings: {
    styles: `${HEADINGS}${style('own', 'تیتر من', '<w:basedOn w:val="h2"/>')}${style('out', 'بی‌نام', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')}`,
    body: [
      styled('h1', t(PROSE.headings[0]!)),
      p(prose(0, 4)),
      styled('own', t('بخش یکم از سبکی دیگر')),
      p(prose(4, 4)),
      styled('out', t('زیربخش از راه سطح')),
      p(prose(8, 4)),
      styled('h1', `${t('سطر یکم ')}<w:r><w:br/></w:r>${t('سطر دوم')}`),
      p(prose(12, 4)),
      styled('h2', '<w:r/>'),
      styled('h3', t('پرش از یک به سه')),
      p(prose(16, 4)),
      p(t('عنوان از روی شکل', '<w:bCs/><w:szCs w:val="34"/>')),
      p(prose(20, 4)),
    ].join(''),
  },
  fields: {
    styles: HEADINGS,
    footnotes: footnote(2, 'پانویسی با نشانه‌ای.'),
    relations: relation('i', 'image', 'media/a.png'),
    files: { 'word/media/a.png': PNG },
    body: [
      styled('h1', bookmark(1, '_Ref100', PROSE.headings[2]!)),
      p(
        `${t('بنگرید به ')}${field('REF _Ref100 \\h', PROSE.headings[2]!)}${t(' در صفحهٔ ')}${field('PAGEREF _Ref100 \\h', '۳')}${t(' و ')}${field('REF _Ref200 \\h', 'شکل ۱')}${t(' و پانویس ')}${field('NOTEREF _Ref300 \\h', '۱')}${t('.')}`,
      ),
      p(`${prose(2, 1)}`),
      p(
        `${t('با پانویس')}${bookmark(3, '_Ref300', note(2))}${t(' و ')}${field('HYPERLINK "https://example.org/a" \\o "راهنما"', 'نشانی')}${t(' و ')}${field('HYPERLINK \\l "_Ref100"', 'درون')}${t('.')}`,
      ),
      p(blip('i', 'نقشهٔ محله')),
      p(
        `${bookmark(2, '_Ref200', `${t('شکل ')}${field('SEQ شکل \\* ARABIC', '۱')}`)}${t(': محله پیش از خیابان')}`,
      ),
      p(
        `${t('تاریخ ')}${field('DATE \\@ "yyyy"', '۱۴۰۵')}${t(' و شرط ')}${field(`IF ${field('MERGEFIELD x', 'الف')} = "الف" "آری" "نه"`, 'آری')}${t(' و نماد ')}${field('SYMBOL 97 \\f Symbol', 'α')}${t(' و نام ')}${field('DOCPROPERTY Title', 'دفتر')}${t('.')}`,
      ),
      p(`${t('صفحهٔ ')}${field('PAGE', '۷')}${t(' از ')}${field('NUMPAGES', '۹')}`),
      p(
        `${t('آغاز ')}${character('begin')}<w:r><w:instrText> QUOTE </w:instrText></w:r>${character('separate')}${t('یک بند')}`,
      ),
      p(`${t('و بند دیگر')}${character('end')}${t(' پایان.')}`),
      p(prose(6, 6)),
    ].join(''),
  },
  notes: {
    styles: HEADINGS,
    footnotes: [
      '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>',
      footnote(1, PROSE.notes[0]!),
      footnote(
        2,
        p(`<w:r><w:footnoteRef/></w:r>${t(' بند یکم.')}`) + p('بند دوم یادداشت.') + item(1, 0, 'فقره'),
      ),
      footnote(3, PROSE.notes[2]!),
      footnote(4, 'در خانهٔ جدول.'),
      footnote(5, p(`<w:r><w:t>* </w:t></w:r>${t('نشانه‌ای از خود نویسنده.')}`)),
    ].join(''),
    endnotes: `<w:endnote w:id="1">${p('یادداشت پایان کتاب.')}</w:endnote>`,
    numbering: numbering([lvl(0, 'bullet', '•')]),
    body: [
      styled('h1', `${t(PROSE.headings[1]!)}${note(1)}`),
      p(`${t(prose(0, 2))}${note(2)}${t(` ${prose(2, 2)}`)}${endnote(1)}${t('.')}`),
      p(
        `${t('نشانهٔ خود')}<w:r><w:footnoteReference w:customMarkFollows="1" w:id="5"/><w:t>*</w:t></w:r>${t(' و بس.')}`,
      ),
      tbl(tr(tc('سر') + tc('دیگر')) + tr(tc(p(`${t('خانه')}${note(4)}`)) + tc('خالی'))),
      p(`${t('متن')}${note(3)}${t('.')}`),
      styled('h1', t(PROSE.headings[2]!)),
      p(prose(5, 5)),
    ].join(''),
  },
  tables: {
    styles: HEADINGS,
    numbering: numbering([lvl(0, 'decimal', '%1.')]),
    body: [
      styled('h1', t('جدول‌ها')),
      p(prose(0, 3)),
      tbl(
        tr(tc('سه ستون', '<w:gridSpan w:val="3"/>')) +
          tr(tc('بالا', '<w:vMerge w:val="restart"/>') + tc('ب') + tc('پ')) +
          tr(tc('<w:p/>', '<w:vMerge/>') + tc('ت') + tc('ث')) +
          tr(tc('ج') + tc('چ'), '<w:gridBefore w:val="1"/>'),
        BORDERS,
        3,
      ),
      p(prose(3, 3)),
      tbl(
        tr(
          tc('بیرون') +
            tc(tbl(tr(tc('درون ۱') + tc('درون ۲')) + tr(tc('درون ۳') + tc('درون ۴'))) + p('زیر آن')),
        ),
      ),
      p(prose(6, 3)),
      tbl(
        tr(tc('عنوان') + tc('شرح')) +
          tr(tc(item(1, 0, 'یک') + item(1, 0, 'دو')) + tc(p('بند یک') + p('بند دو'))),
      ),
      p(prose(9, 3)),
      `<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid><w:tr><w:sdt><w:sdtContent>${tc('در مهار')}</w:sdtContent></w:sdt>${tc('کنارش')}</w:tr><w:sdt><w:sdtContent>${tr(tc('ردیف در مهار') + tc('دیگر'))}</w:sdtContent></w:sdt></w:tbl>`,
      p(prose(12, 3)),
      tbl(
        tr(tc('مانده') + tc('۱')) +
          tr(
            tc(
              `<w:p><w:pPr/><w:del w:id="1" w:author="و"><w:r><w:delText>برداشته</w:delText></w:r></w:del></w:p>`,
            ) +
              tc(
                `<w:p><w:pPr/><w:del w:id="2" w:author="و"><w:r><w:delText>۲</w:delText></w:r></w:del></w:p>`,
              ),
            '<w:del w:id="3" w:author="و"/>',
          ) +
          tr(
            tc(`<w:p><w:ins w:id="4" w:author="و">${t('افزوده')}</w:ins></w:p>`) + tc('۳'),
            '<w:ins w:id="5" w:author="و"/>',
          ),
      ),
      p(prose(15, 3)),
    ].join(''),
  },
  pictures: {
    styles: `${HEADINGS}${style('c', 'caption')}`,
    relations:
      relation('i', 'image', 'media/a.png') +
      relation('j', 'image', 'media/b.emf') +
      relation('k', 'image', 'https://example.org/far.png', true),
    files: { 'word/media/a.png': PNG, 'word/media/b.emf': Buffer.from('\x01\0\0\0 EMF') },
    body: [
      styled('h1', t('تصویرها')),
      p(prose(0, 3)),
      p(blip('i', 'درِ چوبی دکان')),
      styled('c', `${t('شکل ')}${field('SEQ شکل \\* ARABIC', '۱')}${t('. درِ دکان، زمستان ۱۳۴۰')}`),
      p(prose(3, 2)),
      p(`${t('نقش ')}${blip('i', 'مُهر')}${t(' میان سطر.')}`),
      p(
        `<w:r><w:pict><v:shape alt="پنجرهٔ رو به کوچه"><v:imagedata r:id="i" o:title="IMG_0012"/></v:shape></w:pict></w:r>`,
      ),
      styled(
        'c',
        `${t('شکل ')}<w:fldSimple w:instr=" SEQ شکل \\* ARABIC "><w:r><w:t>۲</w:t></w:r></w:fldSimple>${t(' – پنجره')}`,
      ),
      p(blip('j', 'نمودار فروش')),
      p(
        `${t('دور ')}<w:r><w:drawing><wp:inline><wp:docPr id="3" name="far"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="k"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
      ),
      p(
        `${t('نمودار ')}<w:r><w:drawing><wp:inline><wp:docPr id="4" name="Chart 1" descr="فروش ماهانه"/><a:graphic><a:graphicData><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="zz"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
      ),
      p(prose(6, 4)),
    ].join(''),
  },
  lists: {
    styles: `${HEADINGS}${style('ln', 'List Number', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')}`,
    numbering: `${numbering([lvl(0, 'decimal', '%1.'), lvl(1, 'arabicAbjad', '%2)')], [lvl(0, 'bullet', '\uf0b7'), lvl(1, 'bullet', 'o')], [lvl(0, 'none', '')])}<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`,
    body: [
      styled('h1', t('فهرست‌ها')),
      p(prose(0, 2)),
      styled('ln', t('از راه سبک')),
      styled('ln', t('دومی')),
      item(1, 1, 'حرفی'),
      p('سبک دارد و شماره ندارد', '<w:pStyle w:val="ln"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
      p(prose(2, 2)),
      item(2, 0, 'گلوله'),
      item(2, 1, 'گلولهٔ درون'),
      item(2, 0, 'گلولهٔ دوم'),
      p(prose(4, 2)),
      item(9, 0, 'از پنج'),
      item(9, 0, 'شش'),
      item(3, 0, 'بی‌نشانه'),
      p(prose(6, 2)),
      p('۱- با دست یک'),
      p('۲- با دست دو'),
      p(prose(8, 2)),
    ].join(''),
  },
  citations: {
    styles: HEADINGS,
    files: { 'customXml/item1.xml': SOURCES },
    body: [
      styled('h1', t('پیشینه')),
      p(`${t('نمایه')}${hidden('XE "شیرازه:دوخت"')}${t(' و ')}${hidden('XE "سریش" \\b')}${t(prose(0, 2))}`),
      p(`${t('زوترو ')}${field(zotero('غلط ننویسیم'), '(نجفی، ۱۳۶۶)')}${t('.')}`),
      p(
        `${t('مندلی ')}<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_${MENDELEY}"/></w:sdtPr><w:sdtContent>${t('(صفا، ۱۳۶۹)')}</w:sdtContent></w:sdt>${t(' و کهنه ')}${field('ADDIN CSL_CITATION {"citationItems":[{"id":"ITEM-1","itemData":{"title":"تاریخ ادبیات","author":[{"family":"صفا"}],"issued":{"date-parts":[[1369]]}}}],"mendeley":{}}', '(صفا، ۱۳۶۹)')}${t('.')}`,
      ),
      p(
        `${t('ورد ')}<w:sdt><w:sdtPr><w:citation/></w:sdtPr><w:sdtContent>${field('CITATION Naj66 \\l 1065', '(نجفی، ۱۳۶۶)')}</w:sdtContent></w:sdt>${t('.')}`,
      ),
      p(
        `${t('اندنوت ')}${field('ADDIN EN.CITE &lt;EndNote&gt;&lt;Cite&gt;&lt;Author&gt;Afshar&lt;/Author&gt;&lt;Year&gt;1965&lt;/Year&gt;&lt;record&gt;&lt;titles&gt;&lt;title&gt;&lt;style&gt;Librarianship&lt;/style&gt;&lt;/title&gt;&lt;/titles&gt;&lt;/record&gt;&lt;/Cite&gt;&lt;/EndNote&gt;', '(افشار، ۱۳۴۴)')}${t('.')}`,
      ),
      styled('h1', t('منابع')),
      `<w:sdt><w:sdtPr><w:bibliography/></w:sdtPr><w:sdtContent>${p(`${character('begin')}<w:r><w:instrText> BIBLIOGRAPHY </w:instrText></w:r>${character('separate')}${t('نجفی، ابوالحسن. ۱۳۶۶. غلط ننویسیم.')}`)}${p(`${t('صفا، ذبیح‌الله. ۱۳۶۹. تاریخ ادبیات.')}${character('end')}`)}</w:sdtContent></w:sdt>`,
      p(`${field('ADDIN ZOTERO_BIBL {"uncited":[]} CSL_BIBLIOGRAPHY', t('افشار، ایرج. ۱۳۴۴. کتابداری.'))}`),
    ].join(''),
  },
  changes: {
    styles: HEADINGS,
    comments: `<w:comment w:id="1" w:author="ویراستار">${p('نخست.')}${p('دوم.')}</w:comment><w:comment w:id="2" w:author="نویسنده">${p('پاسخ.')}</w:comment>`,
    body: [
      styled('h1', t('بازبینی')),
      p(
        `${t('پیش ')}<w:ins w:id="10" w:author="و" w:date="2026-01-01T00:00:00Z">${t('افزوده ')}<w:del w:id="11" w:author="ن"><w:r><w:delText>هم برداشته</w:delText></w:r></w:del></w:ins><w:del w:id="12" w:author="و"><w:r><w:delText>کهنه</w:delText></w:r></w:del>${t('پس.')}`,
      ),
      p(
        `<w:moveFromRangeStart w:id="20" w:name="m"/><w:moveFrom w:id="21" w:author="و"><w:r><w:t>جابه‌جاشده</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="20"/>${t(' مانده.')}`,
      ),
      p(`<w:moveTo w:id="22" w:author="و">${t('جابه‌جاشده')}</w:moveTo>${t(' رسیده.')}`),
      p(
        `<w:r><w:rPr><w:b/><w:bCs/><w:rPrChange w:id="23" w:author="و"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>درشت شد</w:t></w:r>`,
        '<w:pPrChange w:id="24" w:author="و"><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>',
      ),
      `<w:p><w:pPr><w:rPr><w:del w:id="25" w:author="و"/></w:rPr></w:pPr>${t('این دو بند ')}</w:p>`,
      p('یکی شدند.'),
      `<w:p><w:pPr><w:rPr><w:del w:id="26" w:author="و"/></w:rPr></w:pPr><w:del w:id="27" w:author="و"><w:r><w:delText>بندی که رفت</w:delText></w:r></w:del></w:p>`,
      p(`<w:commentRangeStart w:id="1"/>${t(prose(0, 1))}`),
      p(
        `${t(prose(1, 1))}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:commentReference w:id="2"/></w:r>`,
      ),
      p(prose(4, 4)),
    ].join(''),
  },
  boxes: {
    styles: HEADINGS,
    relations: relation('i', 'image', 'media/a.png'),
    files: { 'word/media/a.png': PNG },
    footnotes: footnote(1, 'پانویس کادر.'),
    body: [
      styled('h1', t('کادرها')),
      p(`${t(prose(0, 1))}${box(p('کادر یکم.') + p(`${t('بند دوم کادر')}${note(1)}`))}${t(' دنبالهٔ بند.')}`),
      p(
        `<w:r><w:pict><v:group><v:shape><v:textbox><w:txbxContent>${p('کادر کهنه.')}</w:txbxContent></v:textbox></v:shape><v:shape alt="مهر"><v:imagedata r:id="i"/></v:shape></v:group></w:pict></w:r>`,
      ),
      p(`${t('با جدول ')}${box(tbl(tr(tc('الف') + tc('ب')) + tr(tc('۱') + tc('۲'))) + p('زیر جدول.'))}`),
      p(t('چارچوب کهنه.'), '<w:framePr w:w="3000" w:hSpace="180" w:wrap="around"/>'),
      p(`${t('دو تا ')}${box(p('کادر نخست.'))}${box(p('کادر دومین.'))}${t(' پایان.')}`),
      p(prose(3, 5)),
    ].join(''),
  },
  formulas: {
    styles: HEADINGS,
    body: [
      styled('h1', t('فرمول‌ها')),
      p(
        `${t('که ')}${m(`<m:sSup><m:e>${mr('x')}</m:e><m:sup>${mr('2')}</m:sup></m:sSup>`)}${t(' و ')}${m(`<m:sSubSup><m:e>${mr('a')}</m:e><m:sub>${mr('i')}</m:sub><m:sup>${mr('n')}</m:sup></m:sSubSup>`)}${t(' است.')}`,
      ),
      `<w:p><m:oMathPara>${m(
        [
          mr('نرخ='),
          `<m:f><m:num>${mr('a+b')}</m:num><m:den><m:rad><m:radPr><m:degHide m:val="0"/></m:radPr><m:deg>${mr('3')}</m:deg><m:e>${mr('c')}</m:e></m:rad></m:den></m:f>`,
          `<m:nary><m:naryPr><m:chr m:val="∫"/></m:naryPr><m:sub>${mr('0')}</m:sub><m:sup>${mr('∞')}</m:sup><m:e>${mr('f(t)dt')}</m:e></m:nary>`,
          `<m:limLow><m:e>${mr('lim')}</m:e><m:lim>${mr('n→∞')}</m:lim></m:limLow>`,
          `<m:acc><m:accPr><m:chr m:val="̂"/></m:accPr><m:e>${mr('y')}</m:e></m:acc>`,
          `<m:bar><m:barPr><m:pos m:val="top"/></m:barPr><m:e>${mr('z')}</m:e></m:bar>`,
          `<m:groupChr><m:groupChrPr><m:chr m:val="⏟"/></m:groupChrPr><m:e>${mr('p+q')}</m:e></m:groupChr>`,
          `<m:sPre><m:sub>${mr('1')}</m:sub><m:sup>${mr('2')}</m:sup><m:e>${mr('H')}</m:e></m:sPre>`,
        ].join(''),
      )}</m:oMathPara></w:p>`,
      `<w:p><m:oMathPara>${m(
        `<m:eqArr><m:e>${mr('x&amp;=1')}</m:e><m:e>${mr('y&amp;=2')}</m:e></m:eqArr><m:d><m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr><m:e>${mr('اگر x')}</m:e></m:d><m:borderBox><m:e>${mr('E=m')}</m:e></m:borderBox><m:phant><m:e>${mr('w')}</m:e></m:phant><m:m><m:mr><m:e>${mr('1')}</m:e><m:e>${mr('0')}</m:e></m:mr></m:m>`,
      )}</m:oMathPara></w:p>`,
      p(prose(0, 5)),
    ].join(''),
  },
  verse: {
    styles: `${HEADINGS}${style('v', 'شعر کهن')}`,
    body: [
      styled('h1', t('شعرها')),
      p(prose(0, 3)),
      tbl(
        PROSE.bayts.map(([one, other]) => tr(tc(one) + tc('<w:p/>') + tc(other))).join(''),
        '<w:bidiVisual/>',
      ),
      p(prose(3, 3)),
      ...PROSE.bayts.map(([one, other]) => p(`${t(one)}<w:r><w:tab/></w:r>${t(other)}`)),
      p(prose(6, 3)),
      ...PROSE.bayts.map(([one, other]) => styled('v', `${t(one)}<w:r><w:tab/><w:tab/></w:r>${t(other)}`)),
      p(prose(9, 3)),
      // Justified lines: each hemistich ends with a soft return, so that it is drawn to the full width.
      ...PROSE.bayts.map(([one, other]) =>
        p(
          `${t(one)}<w:r><w:br/></w:r>${t(other)}<w:r><w:br/></w:r>`,
          '<w:jc w:val="lowKashida"/><w:ind w:left="1400" w:right="1400"/>',
        ),
      ),
      p(prose(12, 3)),
    ].join(''),
  },
  letters: {
    styles: HEADINGS,
    body: [
      styled('h1', t('حرف‌ها')),
      p(t('ﺳﻼﻡ ﺑﻪ ﻫﻤﻪ، ﻛﺘﺎﺏ ﭼﺎپ ﺷﺪ و ﷲ بزرگ است.')),
      p(t('اين كتاب‌هاي عربي و ۀ و ة است؛ ٤٥٦ و ۴۵۶.')),
      p(
        `${t('نیم‌فاصلهٔ کهنه: می')}<w:r><w:softHyphen/></w:r>${t('خواند و کتاب')}<w:r><w:rPr><w:rtl/></w:rPr><w:softHyphen/><w:t>ها</w:t></w:r>${t(' و مي¬رود و خانه\u00adها و رفته\u200bاند.')}`,
      ),
      p(
        `${t('پس ')}<w:r><w:t>co</w:t><w:softHyphen/><w:t>operate</w:t></w:r>${t(' و ')}<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t></w:r>${t('.')}`,
      ),
      p(
        `${t('نماد ')}<w:r><w:sym w:font="Symbol" w:char="F062"/></w:r><w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>\uf061\uf0b3\uf0a5</w:t></w:r><w:r><w:sym w:font="Wingdings 2" w:char="F050"/></w:r><w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:cs="Wingdings"/></w:rPr><w:t>\uf0fc</w:t></w:r>${t('.')}`,
      ),
      p(
        `${t('پیامبر ')}<w:r><w:rPr><w:rFonts w:ascii="AGA Arabesque" w:hAnsi="AGA Arabesque" w:cs="AGA Arabesque"/></w:rPr><w:t>\uf072</w:t></w:r>${t(' و علی ')}<w:r><w:sym w:font="AGA Arabesque" w:char="F075"/></w:r>${t('.')}`,
      ),
      p(
        `${t('ناشناخته ')}<w:r><w:rPr><w:rFonts w:cs="Zarnegar"/></w:rPr><w:t>\uf0e1\ue042</w:t></w:r>${t('.')}`,
      ),
      p(
        `<w:bdo w:val="ltr">${t('OSCE 2020')}</w:bdo>${t(' و ')}<w:dir w:val="rtl">${t('جهت')}</w:dir>${t('\u202bمهار\u202c و \u200fنشانه و کشـــیده.')}`,
      ),
      p(
        `<w:r><w:rPr><w:vanish/></w:rPr><w:t>پنهان</w:t></w:r>${t('پیدا')}<w:r><w:ruby><w:rt><w:r><w:t>خوان</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>متن</w:t></w:r></w:rubyBase></w:ruby></w:r>`,
      ),
      p(prose(0, 5)),
    ].join(''),
  },
  google: {
    core: `<dc:title/><dc:creator/>`,
    styles: `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="normal"/></w:style>${[1, 2].map((level) => style(`Heading${level}`, `heading ${level}`, `<w:basedOn w:val="Normal"/><w:rPr><w:b w:val="0"/><w:sz w:val="${44 - level * 8}"/><w:szCs w:val="${44 - level * 8}"/></w:rPr>`)).join('')}${style('Title', 'Title', '<w:basedOn w:val="Normal"/>')}${style('Subtitle', 'Subtitle', '<w:basedOn w:val="Normal"/>')}`,
    numbering: numbering(
      [lvl(0, 'bullet', '●', '<w:pPr/>'), lvl(1, 'bullet', '○')],
      [lvl(0, 'decimal', '%1.'), lvl(1, 'lowerLetter', '%2.')],
    ),
    // Google counts notes from 0, and has no lines between.
    footnotes:
      footnote(
        0,
        p(
          `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>${google(' یادداشت یکم.')}`,
        ),
      ) + footnote(1, p(`<w:r><w:footnoteRef/></w:r>${google(' یادداشت دوم.')}`)),
    comments: `<w:comment w:author="مریم" w:id="0" w:date="2026-01-01T00:00:00Z">${p(google('بهتر است کوتاه شود.'))}</w:comment>`,
    relations:
      relation('rId6', 'image', 'media/image1.png') +
      relation('rId7', 'hyperlink', 'https://example.org/', true),
    files: { 'word/media/image1.png': PNG },
    body: [
      styled('Title', google(PROSE.title)),
      styled('Subtitle', google(PROSE.subtitle)),
      `<w:sdt><w:sdtPr><w:id w:val="1"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique w:val="1"/></w:docPartObj></w:sdtPr><w:sdtContent>${p(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText xml:space="preserve"> TOC \\h \\u \\z \\t "Heading 1,1,Heading 2,2,"</w:instrText><w:fldChar w:fldCharType="separate"/></w:r><w:hyperlink w:anchor="_heading=h.gjdgxs">${google(PROSE.headings[0]!)}<w:r><w:tab/><w:t>1</w:t></w:r></w:hyperlink>`)}${p(`<w:hyperlink w:anchor="_heading=h.30j0zll">${google(PROSE.headings[1]!)}</w:hyperlink><w:r><w:fldChar w:fldCharType="end"/></w:r>`)}</w:sdtContent></w:sdt>`,
      styled(
        'Heading1',
        `<w:bookmarkStart w:colFirst="0" w:colLast="0" w:name="_heading=h.gjdgxs" w:id="0"/><w:bookmarkEnd w:id="0"/>${google(PROSE.headings[0]!)}`,
      ),
      p(
        `${google(prose(0, 2))}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:customMarkFollows="0" w:id="0"/></w:r>${google(` ${prose(2, 1)}`)}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:customMarkFollows="0" w:id="1"/></w:r>`,
      ),
      p(
        `${google('متن ')}${google('درشت', '<w:b w:val="1"/><w:bCs w:val="1"/>')}${google(' و ')}${google('کج', '<w:i w:val="1"/><w:iCs w:val="1"/>')}${google(' و ')}<w:hyperlink r:id="rId7">${google('پیوند', '<w:color w:val="1155cc"/><w:u w:val="single"/>')}</w:hyperlink>${google(' و ')}<w:hyperlink w:anchor="_heading=h.30j0zll">${google('بخش دیگر', '<w:u w:val="single"/>')}</w:hyperlink>${google('.')}`,
      ),
      styled(
        'Heading2',
        `<w:bookmarkStart w:colFirst="0" w:colLast="0" w:name="_heading=h.30j0zll" w:id="1"/><w:bookmarkEnd w:id="1"/>${google(PROSE.headings[1]!)}`,
      ),
      p(
        `<w:sdt><w:sdtPr><w:id w:val="2"/><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtContent><w:commentRangeStart w:id="0"/></w:sdtContent></w:sdt>${google(prose(4, 1))}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:sdt><w:sdtPr><w:tag w:val="goog_rdk_1"/></w:sdtPr><w:sdtContent><w:ins w:author="مریم" w:id="0" w:date="2026-01-01T00:00:00Z">${google(' پیشنهاد')}</w:ins></w:sdtContent></w:sdt>`,
      ),
      ...['یک', 'دو'].map((one) =>
        p(
          google(one),
          '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind w:left="720" w:hanging="360"/>',
        ),
      ),
      p(
        google('درون'),
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:ind w:left="1440" w:hanging="360"/>',
      ),
      p(google('بند میان دو فهرست است و جمله‌ای دارد.')),
      ...['نخست', 'سپس'].map((one) =>
        p(google(one), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'),
      ),
      p(
        '<w:r><w:pict><v:rect style="width:0.0pt;height:1.5pt" o:hr="t" o:hrstd="t" o:hralign="center" fillcolor="#A0A0A0" stroked="f"/></w:pict></w:r>',
      ),
      p(
        `<w:r><w:rPr/><w:drawing><wp:inline distB="0" distT="0" distL="0" distR="0"><wp:docPr descr="کوچه در برف" id="1" name="image1.png"/><a:graphic><a:graphicData><pic:pic><pic:nvPicPr><pic:cNvPr descr="کوچه در برف" id="0" name="image1.png"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId6"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
      ),
      `<w:tbl><w:tblPr><w:tblStyle w:val="Table1"/><w:bidiVisual w:val="1"/><w:tblBorders><w:top w:color="000000" w:space="0" w:sz="8" w:val="single"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${tr(tc(p(google('ماه'))) + tc(p(google('جلد'))), '<w:cantSplit w:val="0"/><w:tblHeader w:val="0"/>')}${tr(tc(p(google('مهر'))) + tc(p(google('۱۲'))))}</w:tbl>`,
      p(google(prose(8, 5))),
    ].join(''),
  },
  wps: {
    core: '<dc:title>دفتر</dc:title><dc:creator>PC</dc:creator>',
    styles: `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/><w:qFormat/><w:rPr><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>${style('2', 'heading 1', '<w:basedOn w:val="1"/><w:next w:val="1"/><w:rPr><w:b/><w:bCs/><w:sz w:val="44"/><w:szCs w:val="44"/></w:rPr>')}${style('3', 'heading 2', '<w:basedOn w:val="1"/>')}${style('9', 'toc 1', '<w:basedOn w:val="1"/>')}${style('8', 'footnote text', '<w:basedOn w:val="1"/>')}`,
    numbering: numbering([lvl(0, 'decimal', '%1-', '<w:suff w:val="space"/>')], [lvl(0, 'bullet', '\uf06c')]),
    footnotes: `<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>${footnote(2, p(`<w:pStyle w:val="8"/><w:r><w:footnoteRef/></w:r>${wps(' یادداشت.')}`))}`,
    body: [
      `<w:sdt><w:sdtPr><w:id w:val="147"/><w15:color xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" w:val="DBDBDB"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${p(wps('فهرست'))}${p(`${character('begin')}<w:r><w:instrText>TOC \\o "1-2" \\h \\u</w:instrText></w:r>${character('separate')}<w:hyperlink w:anchor="_Toc1">${wps(PROSE.headings[4]!)}${field('PAGEREF _Toc1 \\h', '1')}</w:hyperlink>`, '<w:pStyle w:val="9"/>')}${p(character('end'))}</w:sdtContent></w:sdt>`,
      styled('2', bookmark(1, '_Toc1', wps(PROSE.headings[4]!))),
      p(`${wps(prose(0, 3))}<w:r><w:rPr><w:rStyle w:val="fr"/></w:rPr><w:footnoteReference w:id="2"/></w:r>`),
      styled('3', wps(PROSE.headings[5]!)),
      p(
        `${wps('این ')}${wps('درشت', '<w:b/><w:bCs/>')}${wps(' است و ')}<w:r><w:rPr><w:rFonts w:hint="default"/><w:lang w:val="en-US"/></w:rPr><w:t>octavo</w:t></w:r>${wps('.')}`,
      ),
      ...['یک', 'دو', 'سه'].map((one) =>
        p(wps(one), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:ind w:leftChars="0"/>'),
      ),
      p(wps('بند میان دو فهرست است و جمله‌ای دارد.')),
      ...['تخته', 'نخ'].map((one) =>
        p(wps(one), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'),
      ),
      tbl(tr(tc(p(wps('ماه'))) + tc(p(wps('جلد')))) + tr(tc(p(wps('مهر'))) + tc(p(wps('۱۲'))))),
      p(`${wps('کادر ')}${box(p(wps('در کادر')))}`),
      p(wps(prose(5, 5))),
    ].join(''),
  },
  latin: {
    styles: HEADINGS,
    body: [
      styled('h1', t('لاتین در فارسی')),
      p(
        `${t('کتاب ')}<w:r><w:rPr><w:i/></w:rPr><w:t>Sein und Zeit</w:t></w:r>${t(' (')}<w:r><w:t>1927</w:t></w:r>${t(') و ')}<w:r><w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/></w:rPr><w:t>C++</w:t></w:r>${t(' و ')}<w:r><w:t xml:space="preserve">a@b.ir </w:t></w:r>${t('است.')}`,
      ),
      `<w:p><w:r><w:t>This paragraph is wholly English, and runs from left to right.</w:t></w:r></w:p>`,
      p(
        `${t('قطعه‌ای با ')}${t('درشت', '<w:b/>')}${t('چسبیده', '<w:bCs/>')}${t(' و ')}<w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r>${t('ها و ')}<w:r><w:rPr><w:smallCaps/></w:rPr><w:t>nato</w:t></w:r>${t('.')}`,
      ),
      p(
        `<w:smartTag w:uri="x" w:element="y">${t('برچسب هوشمند')}</w:smartTag><w:proofErr w:type="spellStart"/>${t(' و غلط‌گیر')}<w:proofErr w:type="spellEnd"/><w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve"> و شکست صفحه</w:t></w:r><w:customXml w:element="z">${t(' و نشان‌گذاری')}</w:customXml>`,
      ),
      p(prose(0, 5)),
    ].join(''),
  },
};

/** A run as Google Docs writes it. */
function google(text: string, more = ''): string {
  return `<w:r><w:rPr><w:rFonts w:ascii="Vazirmatn" w:cs="Vazirmatn" w:eastAsia="Vazirmatn" w:hAnsi="Vazirmatn"/>${more}<w:smallCaps w:val="0"/><w:strike w:val="0"/><w:vertAlign w:val="baseline"/><w:rtl w:val="1"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A run as WPS Office writes it. */
function wps(text: string, more = ''): string {
  return `<w:r><w:rPr><w:rFonts w:hint="cs"/>${more}<w:vertAlign w:val="baseline"/><w:rtl/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="fa-IR"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}
