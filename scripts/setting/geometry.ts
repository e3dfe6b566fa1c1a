import type { Book } from '../book/book.ts';
import { marginOf } from '../book/page-margin.ts';
import { trimSize } from '../book/trim-size.ts';

/** The pages of a book, in points (1/72 inch). */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly top: number;
    readonly bottom: number;
    readonly inner: number;
    readonly outer: number;
  };
  /** Around the trimmed page; undefined for a book that is not made for the print shop. */
  readonly bleed: number | undefined;
  /** The page area: the page without its margins. */
  readonly area: { readonly width: number; readonly height: number };
  /** The two columns of it, for an article that is printed in these. */
  readonly columns: { readonly width: number; readonly gap: number } | undefined;
}

export const POINTS_PER_MM = 72 / 25.4;
/** CSS Values 4, 6.2: 96 px to the inch. */
export const PX_PER_POINT = 96 / 72;

/** The trim size and margins of a book, from its settings and its theme. */
export function geometryOf(book: Book): Geometry {
  const own = book.theme.traits.page;
  const size = trimSize(book.settings.page.size ?? own.size);
  const margins = marginOf(book);
  const { columns } = book.theme.traits;
  const points = (mm: string | number) => Number.parseFloat(String(mm)) * POINTS_PER_MM;
  const [width, height] = [points(size.width), points(size.height)];
  const margin = {
    top: points(margins.top),
    bottom: points(margins.bottom),
    inner: points(margins.inner),
    outer: points(margins.outer),
  };
  const area = { width: width - margin.inner - margin.outer, height: height - margin.top - margin.bottom };
  const gap = book.settings.columns === 2 && columns ? points(columns.gap) : undefined;
  return {
    width,
    height,
    margin,
    bleed: book.settings.page.bleed === undefined ? undefined : points(book.settings.page.bleed),
    area,
    columns: gap === undefined ? undefined : { gap, width: (area.width - gap) / 2 },
  };
}
