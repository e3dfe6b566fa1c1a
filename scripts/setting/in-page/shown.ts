/** A set page as it stands in the document. */
export interface ShownPage {
  readonly html: string;
  /** Its text, notes behind it, a space between blocks; without running head and folio. */
  readonly text: string;
}

/** The pages of a document in which they are cut, in their order, and the cover's own document as it was made to fit. */
export interface ShownPages {
  readonly pages: readonly ShownPage[];
  readonly cover: string | undefined;
  /** What was found out of the page area: declarations for the root of the document, and the classes of its body. */
  readonly root: string;
  readonly body: string;
}

/** What separates words where no space stands between them. */
const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, dt, dd, td, th, caption, figure, pre, div, section';

/** The pages that were set, to be shown elsewhere. */
export function shownPages(): ShownPages {
  const frame = document.querySelector<HTMLIFrameElement>('.cover-page > iframe');
  const boxes = [...document.querySelectorAll<HTMLElement>('body > .page-box')];
  return {
    pages: boxes.map((box) => ({ html: htmlOf(box), text: textOf(box) })),
    cover: frame?.contentDocument?.documentElement.outerHTML,
    root: document.documentElement.style.cssText,
    body: document.body.className,
  };
}

/** Names that only a print needs count what else the document had: without them the same page is the same text. */
function htmlOf(box: HTMLElement): string {
  return box.outerHTML.replace(/( lang="[\w-]*?)-x-[\w-]*"/g, '$1"').replace('src="/cover"', 'src="cover"');
}

function textOf(box: HTMLElement): string {
  const area = box.querySelector('.page-area');
  if (!area) return '';
  const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
  let text = '';
  let block: Element | null | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const own = node.parentElement!.closest(BLOCKS);
    if (own !== block && text !== '') text += ' ';
    block = own;
    text += node.nodeValue ?? '';
  }
  return text;
}
