import { expect, it } from 'vitest';
import { plainFont } from '../../scripts/house/plain-font.ts';
import { houseFaces } from '../../scripts/house/typefaces.ts';

it('unpacks fonts that are asked for at once as it does each alone', async () => {
  const packed = houseFaces().filter(({ source }) => source.endsWith('.woff2'));
  const fonts = packed.slice(0, 4).map(({ bytes }) => bytes());
  const together = await Promise.all(fonts.map((bytes) => plainFont(bytes)));
  for (const [at, bytes] of fonts.entries()) {
    // Another array: it is unpacked anew.
    expect(together[at]!.equals(await plainFont(new Uint8Array(bytes)))).toBe(true);
    expect(await plainFont(bytes)).toBe(together[at]);
  }
});
