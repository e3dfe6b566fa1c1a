import type { Literal } from 'mdast';

/** A formula in TeX: in a line, or standing for itself. */
export interface Formula extends Literal {
  type: 'inlineMath' | 'math';
  /** The formula as MathML (presentation, MathML Core). */
  mathml?: string;
}

export interface InlineMath extends Formula {
  type: 'inlineMath';
  /** Whether it stands between two dollars at either end. */
  displayed?: boolean;
  /** What it is referred to by. */
  label?: string;
}

export interface DisplayMath extends Formula {
  type: 'math';
}

declare module 'mdast' {
  interface RootContentMap {
    math: DisplayMath;
    inlineMath: InlineMath;
  }
  interface PhrasingContentMap {
    inlineMath: InlineMath;
  }
}
