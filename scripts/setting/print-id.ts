import { createHash } from 'node:crypto';

/**
 * The name of an id in the printed document: itself if it is short ASCII, else a digest. Chromium writes ids
 * percent-encoded as names of PDF, which hold 127 bytes at most (ISO 32000-1, annex C): 21 Persian letters.
 */
export function printId(id: string): string {
  return /^[A-Za-z][\w-]{0,90}$/.test(id)
    ? id
    : `x${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
}
