import type { Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { PageRole } from '../book/page-roles.ts';

/** The most lines of a page that has nothing else, and the most words of one. */
const MOST_LINES = 12;
const MOST_WORDS = 14;

/** What such a line is made of. */
const WORDS: ReadonlySet<string> = new Set(['text', 'strong', 'emphasis', 'break', 'html']);

/**
 * What opens a book without a heading: lines that are left of a title page («دانشگاه تهران», «استاد راهنما: …») are a page before the title,
 * with no entry in contents; what has sentences is text in front.
 */
export function openingRole({ children }: Root): PageRole | 'front' {
  const blocks = children.filter(({ type }) => type !== 'html');
  return blocks.length <= MOST_LINES && blocks.every(isLine) ? 'half-title' : 'front';
}

function isLine(node: RootContent): boolean {
  if (node.type !== 'paragraph' || !node.children.every(({ type }) => WORDS.has(type))) return false;
  const text = plainText(node).trim();
  return text.split(/\s+/).length <= MOST_WORDS && !/[.!?؟؛…]$/.test(text);
}
