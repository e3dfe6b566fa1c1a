import type { Chapter } from '../../book/book.ts';
import { naskhDirectives, type Syntax } from '../../book/syntax.ts';
import type { Theme, Typeface } from '../../book/theme.ts';
import { visitAll } from '../../book/visit.ts';
import { namedTypefaces } from '../../house/typefaces.ts';
import { faceWithSpaceApart } from './space.ts';

/**
 * The theme of a book, with a typeface for what is set in naskh where the book has any. Other books stay as they are, and so do those whose
 * text is set in such a typeface, or in files of their own: whether these are naskh nobody knows but who has chosen them.
 */
export async function withNaskh(
  theme: Theme,
  chapters: readonly Pick<Chapter, 'tree'>[],
  syntaxes: readonly Syntax[],
): Promise<Theme> {
  const text = theme.typefaces.find(({ role }) => role === 'text');
  if (text && isOwnNaskh(text)) return theme;
  const directives = naskhDirectives(syntaxes);
  if (!chapters.some(({ tree }) => hasAny(tree, directives))) return theme;
  return { ...theme, typefaces: [...theme.typefaces, await naskhTypeface()] };
}

function isOwnNaskh({ family }: Typeface): boolean {
  return namedTypefaces().find((one) => one.family === family)?.naskh ?? true;
}

function hasAny(tree: Chapter['tree'], directives: ReadonlyMap<string, string>): boolean {
  let found = false;
  visitAll(tree, (node) => {
    found ||= 'name' in node && directives.has(String(node.name));
  });
  return found;
}

/** The first that is one, in its regular face, as a family of its own: the book may have the same one in another size, for its headings. */
async function naskhTypeface(): Promise<Typeface> {
  const { words: _, naskh: __, faces, ...typeface } = namedTypefaces().find(({ naskh }) => naskh)!;
  const face = await faceWithSpaceApart(faces[0]!);
  const own = { family: `${typeface.family} for naskh`, role: 'naskh' } as const;
  return { ...typeface, ...own, faces: [{ ...face, ...own, name: `${face.name}-naskh` }] };
}
