import { readFileSync } from 'node:fs';
import { Blob, Face } from 'harfbuzzjs';
import subsetFont from 'subset-font';
import { describe, expect, it } from 'vitest';
import { modulePath } from '../../scripts/engine/module-path.ts';
import { lineCss } from '../../scripts/setting/line-css.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

const markazi = (file: string) => readFileSync(modulePath(`@expo-google-fonts/markazi-text/${file}`));

/** A face of Markazi Text without one of its characters. */
async function cut(file: string, without: number): Promise<Uint8Array> {
  const whole = markazi(file);
  const codes = [...new Face(new Blob(new Uint8Array(whole))).collectUnicodes()];
  const left = codes.filter((code) => code !== without).map((code) => String.fromCodePoint(code));
  return new Uint8Array(await subsetFont(whole, left.join(''), { targetFormat: 'truetype' }));
}

async function read(without: number, settings: string) {
  const world = memoryWorld({
    'book.yaml': `title: کتاب\ntypefaces: fonts/*.ttf\n${settings}`,
    '1.md': '# عنوان\n\nمتن.\n',
    'fonts/regular.ttf': await cut('400Regular/MarkaziText_400Regular.ttf', without),
    'fonts/bold.ttf': await cut('700Bold/MarkaziText_700Bold.ttf', without),
  });
  const reading = await readBook(world);
  const messages = said(reading).map(
    ({ line, column, rule, message }) => `${line}:${column} ${rule}: ${message}`,
  );
  return { messages, css: reading.book && lineCss(reading.book) };
}

describe('A typeface without the stroke that words are elongated with', () => {
  it('elongates none, which is told where it was asked for', async () => {
    expect(await read(0x640, 'justify: { kashida: true }\n')).toEqual({
      messages: [
        expect.stringMatching(/^3:10 typeface-elongates: «.*» has no U\+0640: no word is elongated$/),
      ],
      css: '\n:root{--kashida:none;}',
    });
  });

  it('elongates none where a sheet asks for it', async () => {
    expect(await read(0x640, '')).toEqual({ messages: [], css: '\n:root{--kashida:none;}' });
  });

  it('is told from one that lacks something else', async () => {
    const found = await read(0x41, 'justify: { kashida: true }\n');
    expect(found).toEqual({ messages: [], css: '\n:root{--kashida:sparing;}' });
  });
});
