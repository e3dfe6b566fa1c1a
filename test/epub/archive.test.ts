import JSZip from 'jszip';
import { afterEach, describe, expect, it } from 'vitest';
import { EpubContainer } from '../../scripts/targets/epub/archive.ts';

const ENTRIES = [
  { path: 'META-INF/container.xml', content: '<container/>' },
  { path: 'OEBPS/text/001-فصل.xhtml', content: 'متن '.repeat(1000) },
  { path: 'OEBPS/image.png', content: Uint8Array.of(1, 2, 3) },
];
const pack = () => new EpubContainer('عنوان', ENTRIES).genEpub();

describe('the container of an EPUB', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    process.env['TZ'] = zone ?? '';
  });

  it('has all files in their order, the media type first and as it is', async () => {
    const bytes = await pack();
    const { files } = await JSZip.loadAsync(bytes);
    expect(Object.keys(files)).toEqual(['mimetype', ...ENTRIES.map(({ path }) => path)]);
    expect(bytes.subarray(30, 58).toString('latin1')).toBe('mimetypeapplication/epub+zip');
    expect(await files['OEBPS/text/001-فصل.xhtml']!.async('string')).toBe('متن '.repeat(1000));
    expect(await files['OEBPS/image.png']!.async('uint8array')).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('has the same bytes at every hour and in every zone', async () => {
    const zones = ['UTC', 'Asia/Tehran', 'America/Los_Angeles', 'Pacific/Apia'];
    const made = [];
    for (const one of zones) {
      process.env['TZ'] = one;
      made.push((await pack()).toString('base64'));
    }
    expect(new Set(made).size).toBe(1);
  });
});
