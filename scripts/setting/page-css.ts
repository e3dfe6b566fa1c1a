import type { Geometry } from './geometry.ts';

/** What a page box is smaller than its page, so that no rounding makes two pages of it: points. */
const SLACK = 0.5;

/**
 * The measures of the pages of a book (CSS Paged Media 3), as `styles/print.css` asks for them. A page box is as large as its
 * page, so the pages themselves have no margins.
 */
export function pageCss({ width, height, margin, area, columns }: Geometry): string {
  const own = columns ? `--column-width:${columns.width}pt;--column-gap:${columns.gap}pt;` : '';
  return `@page{size:${width}pt ${height}pt;margin:0}
:root{--page-width:${width}pt;--page-height:${height - SLACK}pt;--area-width:${area.width}pt;--area-height:${area.height}pt;
--margin-top:${margin.top}pt;--margin-bottom:${margin.bottom}pt;--margin-inner:${margin.inner}pt;--margin-outer:${margin.outer}pt;
${own}--page-block:${area.height - 1.5}pt}`;
}
