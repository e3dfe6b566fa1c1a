import { crc32, deflateSync } from 'node:zlib';

/** A book cover's usual shape, in pixels. */
export const BOARD = { width: 600, height: 900 };
const COLOUR = [0x6e, 0x2f, 0x1f];
const SPINE_COLOUR = [0x52, 0x21, 0x15];
/** A right-to-left book is bound on the right. */
const SPINE = 36;

/** A plain bound board, for an edition without a cover: a PNG (ISO/IEC 15948), since feeds ask for a picture. */
export function boardPng(): Uint8Array {
  const { width, height } = BOARD;
  const row = Buffer.alloc(1 + width * 3);
  for (let x = 0; x < width; x += 1) row.set(x >= width - SPINE ? SPINE_COLOUR : COLOUR, 1 + x * 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a channel, red green blue, no interlace.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
