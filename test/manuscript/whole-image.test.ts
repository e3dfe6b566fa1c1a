import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { damageOf } from '../../scripts/manuscript/whole-image.ts';
import { png, sample } from '../hostile/samples.ts';

const CUT = 'cut';
const SPOILT = 'spoilt';

/** Bytes with some of them, from an index on, replaced by others. */
function replaced(bytes: Uint8Array, at: number, count: number, ...by: readonly number[]): Buffer {
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(by), bytes.subarray(at + count)]);
}

describe('an image of pixels', () => {
  it.each([
    ['image/png', 'a PNG image'],
    ['image/jpeg', 'a whole JPEG'],
    ['image/gif', 'a whole GIF'],
    ['image/webp', 'a whole WebP'],
  ])('is whole, or ends too soon wherever it is cut: %s', async (mediaType, name) => {
    const whole = sample(name);
    expect(await damageOf(mediaType, whole)).toBeUndefined();
    // A piece of a larger memory, as Node reads small files.
    expect(await damageOf(mediaType, replaced(whole, 0, 0, 1, 2).subarray(2))).toBeUndefined();
    for (let length = 13; length < whole.length; length += 1)
      expect(await damageOf(mediaType, whole.subarray(0, length)), `${length} bytes`).toBe(CUT);
  });

  it('is not looked at where it is no image of pixels', async () => {
    expect(await damageOf('image/svg+xml', Buffer.from('<svg'))).toBeUndefined();
  });
});

describe('a PNG', () => {
  const whole = png(40, 40);
  const end = whole.length - 12;
  const data = 8 + 25;
  const chunk = (type: string, content: Buffer, sum?: number) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const numbers = Buffer.alloc(8);
    numbers.writeUInt32BE(content.length, 0);
    numbers.writeUInt32BE(sum ?? crc32(body), 4);
    return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
  };

  it.each([0, 8, 12, 20])('is spoilt where its data are, at byte %i of them', async (at) => {
    const spoilt = replaced(whole, data + 8 + at, 1, whole[data + 8 + at]! ^ 0xff);
    expect(await damageOf('image/png', spoilt)).toBe(SPOILT);
  });

  it('is spoilt where its data are none, or where it has none', async () => {
    const head = whole.subarray(0, data);
    const tail = whole.subarray(end);
    const none = Buffer.concat([head, chunk('IDAT', Buffer.from('none')), tail]);
    expect(await damageOf('image/png', none)).toBe(SPOILT);
    expect(await damageOf('image/png', Buffer.concat([head, tail]))).toBe(SPOILT);
  });

  it('may have its data in several pieces', async () => {
    const content = Buffer.from(whole.subarray(data + 8, end - 4));
    const pieces = [chunk('IDAT', content.subarray(0, 5)), chunk('IDAT', content.subarray(5))];
    const parted = Buffer.concat([whole.subarray(0, data), ...pieces, whole.subarray(end)]);
    expect(await damageOf('image/png', parted)).toBeUndefined();
  });

  it('may have spoilt remarks, which nobody draws', async () => {
    const remark = Buffer.from(chunk('tEXt', Buffer.from('a'), 1));
    expect(await damageOf('image/png', replaced(whole, end, 0, ...remark))).toBeUndefined();
    const palette = Buffer.from(chunk('PLTE', Buffer.from('abc'), 1));
    expect(await damageOf('image/png', replaced(whole, end, 0, ...palette))).toBe(SPOILT);
  });
});

describe('a JPEG', () => {
  const whole = sample('a whole JPEG');

  it('may have bytes that fill it before a marker', async () => {
    expect(await damageOf('image/jpeg', replaced(whole, 2, 0, 0xff, 0xff))).toBeUndefined();
  });

  it('is spoilt where a segment has no marker', async () => {
    expect(await damageOf('image/jpeg', replaced(whole, 2, 1, 0x00))).toBe(SPOILT);
  });
});
