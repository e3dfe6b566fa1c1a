import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { Asset } from '../../scripts/book/book.ts';
import type { PageMap, PageStart } from '../../scripts/book/page-map.ts';
import { silent } from '../../scripts/diagnostics/report.ts';
import { render } from '../../scripts/render/render.ts';
import { makeEpub } from '../../scripts/targets/epub/epub.ts';
import { makeWeb } from '../../scripts/targets/web/web.ts';
import { png, sample } from '../hostile/samples.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const TWO = { '1.md': '# یک\n\nمتن نخست.\n\nبند دوم.\n', '2.md': '# دو\n\nمتن.\n' };

async function rendered(files: Parameters<typeof memoryWorld>[0], settings = 'title: کتاب\n') {
  const { book } = await readBook(memoryWorld({ 'book.yaml': settings, ...files }));
  return render(book!, silent);
}

/** The files of an EPUB as texts. */
async function filesOf({ bytes }: { readonly bytes: Uint8Array }) {
  const zip = await JSZip.loadAsync(bytes);
  return {
    paths: Object.keys(zip.files),
    text: (path: string) => zip.file(`OEBPS/${path}`)!.async('string'),
  };
}

function mapOf(
  ...pages: readonly (readonly [label: string, division: string, element: readonly number[]])[]
): PageMap {
  return {
    pages: pages.length,
    bodyStart: 0,
    labels: pages.map(([label]) => label),
    targets: {},
    starts: pages.map(([, division, element]): PageStart => ({ division, element, offset: 0 })),
  };
}

it('says titles in landmarks and files as they stand above their texts, in the digits of the book', async () => {
  const { text } = await filesOf(
    await makeEpub(await rendered({ '1.md': '# سال 1300\n\nمتن.\n' }), undefined),
  );
  expect(await text('nav.xhtml')).toMatch(/epub:type="bodymatter" href="[^"]+">سال ۱۳۰۰</);
  expect(await text('text/003-chapter.xhtml')).toContain('<title>سال ۱۳۰۰</title>');
});

describe('the pages of the print edition in an EPUB', () => {
  const map = mapOf(
    ['الف', 'title-page', [0, 0]],
    ['ب', 'contents', [0]],
    // The second entry of the contents, which begins a page of its own.
    ['پ', 'contents', [1, 0, 1]],
    ['۱', 'یک', [0]],
    ['۲', 'یک', [2]],
    ['۳', 'دو', [0]],
  );
  const made = async (settings?: string) =>
    filesOf(await makeEpub(await rendered(TWO, settings), undefined, map));

  it('are listed with their folios, those of the contents in the navigation itself', async () => {
    const nav = await (await made()).text('nav.xhtml');
    const list = nav.slice(nav.indexOf('epub:type="page-list"'));
    expect(
      [...list.matchAll(/<li><a href="([^"]+)">([^<]+)<\/a>/g)].map(([, ...one]) => one.join(' ')),
    ).toEqual([
      'text/001-title-page.xhtml#pg1 الف',
      'nav.xhtml#pg2 ب',
      'nav.xhtml#pg3 پ',
      'text/003-chapter.xhtml#pg4 ۱',
      'text/003-chapter.xhtml#pg5 ۲',
      'text/004-chapter.xhtml#pg6 ۳',
    ]);
  });

  it('are marked where they begin, also between the entries of the contents', async () => {
    const { text } = await made();
    const mark = (number: number, label: string) =>
      `<span id="pg${number}" role="doc-pagebreak" aria-label="${label}" epub:type="pagebreak" />`;
    const nav = await text('nav.xhtml');
    expect(nav).toContain(`<h1 id="contents-title">${mark(2, 'ب')}فهرست مطالب</h1>`);
    expect(nav).toContain(`<li><a href="text/004-chapter.xhtml#دو">${mark(3, 'پ')}فصل دوم: دو</a>`);
    expect(nav).toContain('<li><a href="text/003-chapter.xhtml#یک">فصل اول: یک</a>');
    expect(await text('text/003-chapter.xhtml')).toContain(`<p>${mark(5, '۲')}بند دوم.</p>`);
    expect(await text('text/001-title-page.xhtml')).toContain(mark(1, 'الف'));
    expect(await text('text/004-chapter.xhtml')).not.toContain(mark(5, '۲'));
  });

  it('are marked at an entry of the contents also where they begin within it', async () => {
    const within = mapOf(['الف', 'contents', [1, 0, 1, 0, 0]]);
    const nav = await (await filesOf(await makeEpub(await rendered(TWO), undefined, within))).text(
      'nav.xhtml',
    );
    expect(nav).toMatch(/<li><a href="text\/004-chapter.xhtml#دو"><span id="pg1"[^>]*>فصل دوم: دو<\/a>/);
  });

  it('are targets for old readers, front folios apart', async () => {
    const ncx = await (await made()).text('toc.ncx');
    expect(ncx).toContain('<meta name="dtb:totalPageCount" content="6"/>');
    expect(ncx).toMatch(/type="front" value="3" playOrder="5".*<text>پ<\/text>.*src="nav\.xhtml#pg3"/);
    expect(ncx).toMatch(/type="normal" value="4" playOrder="6".*<text>۱<\/text>/);
  });

  it.each([
    ['title: کتاب\nidentifier: {isbn: 978-600-119-125-1}\n', 'urn:isbn:9786001191251'],
    [
      'title: کتاب\nedition: چاپ اول\npublisher: نو\ndate: 2026-06-02\n',
      'کتاب، چاپ اول، نو، 2026-06-02، PDF',
    ],
    ['title: کتاب\n', 'کتاب، PDF'],
  ])('are those of the edition that is named: %j', async (settings, source) => {
    const opf = await (await made(settings)).text('package.opf');
    expect(opf).toContain(`<dc:source id="print-edition">${source}</dc:source>`);
    expect(opf).toContain(`<meta property="pageBreakSource">${source}</meta>`);
    for (const feature of ['pageNavigation', 'pageBreakMarkers'])
      expect(opf).toContain(`<meta property="schema:accessibilityFeature">${feature}</meta>`);
  });

  it('are not spoken of where they are not known', async () => {
    const { text } = await filesOf(await makeEpub(await rendered(TWO), undefined));
    const whole = (await text('package.opf')) + (await text('nav.xhtml')) + (await text('toc.ncx'));
    expect(whole).not.toMatch(/page-list|pageList|pageBreakSource|dc:source|pageNavigation|pageBreakMarkers/);
  });
});

