import { describe, expect, it } from 'vitest';
import type { World } from '../../scripts/book/world.ts';
import { sourcesOf } from '../../scripts/manuscript/sources.ts';
import { png, sample } from '../hostile/samples.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"><text>نقش</text></svg>';

/** The images of a book that shows one, and what is said: `rule: reason`. */
async function read(address: string, files: Parameters<typeof memoryWorld>[0], more: Partial<World> = {}) {
  const world = memoryWorld({
    'book.yaml': 'title: ک\nchapters: [p/1.md]\n',
    'p/1.md': `# ع\n\n![متن](<${address}>)\n`,
    ...files,
  });
  const reading = await readBook({ ...world, ...more });
  const { book } = reading;
  return {
    assets: [...(book?.assets.values() ?? [])],
    says: said(reading).map(({ rule, message }) => `${rule}: ${message}`),
  };
}

describe('an image', () => {
  it('may stand in its own address, and is no file of the manuscript', async () => {
    const address = `data:image/png;base64,${Buffer.from(png(3, 2)).toString('base64')}`;
    const reading = await readBook(memoryWorld({ '1.md': `# ع\n\n![متن](<${address}>)\n` }));
    const [asset] = reading.book!.assets.values();
    expect(asset).toMatchObject({ mediaType: 'image/png', width: 3, height: 2, embedded: true });
    expect(sourcesOf(reading.book!, reading.files).map(({ path }) => path)).toEqual(['1.md']);
    expect((await read('data:image/png;base64,AAAA', {})).says).toEqual([
      expect.stringContaining('image-local: '),
    ]);
  });

  it.each([
    ['a.png', 'p/a.png', png(3, 2), 'image/png'],
    ['./a.jpg', 'p/a.jpg', sample('a whole JPEG'), 'image/jpeg'],
    ['../a.gif', 'a.gif', sample('a whole GIF'), 'image/gif'],
    ['b/../a%20b.webp', 'p/a b.webp', sample('a whole WebP'), 'image/webp'],
    // What it is called says nothing.
    ['a.svg', 'p/a.svg', png(3, 2), 'image/png'],
    ['a.png', 'p/a.png', DRAWING, 'image/svg+xml'],
  ])('is found from the folder of its chapter: %s', async (address, path, content, mediaType) => {
    const { assets, says } = await read(address, { [path]: content });
    expect(says).toEqual([]);
    expect(assets).toMatchObject([{ path, mediaType }]);
  });

  it.each([
    ['none.png', 'image-exists: image «none.png» is not there'],
    ['/a.png', 'image-inside: image «/a.png» lies outside the book’s folder'],
    ['../../a.png', 'image-inside: image «../../a.png» lies outside the book’s folder'],
    ['FILE:a.png', 'image-inside: unexpected file: address, expected a path in the book’s folder'],
    [
      'HTTPS://a.example/a.png',
      'image-local: the image is not in the book’s folder; a frame with its address HTTPS://a.example/a.png stands in its place',
    ],
    [
      '//a.example/a.png',
      'image-local: the image is not in the book’s folder; a frame with its address //a.example/a.png stands in its place',
    ],
    [
      'a+b-1.c:a',
      'image-local: the image is not in the book’s folder; a frame with its address a+b-1.c:a stands in its place',
    ],
    ['1:a.png', 'image-exists: image «1:a.png» is not there'],
    ['cut.png', 'image-readable: image «cut.png» is damaged: it ends too soon'],
    ['flat.png', 'image-readable: image «flat.png» is of a kind that no edition can show'],
    ['text.png', 'image-readable: image «text.png» is of a kind that no edition can show'],
    ['long.png', 'image-within-limits: image «long.png» is 1 by 100001 pixels large'],
  ])('is told where it cannot be shown: %s', async (address, reason) => {
    const files = {
      'p/a.png': png(3, 2),
      'p/cut.png': png(3, 2).subarray(0, -4),
      'p/flat.png': png(3, 0),
      'p/text.png': 'متن',
      'p/long.png': png(1, 100_001),
    };
    expect(await read(address, files)).toEqual({ assets: [], says: [reason] });
  });

  it.each([
    ['folder', 'a folder'],
    ['special', 'a pipe or a device'],
  ] as const)('is told where a %s stands', async (standing, what) => {
    const { says } = await read(
      'a.png',
      {},
      {
        standing: async (path) =>
          path === 'p/a.png' ? standing : path.startsWith('templates/') ? 'missing' : 'file',
      },
    );
    expect(says).toEqual([`image-readable: image «a.png» is ${what}`]);
  });

  it('has at most 100 MB', async () => {
    const sized = (size: number) =>
      read('a.png', { 'p/a.png': png(3, 2) }, { size: async (path) => (path === 'p/a.png' ? size : 0) });
    expect((await sized(100_000_000)).says).toEqual([]);
    expect((await sized(100_000_001)).says).toEqual([
      'image-within-limits: image «a.png» has more than 100 MB',
    ]);
  });
});

describe('a drawing', () => {
  const bytes = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding);
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>\n`;

  it.each([
    ['UTF-8', bytes(DRAWING, 'utf8')],
    ['UTF-8 with a mark and empty lines', bytes(`\ufeff\n \n${DRAWING}`, 'utf8')],
    ['UTF-16, little end first', bytes(`\ufeff${DRAWING}`, 'utf16le')],
    ['UTF-16, big end first', bytes(`\ufeff${DRAWING}`, 'utf16le').swap16()],
    ['UTF-16 that calls itself UTF-8', bytes(`\ufeff${declared('utf-8')}${DRAWING}`, 'utf16le')],
    ['UTF-8 that calls itself something that is no encoding', bytes(declared('none') + DRAWING, 'utf8')],
    [
      'Windows-1256',
      // The letters of the word in that encoding.
      bytes((declared('windows-1256') + DRAWING).replace('نقش', '\xe4\xde\xd4'), 'latin1'),
    ],
    [
      'Windows-1256 in single quotation marks',
      bytes(
        `<?xml version='1.0' encoding='windows-1256'?>${DRAWING}`.replace('نقش', '\xe4\xde\xd4'),
        'latin1',
      ),
    ],
  ])('is read in its encoding: %s', async (_title, content) => {
    const { assets, says } = await read('a.svg', { 'p/a.svg': content });
    expect(says).toEqual([]);
    expect(assets).toMatchObject([{ width: 3, height: 2 }]);
    expect(new TextDecoder().decode(assets[0]!.bytes)).toBe(DRAWING);
  });

  it('may have more pixels than an image, and be as long as one', async () => {
    const sized = (size: string) =>
      read('a.svg', { 'p/a.svg': DRAWING.replace('width="3" height="2"', size) });
    expect((await sized('width="100000" height="100000"')).says).toEqual([]);
    expect((await sized('width="100001" height="1"')).says).toEqual([
      'image-within-limits: image «a.svg» is 100001 by 1 pixels large',
    ]);
  });
});
