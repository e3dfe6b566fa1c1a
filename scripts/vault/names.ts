import type { NameFault } from '../diagnostics/facts.ts';

/** Bytes that a name may have on the file systems in use. */
const LONGEST_NAME = 255;

/**
 * Why some logical paths can't be kept on every disk: a part that leads elsewhere or is too long, or two paths that a file system
 * takes for one (those that know no case, or write letters with their marks in another normal form). Undefined if they can.
 */
export function clashOf(paths: Iterable<string>): NameFault | undefined {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const fault = faultOf(path);
    if (fault) return fault;
    for (const whole of [path, ...parentsOf(path).map((parent) => `${parent}/`)]) {
      const key = folded(whole);
      const other = seen.get(key);
      if (other !== undefined && other !== whole) return { fault: 'one-name', path, other };
      seen.set(key, whole);
    }
    const asFolder = seen.get(folded(`${path}/`));
    const asFile = parentsOf(path).find((parent) => seen.has(folded(parent)));
    if (asFolder ?? asFile) return { fault: 'file-and-folder', path: asFile ?? path };
  }
  return undefined;
}

/** What is wrong with a relative path, if anything is. */
export function faultOf(path: string): NameFault | undefined {
  if (path === '') return { fault: 'empty', path };
  if (path.startsWith('/') || path.endsWith('/')) return { fault: 'slash', path };
  for (const part of path.split('/')) {
    if (part === '' || part === '.' || part === '..') return { fault: 'leads-elsewhere', path };
    if (part.includes('\0')) return { fault: 'nul', path };
    if (part.includes('\\') || /^[a-z]:/i.test(part)) return { fault: 'windows', path };
    if (Buffer.byteLength(part) > LONGEST_NAME) return { fault: 'long', path, most: LONGEST_NAME };
  }
  return undefined;
}

/** The folders that a path leads through. */
export function parentsOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
