import { type Decoded, decode } from '../decode.ts';

/** Where HTML may say how it is encoded (HTML Standard, 13.2.3.2: 1024 bytes; pages that were saved have more before it). */
const HEAD = 8192;
const CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i;

/**
 * The text of a page: UTF-8 or UTF-16 where its bytes are that, whatever it says of itself, else what it says
 * (`<meta charset="windows-1256">`), else windows-1256 where that makes Arabic letters. Undefined where it is none of these.
 */
export function decodePage(
  bytes: Uint8Array,
): { readonly text: string; readonly encoding: string } | undefined {
  const found: Decoded | undefined = decode(bytes);
  if (found && found.encoding !== 'windows-1256') return found;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const [, meta, xml] = CHARSET.exec(head) ?? [];
  const named = meta ?? xml;
  if (named === undefined || /^utf-?8$/i.test(named)) return found;
  try {
    const decoder = new TextDecoder(named, { fatal: true });
    return { text: decoder.decode(bytes), encoding: decoder.encoding };
  } catch {
    return found;
  }
}
