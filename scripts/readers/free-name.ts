import { posix } from 'node:path';

/** A name for a file that no other has, whatever the case of its letters: of letters, digits, hyphens and dots. It is put among `names`. */
export function freeName(name: string, names: Set<string>): string {
  const { name: stem, ext } = posix.parse(
    name.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-').replace(/^[-._]+/, '') || 'image',
  );
  let free = `${stem}${ext}`;
  for (let count = 2; names.has(free.toLowerCase()); count += 1) free = `${stem}-${count}${ext}`;
  names.add(free.toLowerCase());
  return free;
}
