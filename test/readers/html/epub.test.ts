import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { epub } from '../../../scripts/readers/html/epub.ts';
import { textOfTree } from '../../../scripts/readers/letters.ts';
import { markdownOf } from '../../../scripts/readers/markdown.ts';
import { signs } from '../markdown.ts';

const CONTAINER =
  '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';

const OPF = `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>باغ و دیوار</dc:title><dc:creator>مریم نیک‌پور</dc:creator><dc:language>fa</dc:language><dc:date>2021-04-03T00:00:00Z</dc:date></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="n" href="text/notes.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/><item id="i" href="img/%D8%A8%D8%A7%D8%BA.png" media-type="image/png"/></manifest>
<spine><itemref idref="nav"/><itemref idref="a"/><itemref idref="b"/><itemref idref="n"/></spine></package>`;

const page = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><script src="x.js"/></head><body>${body}</body></html>`;

const PAGES = {
  'OPS/nav.xhtml': page(
    '<nav epub:type="toc"><ol><li><a href="text/a.xhtml">باغ</a></li><li><a href="text/b.xhtml">دیوار</a></li></ol></nav><nav epub:type="page-list"><ol><li><a href="text/notes.xhtml">۱۲</a></li></ol></nav>',
  ),
  'OPS/text/a.xhtml': page(
    '<p class="t">باغ</p><p>درخت<a epub:type="noteref" href="notes.xhtml#n1">۱</a> کهن بود<a id="x"/> و <a href="b.xhtml">دیوار</a> کوتاه.</p><figure><img src="../img/%D8%A8%D8%A7%D8%BA.png" alt="باغ"/><figcaption>باغ کهن</figcaption></figure>',
  ),
  'OPS/text/b.xhtml': page(
    '<p>دیوار از خشت بود.</p><div/><p>خشت<a epub:type="noteref" href="notes.xhtml#n2">۲</a> از خاک.</p>',
  ),
  'OPS/text/notes.xhtml': page(
    '<section epub:type="endnotes"><h2>یادداشت‌ها</h2><ol><li id="n1"><p>درخت توت.</p></li><li id="n2"><p>خشت خام.</p></li></ol></section>',
  ),
};

async function packed(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [path, text] of Object.entries(files)) zip.file(path, text);
  return zip.generateAsync({ type: 'uint8array' });
}

const read = (bytes: Uint8Array) => epub.read({ name: 'باغ.epub', bytes, beside: async () => undefined });

describe('an EPUB', () => {
  it('is read in the order of its spine, with its notes, images and titles', async () => {
    const image = { 'OPS/img/باغ.png': '<svg/>' };
    const { settings, texts, images, text, replaced } = await read(
      await packed({ 'META-INF/container.xml': CONTAINER, 'OPS/book.opf': OPF, ...PAGES, ...image }),
    );
    expect(settings).toMatchObject({
      title: 'باغ و دیوار',
      author: ['مریم نیک‌پور'],
      language: 'fa',
      date: '2021-04-03',
    });
    expect(images.map(({ path }) => path)).toEqual(['images/باغ.png']);
    expect(markdownOf(texts[0]!.tree)).toBe(
      [
        '# باغ',
        'درخت[^1] کهن بود و دیوار کوتاه.',
        '![باغ](images/باغ.png "باغ کهن")',
        '# دیوار',
        'دیوار از خشت بود.',
        'خشت[^2] از خاک.',
        '[^1]: درخت توت.',
        '[^2]: خشت خام.\n',
      ].join('\n\n'),
    );
    expect([...signs(textOfTree(texts[0]!.tree)), ...signs(replaced)].sort()).toEqual(
      [...signs(text)].sort(),
    );
  });

  it('is refused where it has no package document, and where it is no ZIP file', async () => {
    await expect(read(await packed(PAGES))).rejects.toMatchObject({ code: 'import-readable' });
    await expect(read(new TextEncoder().encode('PK'))).rejects.toMatchObject({ code: 'import-readable' });
  });

  it('is known by its name, and by what it begins with', () => {
    expect(epub.recognizes('a.EPUB', new Uint8Array())).toBe(true);
    expect(
      epub.recognizes(
        '-',
        new TextEncoder().encode(`PK\x03\x04${'.'.repeat(26)}mimetypeapplication/epub+zip`),
      ),
    ).toBe(true);
    expect(epub.recognizes('a.zip', new TextEncoder().encode('PK\x03\x04'))).toBe(false);
  });
});