describe('the cover of an edition', () => {
  const cover = (mediaType: string): Asset => ({
    path: 'c',
    mediaType,
    bytes: png(1, 1),
    width: 600,
    height: 900,
  });

  it('is the first document of an EPUB, and named to those who show it', async () => {
    const epub = await makeEpub(await rendered(TWO, 'title: کتاب «الف»\n'), cover('image/png'));
    const { text } = await filesOf(epub);
    const opf = await text('package.opf');
    const [, href] =
      /<item id="cover-image" href="(images\/[\da-f]{16}\.png)" media-type="image\/png" properties="cover-image"\/>/.exec(
        opf,
      )!;
    expect(opf).toMatch(/<spine[^>]*>\s*<itemref idref="cover"\/>\s*<itemref idref="title-page"\/>/);
    expect(opf).toContain('<meta name="cover" content="cover-image"/>');
    // A cover alone makes no book of images.
    expect(opf).not.toContain('<meta property="schema:accessMode">visual</meta>');
    const page = await text('cover.xhtml');
    expect(page).toContain(
      `<section class="cover" epub:type="cover"><img src="${href}" alt="جلد: کتاب «الف»" role="doc-cover"/></section>`,
    );
    expect(page).toContain(
      '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="fa" xml:lang="fa" dir="rtl">',
    );
    expect(page).toContain('<title>جلد</title><link rel="stylesheet" type="text/css" href="style.css"/>');
    expect(await text('nav.xhtml')).toContain('<li><a epub:type="cover" href="cover.xhtml">جلد</a></li>');
  });

  it('is none of an EPUB without one', async () => {
    const { text, paths } = await filesOf(await makeEpub(await rendered(TWO), undefined));
    expect(paths.join(' ')).not.toMatch(/cover|images/);
    expect((await text('package.opf')) + (await text('nav.xhtml'))).not.toContain('cover');
  });

  it.each([
    ['image/png', 'cover.png'],
    ['image/jpeg', 'cover.jpg'],
    ['image/webp', 'cover.webp'],
    ['image/svg+xml', 'cover.svg'],
  ])('stands on the first page of the web edition, as a file of its kind: %s', async (mediaType, name) => {
    const files = await makeWeb(await rendered(TWO), cover(mediaType));
    const html = (path: string) => new TextDecoder().decode(files.find((file) => file.path === path)!.bytes);
    expect(html('web/index.html')).toContain(
      `<img class="book-cover" src="${name}" width="600" height="900" alt="جلد: کتاب">`,
    );
    expect(html('web/01.html')).not.toContain('book-cover');
    expect(files.find(({ path }) => path === `web/${name}`)!.bytes).toEqual(png(1, 1));
  });
});

