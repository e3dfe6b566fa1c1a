import type { PageMap } from '../../book/page-map.ts';
import { pageOf, pageRecord } from '../../book/page-roles.ts';
import type { Division } from '../../render/division.ts';
import { divisionsById } from '../../render/markup.ts';
import type { Rendering } from '../../render/render.ts';
import { type PrintPage, printPages } from '../page-breaks.ts';

/** The first file of a web edition. */
export const HOME = 'index.html';

/** A web edition: which file has what. */
export interface Site {
  readonly rendering: Rendering;
  /** The divisions of the first file. */
  readonly home: readonly Division[];
  /** The divisions that have a file of their own, in reading order; none of an article. */
  readonly chapters: readonly Division[];
  /** The file of a division that has one. */
  readonly files: ReadonlyMap<string, string>;
  /** The division that each id of the book stands in. */
  readonly byId: ReadonlyMap<string, Division>;
  /** The pages of the print edition that text begins on, by folios that they are cited by; none where it was not made. */
  readonly pages: readonly PrintPage[];
}

/** Which file each division goes into. `map`: the pages of the print edition, to be marked. */
export function siteOf(rendering: Rendering, map: PageMap | undefined): Site {
  const { book, divisions } = rendering;
  const isArticle = book.settings.kind === 'article';
  const chapters = isArticle ? [] : divisions.filter(isRead);
  const byId = divisionsById(divisions);
  return {
    rendering,
    home: isArticle ? divisions : homeOf(divisions),
    chapters,
    files: new Map(chapters.map((page, index) => [page.id, `${String(index + 1).padStart(2, '0')}.html`])),
    byId,
    pages: printPages(map, [...byId.keys()]).filter(
      ({ label, division }) => label !== '' && (isArticle || chapters.includes(byId.get(division)!)),
    ),
  };
}

/** The address of an id, from a page that shows some divisions. */
export function addressIn(site: Site, shown: readonly Division[], id: string): string {
  const division = site.byId.get(id);
  const file = (division && site.files.get(division.id)) ?? HOME;
  return division && shown.includes(division) ? `#${id}` : `${file}#${id}`;
}

/** Whether a division is text, and has a file of its own. */
function isRead({ kind }: Division): boolean {
  const page = pageOf(kind);
  return page ? pageRecord(page).read === true : kind === 'chapter' || kind === 'part';
}

/** What the first file has: the title and what stands before it, pages beside the text, contents, imprint; but no half-title that is made. */
function homeOf(divisions: readonly Division[]): readonly Division[] {
  const order = [
    'front',
    'title-page',
    'page',
    'abstract',
    'contents',
    'imprint',
    'english-abstract',
    'back',
  ];
  const placeOf = ({ kind, id }: Division) => {
    const page = pageOf(kind);
    if (!page) return kind;
    if (kind === 'half-title' && id === kind) return '';
    const { place, matter } = pageRecord(page);
    return place === 'title' ? 'page' : matter;
  };
  return divisions
    .filter((one) => !isRead(one) && order.includes(placeOf(one)))
    .sort((a, b) => order.indexOf(placeOf(a)) - order.indexOf(placeOf(b)));
}
