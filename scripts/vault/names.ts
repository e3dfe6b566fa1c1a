/** Bytes that a name may have on the file systems in use. */
const LONGEST_NAME = 255;

/**
 * Why some logical paths can't be kept on every disk: a part that leads elsewhere or is too long, or two paths that a file system
 * takes for one (those that know no case, or write letters with their marks in another normal form). Undefined if they can.
 */
export function clashOf(paths: Iterable<string>): string | undefined {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const fault = faultOf(path);
    if (fault) return `«${path}» ${fault}`;
    for (const whole of [path, ...parentsOf(path).map((parent) => `${parent}/`)]) {
      const key = folded(whole);
      const other = seen.get(key);
      if (other !== undefined && other !== whole)
        return `«${path}» and «${other}» are one name on some disks`;
      seen.set(key, whole);
    }
    const asFolder = seen.get(folded(`${path}/`));
    const asFile = parentsOf(path).find((parent) => seen.has(folded(parent)));
    if (asFolder ?? asFile) return `«${asFile ?? path}» is a file and a folder at once`;
  }
  return undefined;
}

/** What is wrong with a relative path, if anything is. */
export function faultOf(path: string): string | undefined {
  if (path === '') return 'is empty';
  if (path.startsWith('/') || path.endsWith('/')) return 'begins or ends with a slash';
  for (const part of path.split('/')) {
    if (part === '' || part === '.' || part === '..') return 'has a part that leads elsewhere';
    if (part.includes('\0')) return 'has a NUL in it';
    if (part.includes('\\') || /^[a-z]:/i.test(part)) return 'is a path of Windows';
    if (Buffer.byteLength(part) > LONGEST_NAME) return `has a part of more than ${LONGEST_NAME} bytes`;
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