describe('what an EPUB says of its pages', () => {
  const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>نقش</text></svg>';
  const opfOf = async (text: string, files: Parameters<typeof memoryWorld>[0] = {}) => {
    const rendering = await rendered({
      '1.md': `# یک\n\n${text}\n`,
      'f.svg': DRAWING,
      'a.png': png(2, 3),
      ...files,
    });
    return (await filesOf(await makeEpub(rendering, undefined))).text('package.opf');
  };

  it.each([
    ['متن', ''],
    ['![نقش](f.svg)', ' properties="svg"'],
    ['$x$', ' properties="mathml"'],
    ['![نقش](f.svg) $x$ ![نقش](f.svg)', ' properties="mathml svg"'],
    ['![عکس](a.png)', ''],
  ])('is what stands in them: %s', async (text, properties) => {
    expect(await opfOf(text)).toContain(
      `<item id="chapter-003" href="text/003-chapter.xhtml" media-type="application/xhtml+xml"${properties}/>`,
    );
  });

  it.each([
    ['متن', false, false],
    ['![نقش](f.svg)', true, true],
    ['![عکس](a.png)', true, true],
    ['![عکس](a.png) ![](a.png)', true, false],
    ['![](f.svg)', true, false],
  ])('is whether images are to be seen, and described: %s', async (text, isVisual, isDescribed) => {
    const opf = await opfOf(text);
    expect(opf.includes('<meta property="schema:accessMode">visual</meta>')).toBe(isVisual);
    expect(opf.includes('alternativeText')).toBe(isDescribed);
    expect(opf.includes('dcterms:conformsTo')).toBe(isDescribed || !isVisual);
    expect(opf).not.toMatch(/MathML|pageNavigation/);
    for (const feature of [
      'tableOfContents',
      'readingOrder',
      'structuralNavigation',
      'displayTransformability',
      'ARIA',
    ])
      expect(opf).toContain(`<meta property="schema:accessibilityFeature">${feature}</meta>`);
    expect(opf).toContain('<meta property="schema:accessMode">textual</meta>');
  });

  it('is where the navigation stands: behind the imprint, as the printed contents do', async () => {
    const opf = await opfOf('متن');
    const spine = [...opf.matchAll(/<itemref idref="([^"]+)"\/>/g)].map(([, id]) => id);
    expect(spine).toEqual(['title-page', 'imprint', 'nav', 'chapter-003']);
  });

  it('is which lists the book itself shows', async () => {
    const files = {
      '1.md': '# یک\n\n![نقش](f.svg "شرح"){#نقش}\n\nجدول: شرح\n\n| الف |\n|---|\n',
      'f.svg': DRAWING,
    };
    const rendering = await rendered(files, 'title: کتاب\nlists: [figures]\n');
    const map = mapOf(['الف', 'list-of-figures', [0]], ['ب', 'list-of-figures', [1, 0, 0]]);
    const nav = await (await filesOf(await makeEpub(rendering, undefined, map))).text('nav.xhtml');
    expect(nav).toContain(
      '<nav epub:type="loi" id="list-of-figures" aria-labelledby="list-of-figures-title">',
    );
    expect(nav).toMatch(/<h1 id="list-of-figures-title"><span id="pg1"[^>]*>فهرست شکل‌ها<\/h1>/);
    expect(nav).toMatch(/#نقش"><span id="pg2"[^>]*>شکل ۱ شرح<\/a>/);
    expect(nav).toContain('<nav epub:type="lot" id="list-of-tables" hidden="hidden"');
    expect(nav).toContain('<li><a href="nav.xhtml#pg2">ب</a></li>');
    expect(nav).toContain('<li><a epub:type="loi" href="nav.xhtml#list-of-figures">فهرست شکل‌ها</a></li>');
  });

  it('is what a book without a contents page has in it', async () => {
    const rendering = await rendered({ '1.md': '# یک\n\nمتن.\n' }, 'title: یک\n');
    const nav = await (await filesOf(await makeEpub(rendering, undefined))).text('nav.xhtml');
    expect(nav).toContain(
      '<nav epub:type="toc" role="doc-toc" id="contents" aria-labelledby="contents-title">',
    );
  });

  it('is how deep its contents go', async () => {
    const rendering = await rendered(
      { '1.md': '# یک\n\nالف\n\n## دو\n\nب\n\n### سه\n\nپ\n', '2.md': '# چهار\n\nت\n' },
      'title: ک\ntoc-depth: 3\n',
    );
    const ncx = await (await filesOf(await makeEpub(rendering, undefined))).text('toc.ncx');
    expect(ncx).toContain('<meta name="dtb:depth" content="3"/>');
    expect(
      [...ncx.matchAll(/playOrder="(\d)"><navLabel><text>([^<]*)</g)].map(
        ([, order, text]) => `${order} ${text}`,
      ),
    ).toEqual(['1 فصل اول: یک', '2 دو', '3 سه', '4 فصل دوم: چهار']);
  });
});

describe('the files of an edition', () => {
  const images = {
    '1.md': '# یک\n\n![الف](a.png) ![ب](b.jpg) ![پ](c.gif) ![ت](d.webp) ![باز](a.png)\n',
    'a.png': png(2, 3),
    'b.jpg': sample('a whole JPEG'),
    'c.gif': sample('a whole GIF'),
    'd.webp': sample('a whole WebP'),
  };

  it('are in an EPUB each image once, of its kind, where its page looks for it', async () => {
    const { text, paths } = await filesOf(await makeEpub(await rendered(images), undefined));
    const opf = await text('package.opf');
    const items = [...opf.matchAll(/<item id="(image-\d)" href="(images\/[^"]+)" media-type="([^"]+)"\/>/g)];
    expect(items.map(([, id, href, type]) => `${id} ${href!.split('.')[1]} ${type}`)).toEqual([
      'image-1 png image/png',
      'image-2 jpg image/jpeg',
      'image-3 gif image/gif',
      'image-4 webp image/webp',
    ]);
    const page = await text('text/003-chapter.xhtml');
    for (const [, , href] of items) {
      expect(paths).toContain(`OEBPS/${href}`);
      expect(page).toContain(`<img src="../${href}"`);
    }
    expect(opf).toContain('<meta property="schema:accessMode">visual</meta>');
  });

  it('are in an EPUB where its container says, and each page names the style sheet', async () => {
    const { bytes } = await makeEpub(await rendered(TWO), undefined);
    const zip = await JSZip.loadAsync(bytes);
    expect(Object.keys(zip.files).slice(0, 2)).toEqual(['mimetype', 'META-INF/container.xml']);
    expect(await zip.file('mimetype')!.async('string')).toBe('application/epub+zip');
    const container = await zip.file('META-INF/container.xml')!.async('string');
    expect(container).toContain('<rootfile full-path="OEBPS/package.opf"');
    const page = await zip.file('OEBPS/text/003-chapter.xhtml')!.async('string');
    expect(page).toContain('<link rel="stylesheet" type="text/css" href="../style.css"/>');
  });

  it('are in the web edition no drawings that stand in the text, unless a template shows them', async () => {
    const drawn = {
      '1.md': '# یک\n\n![نقش](f.svg)\n',
      'f.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    };
    const assetsOf = async (files: Parameters<typeof memoryWorld>[0]) =>
      (await makeWeb(await rendered(files), undefined))
        .map(({ path }) => path)
        .filter((path) => path.startsWith('web/assets/'));
    expect(await assetsOf(drawn)).toEqual([]);
    const template = '<img src="assets/f.svg"><%- body %>';
    expect(await assetsOf({ ...drawn, 'templates/web/page.ejs': template })).toEqual(['web/assets/f.svg']);
  });

  it('are in the web edition the images at their own paths, and nothing that no page shows', async () => {
    const files = await makeWeb(await rendered({ ...images, 'e.png': png(1, 1) }), undefined);
    expect(files.map(({ path }) => path).filter((path) => path.startsWith('web/assets/'))).toEqual([
      'web/assets/a.png',
      'web/assets/b.jpg',
      'web/assets/c.gif',
      'web/assets/d.webp',
    ]);
  });

  it('are the typefaces that the text needs, named by the style sheet', async () => {
    const text = { '1.md': '# یک\n\nمتن `code` Ж $x$\n' };
    const { paths, text: read } = await filesOf(await makeEpub(await rendered(text), undefined));
    const fonts = paths
      .filter((path) => path.startsWith('OEBPS/fonts/'))
      .map((path) => path.slice('OEBPS/'.length));
    expect(fonts).toEqual([
      'fonts/Vazirmatn-Regular.ttf',
      'fonts/Vazirmatn-SemiBold.ttf',
      'fonts/Vazirmatn-Bold.ttf',
      'fonts/Roboto-cyrillic-400.ttf',
      'fonts/Roboto-cyrillic-700.ttf',
      'fonts/NotoSansMath-Regular.ttf',
      'fonts/Vazir-Code.ttf',
    ]);
    const opf = await read('package.opf');
    const css = await read('style.css');
    for (const [index, path] of fonts.entries()) {
      expect(opf).toContain(`<item id="font-${index + 1}" href="${path}" media-type="font/ttf"/>`);
      expect(css).toContain(`src:url("${path}")`);
    }
    const web = await makeWeb(await rendered(text), undefined);
    expect(web.map(({ path }) => path).filter((path) => path.startsWith('web/fonts/'))).toHaveLength(
      fonts.length,
    );
  });

  it('sets lines from their beginning on narrow screens, where justified ones have holes', async () => {
    const { text: read } = await filesOf(
      await makeEpub(await rendered({ '1.md': '# یک\n\nمتن.\n' }), undefined),
    );
    const css = await read('style.css');
    expect(css).toMatch(/@media \(max-width: 30em\) \{\s*body[^{]*\{ text-align: start; \}/);
  });
});
