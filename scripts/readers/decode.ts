import type { Remark } from './remarks.ts';

/** The encodings that texts and pages come in; names of the Encoding Standard. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Letters of the Arabic script, which nothing but windows-1256 has among its single bytes. */
const ARABIC = /[\u0621-\u06ff]/g;
/** What windows-1256 shows for bytes of something else: letters of Western words, signs, controls. */
const OTHER = /[^\p{ASCII}\u0600-\u06ff\u200c-\u200f«»–—‘’“”…•،؛؟\u00a0]/gu;

/**
 * Bytes as text: by their byte order mark, else as UTF-8, else as UTF-16 (no text has zero bytes, or the high bytes of Arabic letters, at every second place), else as
 * windows-1256, the encoding of Windows in Persian and Arabic before Unicode, if that makes words of Arabic letters. Undefined
 * where none of these fits.
 */
export function decode(bytes: Uint8Array): Decoded | undefined {
  const encoding = marked(bytes) ?? (isUtf8(bytes) ? 'utf-8' : (wide(bytes) ?? 'windows-1256'));
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return encoding !== 'windows-1256' || isArabic(text) ? { text, encoding } : undefined;
  } catch {
    return undefined;
  }
}

/** The encoding that a byte order mark names (Encoding Standard, 6.1). */
function marked([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 without a mark: more than half of the places of one parity are the high bytes of ASCII or of Arabic letters. */
function wide(bytes: Uint8Array): Encoding | undefined {
  if (bytes.length % 2 === 1) return undefined;
  const high = [0, 0];
  for (const [at, byte] of bytes.subarray(0, 4000).entries())
    if (byte === 0 || byte === 6) high[at % 2]! += 1;
  const half = Math.min(bytes.length, 4000) / 4;
  if (high[1]! > half && high[0]! < half / 4) return 'utf-16le';
  if (high[0]! > half && high[1]! < half / 4) return 'utf-16be';
  return undefined;
}

/** Most of what is not ASCII are Arabic letters; a Western text would have signs and Western letters instead. */
function isArabic(text: string): boolean {
  const letters = text.match(ARABIC)?.length ?? 0;
  return letters > 0 && letters > 10 * (text.match(OTHER)?.length ?? 0);
}

/** What the report says of a text that was in another encoding than UTF-8. */
export function encodingRemark(encoding: string): readonly Remark[] {
  return encoding === 'utf-8' ? [] : [{ kind: 'encoding', facts: { encoding } }];
}
