import { describe, expect, it } from 'vitest';
import { decode } from '../../scripts/readers/decode.ts';
import { decodePage } from '../../scripts/readers/html/decode-page.ts';
import { html } from '../../scripts/readers/html/html.ts';
import { READERS } from '../../scripts/readers/readers.ts';
import { text } from '../../scripts/readers/text/text.ts';

const WORDS = 'كتاب‌خانه‌ها گرم و پر از چراغ بود؛ «ژاله» 1402 را نوشت.';

/** Bytes of windows-1256, which no encoder of ours makes. */
const inWindows = (words: string) => {
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [
      new TextDecoder('windows-1256').decode(Uint8Array.of(byte)),
      byte,
    ]),
  );
  return Uint8Array.from([...words].map((letter) => bytes.get(letter)!));
};
const inUtf16 = (words: string) => new Uint8Array(Buffer.from(words, 'utf16le'));
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());

describe('the encoding of a text', () => {
  it.each([
    ['utf-8', new TextEncoder().encode(WORDS)],
    ['utf-8', new TextEncoder().encode(`\ufeff${WORDS}`)],
    ['utf-16le', inUtf16(`\ufeff${WORDS}`)],
    ['utf-16be', swapped(inUtf16(`\ufeff${WORDS}`))],
    ['utf-16le', inUtf16(WORDS)],
    ['utf-16be', swapped(inUtf16(WORDS))],
    ['windows-1256', inWindows(WORDS)],
  ])('is %s', (encoding, bytes) => {
    expect(decode(bytes)).toEqual({ text: WORDS, encoding });
  });

  it.each([
    ['Western letters', Buffer.from('caf\xe9 d\xe9j\xe0 vu', 'latin1')],
    ['an image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d)],
    ['UTF-16 cut in a pair', Uint8Array.of(0xff, 0xfe, 0x28)],
  ])('is unknown: %s', (_what, bytes) => {
    expect(decode(new Uint8Array(bytes))).toBeUndefined();
  });

  it('of a page is what its bytes are, then what it says', () => {
    const page = (charset: string) => `<meta charset="${charset}"><p>${WORDS}`;
    expect(decodePage(inWindows(page('windows-1256')))).toEqual({
      text: page('windows-1256'),
      encoding: 'windows-1256',
    });
    expect(decodePage(inWindows(page('utf-8')))?.encoding).toBe('windows-1256');
    expect(decodePage(new TextEncoder().encode(page('windows-1256')))?.encoding).toBe('utf-8');
    expect(
      decodePage(new Uint8Array(Buffer.from('<meta charset=iso-8859-1><p>caf\xe9', 'latin1')))?.text,
    ).toContain('café');
    expect(
      decodePage(new Uint8Array(Buffer.from('<meta charset=nothing><p>caf\xe9', 'latin1'))),
    ).toBeUndefined();
  });

  it('is told, unless it is UTF-8, and refused where it is unknown', async () => {
    const read = (bytes: Uint8Array) => text.read({ name: 'a.txt', bytes, beside: async () => undefined });
    const remarks = async (bytes: Uint8Array) =>
      (await read(bytes)).remarks.filter(({ kind }) => kind === 'encoding');
    expect(await remarks(inWindows(WORDS))).toEqual([
      { kind: 'encoding', facts: { encoding: 'windows-1256' } },
    ]);
    expect(await remarks(new TextEncoder().encode(WORDS))).toEqual([]);
    await expect(read(Uint8Array.of(0xff, 0xfe, 0x28))).rejects.toMatchObject({ code: 'import-readable' });
    const page = html.read({
      name: 'a.html',
      bytes: new TextEncoder().encode('<b>'.repeat(20_000)),
      beside: async () => undefined,
    });
    await expect(page).rejects.toMatchObject({ code: 'import-readable' });
  });
});

it.each([
  ['a.txt', WORDS, 'text'],
  ['متن', WORDS, 'text'],
  ['-', `<!-- saved -->\n<!DOCTYPE html><p>${WORDS}`, 'html'],
  ['page.HTM', '', 'html'],
  ['-', '  <html lang=fa>', 'html'],
  ['-', 'a < b and <html', 'text'],
  ['a.rtf', '{\\rtf1', undefined],
])('%s that begins with %s is read as %s', (name, begin, reader) => {
  expect(READERS.find((one) => one.recognizes(name, new TextEncoder().encode(begin)))?.name).toBe(reader);
});
