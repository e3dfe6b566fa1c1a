import { describe, expect, it } from 'vitest';
import { MessageList } from '../../scripts/diagnostics/report.ts';
import { isText, readMarkdown } from '../../scripts/manuscript/text-file.ts';
import { sample } from '../hostile/samples.ts';
import { memoryWorld } from '../memory-world.ts';
import { said } from '../said.ts';

/** The text of a file, and what is said of it: `line:column rule: reason`. */
async function read(path: string, content: string | Uint8Array) {
  const list = new MessageList();
  const file = await readMarkdown(memoryWorld({ [path]: content }), path, list.report);
  const says = said({ files: [file], messages: list.all }).map(
    ({ line, column, rule, message }) => `${line}:${column} ${rule}: ${message}`,
  );
  expect(isText(file)).toBe(file.value !== '');
  return { text: file.value, says: says.join('\n') };
}

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

describe('a file that is no text', () => {
  it.each([
    ['a PDF', 'a PDF'],
    ['a PNG image', 'a PNG image'],
    ['a JPEG image', 'a JPEG image'],
    ['a GIF image', 'a GIF image'],
    ['a WebP image', 'a WebP image'],
    ['a Word document', 'a Word document (.docx)'],
    ['an OpenDocument file', 'an OpenDocument file'],
    ['an EPUB', 'an EPUB'],
    ['a ZIP archive', 'a ZIP archive, or a file of an office program'],
    ['a document of an old office program', 'a document of an old office program'],
    ['an RTF document', 'an RTF document'],
    ['gzip', 'a compressed file (gzip)'],
    ['a program', 'a program'],
    ['a typeface', 'a typeface'],
    ['a database', 'a database'],
  ])('is told with its kind: %s', async (kind, told) => {
    const says = `1:1 text-is-markdown: this is ${told}, expected text`;
    expect(await read('1.md', sample(kind))).toEqual({ text: '', says });
    // A piece of a larger memory, as Node reads small files.
    const larger = Buffer.concat([Buffer.from('۱۲'), sample(kind), Buffer.from('۳۴')]);
    expect((await read('1.md', larger.subarray(4, -4))).says).toBe(says);
  });

  it('is told by its bytes where its kind is not known', async () => {
    const { says } = await read('1.md', new Uint8Array(7));
    expect(says).toBe('1:1 text-is-markdown: this is no text: it has NUL bytes, expected text');
  });

  it.each(['GIF8 و RIFF', 'MZ', 'OTTO', 'wOF', ' %PDF-', 'PK', 'الف\0ب', 'a\0bcdefghi', 'abca\0b\0c\0d\0e'])(
    'is none that only begins so: %j',
    async (text) => {
      expect(await read('1.md', text)).toEqual({ text, says: '' });
    },
  );

  it('is one by its beginning alone', async () => {
    const text = `${'a'.repeat(4096)}\0\0`;
    expect(await read('1.md', text)).toEqual({ text, says: '' });
    expect((await read('1.md', text.slice(2))).says).not.toBe('');
  });
});

describe('a text that is not UTF-8', () => {
  it.each([
    ['fffe 2300 2000', 'with a mark, little end first'],
    ['feff 0023 0020', 'with a mark, big end first'],
    ['2300 2000 6100 0a00', 'without a mark, little end first'],
    ['0023 0020 0061 000a', 'without a mark, big end first'],
  ])('is told to be UTF-16: %s', async (hex) => {
    const { says } = await read('1.md', bytes(hex));
    expect(says).toBe('1:1 text-is-utf8: unexpected text in UTF-16, expected UTF-8 text');
  });

  it.each([
    ['e9', '1:1'],
    ['61 0a 0a 62 e3 c7', '3:2'],
    ['d8 a7 0a d8', '2:1'],
    ['efbbbf 61 e9', '1:2'],
    ['61 fffe', '1:2'],
  ])('is told where that shows: %s', async (hex, place) => {
    const says = `${place} text-is-utf8: unexpected byte, expected UTF-8 text`;
    expect(await read('1.md', bytes(hex))).toEqual({ text: '', says });
  });

  it('has no byte order mark in its text', async () => {
    expect(await read('1.md', '\ufeffمتن')).toEqual({ text: 'متن', says: '' });
  });
});

describe('a file whose name says that it is no Markdown', () => {
  it.each([
    ['a.json', 'JSON'],
    ['a.YML', 'YAML'],
    ['a.toml', 'TOML'],
    ['sub.md/a.xhtml', 'HTML'],
    ['a.svg', 'a drawing (SVG)'],
    ['a.md.tex', 'TeX'],
    ['a.py', 'a program (Python)'],
  ])('is not read: %s', async (path, kind) => {
    const says = `1:1 text-is-markdown: this is ${kind}, expected Markdown`;
    expect(await read(path, 'متن')).toEqual({ text: '', says });
  });

  it.each(['a.md', 'a.txt', 'README', 'a.json/b', '.json', 'a.constructor'])(
    'is another: %s',
    async (path) => {
      expect(await read(path, 'متن')).toEqual({ text: 'متن', says: '' });
    },
  );
});

describe('a path', () => {
  const world = memoryWorld({ 'a.md': 'متن' });
  const saidOf = async (path: string) => {
    const list = new MessageList();
    const file = await readMarkdown(world, path, list.report);
    return said({ files: [file], messages: list.all }).map(({ message }) => message);
  };

  it.each([
    ['b.md', 'link that leads nowhere'],
    ['../a.md', 'link that leads out of the book’s folder'],
    ['/a.md', 'link that leads out of the book’s folder'],
  ])('where no file is, is told: %s', async (path, what) => {
    expect(await saidOf(path)).toEqual([`unexpected ${what}, expected a file`]);
  });

  it.each(['a.md', './a.md', 'b/../a.md'])('may be written in another way: %s', async (path) => {
    expect(await saidOf(path)).toEqual([]);
  });
});

it('is read up to 10 MB', async () => {
  const longest = 'a'.repeat(10_000_000);
  expect((await read('1.md', longest)).text).toBe(longest);
  expect(await read('1.md', `${longest}a`)).toEqual({
    text: '',
    says: '1:1 text-within-limits: unexpected file of more than 10 MB',
  });
});
