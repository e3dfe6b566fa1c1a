import { parentsOf } from '../names.ts';

/** The codes of what can be wrong with a path: OCFL 1.1, sections 3.5.2 (content) and 3.5.3.1 (logical). */
export interface PathCodes {
  /** It is no text of at least one part. */
  readonly text: string;
  /** It begins or ends with a slash. */
  readonly slash: string;
  /** A part is `.`, `..` or empty. */
  readonly parts: string;
  /** It is there twice, or a part of it is another path. */
  readonly conflict: string;
}

/** What is wrong with a path, seen alone. */
export function codeOfPath(path: unknown, codes: PathCodes): string | undefined {
  if (typeof path !== 'string' || path === '' || path.includes('\0')) return codes.text;
  if (path.startsWith('/') || path.endsWith('/')) return codes.slash;
  if (path.split('/').some((part) => part === '' || part === '.' || part === '..')) return codes.parts;
  return undefined;
}

/** The first path that is there twice or that another path leads through. */
export function conflictOf(paths: readonly string[]): string | undefined {
  const files = new Set<string>();
  for (const path of paths) {
    if (files.has(path)) return path;
    files.add(path);
  }
  return paths.find((path) => parentsOf(path).some((parent) => files.has(parent)));
}
