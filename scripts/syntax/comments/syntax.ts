import type { Syntax } from '../../book/syntax.ts';
import { rewriteComments } from './rewrite.ts';

/** Comments of Obsidian: `%%not for readers%%`. */
export const comments: Syntax = {
  name: 'comments',
  rewrite: rewriteComments,
};
