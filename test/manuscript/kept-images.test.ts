import { describe, expect, it } from 'vitest';
import { KeptImages } from '../../scripts/manuscript/kept-images.ts';
import { png } from '../hostile/samples.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

const drawing = (width: number, more = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="9"><title>ن</title>${more}</svg>`;
const TEXTS = {
  'book.yaml': 'title: ک\ncover: c.svg\n',
  '1.md': '# ع\n\n![متن](a.svg)\n\n![متن](b.png)\n\n![متن](bad.svg)\n',
};

/** Read a book with some images; the same with nothing that is known of them. */
async function both(images: KeptImages, files: Readonly<Record<string, string | Uint8Array>>) {
  images.begin();
  const known = await readBook(memoryWorld({ ...TEXTS, ...files }), undefined, { images });
  const anew = await readBook(memoryWorld({ ...TEXTS, ...files }));
  return { known, anew };
}

describe('images that are kept', () => {
  it('are the same as long as their files are, with all that is said of them', async () => {
    const images = new KeptImages();
    const files = {
      'a.svg': drawing(3, '<script>1</script>'),
      'b.png': png(3, 2),
      'bad.svg': drawing(5),
      'c.svg': drawing(4, '<script>1</script>'),
    };
    const first = await both(images, files);
    const second = await both(images, files);
    expect(second.known.messages).toEqual(second.anew.messages);
    expect(said(second.known).filter(({ rule }) => rule === 'drawing-inert')).toHaveLength(2);
    expect(second.known.book!.assets).toEqual(second.anew.book!.assets);
    for (const [path, asset] of first.known.book!.assets)
      expect(second.known.book!.assets.get(path), path).toBe(asset);
    expect(second.known.book!.cover).toBe(first.known.book!.cover);
  });

  it('are read anew when their files have changed, also when they can’t be shown any more', async () => {
    const images = new KeptImages();
    const files = { 'a.svg': drawing(3), 'b.png': png(3, 2), 'bad.svg': drawing(5), 'c.svg': drawing(4) };
    await both(images, files);
    const changed = await both(images, { ...files, 'a.svg': drawing(7), 'b.png': png(4, 2) });
    expect(changed.known.book!.assets).toEqual(changed.anew.book!.assets);
    expect(changed.known.book!.assets.get('a.svg')!.width).toBe(7);
    const bad = await both(images, { ...files, 'bad.svg': '<svg><g></svg>' });
    expect(bad.known.messages).toEqual(bad.anew.messages);
    expect(said(bad.known).map(({ rule }) => rule)).toContain('drawing-readable');
  });

  it('are forgotten when a turn had no need of them', async () => {
    const images = new KeptImages();
    const bytes = png(3, 2);
    const files = { 'a.svg': drawing(3), 'b.png': bytes, 'bad.svg': drawing(5), 'c.svg': drawing(4) };
    await both(images, files);
    expect(images.find('b.png', bytes)).toBeDefined();
    await both(images, { '1.md': '# ع\n\nمتن.\n', 'c.svg': drawing(4) });
    images.begin();
    expect(images.find('b.png', bytes)).toBeUndefined();
    expect(images.find('c.svg', new TextEncoder().encode(drawing(4)))).toBeDefined();
  });
});
