import type { Image, Parent, Table } from 'mdast';
import type { Caption } from '../../book/numbers.ts';

/** A figure or a table with its caption, which is numbered through the book. */
export interface Captioned extends Parent {
  type: 'captioned';
  kind: 'figure' | 'table';
  children: [Caption, Image | Table];
}

declare module 'mdast' {
  interface RootContentMap {
    captioned: Captioned;
  }
}
