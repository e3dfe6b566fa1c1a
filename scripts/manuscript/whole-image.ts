import { pipeline } from 'node:stream/promises';
import { crc32, createInflate } from 'node:zlib';

/**
 * Why an image of pixels can't be shown whole, although its head says what it is; undefined where it can. A browser says nothing of
 * such an image, and draws a part of it, or none.
 */
export async function damageOf(mediaType: string, bytes: Uint8Array): Promise<Damage | undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (mediaType === 'image/png') return await damageOfPng(bytes, view);
    if (mediaType === 'image/jpeg') return damageOfJpeg(bytes, view);
    if (mediaType === 'image/gif') return damageOfGif(bytes);
    if (mediaType === 'image/webp') return damageOfWebp(view);
  } catch (cause) {
    // A length that leads behind the end.
    if (cause instanceof RangeError) return CUT;
    throw cause;
  }
  return undefined;
}

const CUT = 'cut';
const SPOILT = 'spoilt';
/** It ends too soon, or its data are not what they were. */
type Damage = typeof CUT | typeof SPOILT;

/** PNG (ISO 15948): chunks with check sums (5.3), the last one IEND; the data of IDAT are one zlib stream (10.1). */
async function damageOfPng(bytes: Uint8Array, view: DataView): Promise<Damage | undefined> {
  const data: Uint8Array[] = [];
  for (let at = 8; ; ) {
    const length = view.getUint32(at);
    const sum = view.getUint32(at + 8 + length);
    const chunk = bytes.subarray(at + 4, at + 8 + length);
    const type = Buffer.from(chunk.subarray(0, 4)).toString('latin1');
    if (/^[A-Z]/.test(type) && crc32(chunk) !== sum) return SPOILT;
    if (type === 'IDAT') data.push(chunk.subarray(4));
    if (type === 'IEND') return inflates(data);
    at += 12 + length;
  }
}

async function inflates(data: readonly Uint8Array[]): Promise<Damage | undefined> {
  try {
    await pipeline(data, createInflate(), async (pieces: AsyncIterable<Uint8Array>) => {
      for await (const _ of pieces);
    });
    return undefined;
  } catch {
    return SPOILT;
  }
}

/** JPEG (ITU T.81, annex B): segments, each with its length; after a scan (FFDA) anything, up to the end of the image (FFD9). */
function damageOfJpeg(bytes: Uint8Array, view: DataView): Damage | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (view.getUint16(at) !== 0xffda) {
    if (view.getUint8(at) !== 0xff) return SPOILT;
    // Fill bytes may stand before a marker.
    at += view.getUint8(at + 1) === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return data.indexOf(Buffer.from([0xff, 0xd9]), at) < 0 ? CUT : undefined;
}

/** GIF89a: after its head blocks of sub-blocks, and at the end a byte of its own (section 27). */
function damageOfGif(bytes: Uint8Array): Damage | undefined {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(0x3b) < 13
    ? CUT
    : undefined;
}

/** WebP (RFC 9649, 2.4): a RIFF file says its length. */
function damageOfWebp(view: DataView): Damage | undefined {
  return view.getUint32(4, true) + 8 > view.byteLength ? CUT : undefined;
}
