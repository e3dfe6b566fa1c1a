import type { Element, ElementContent, Root } from 'hast';
import type { PagePart } from '../remarks.ts';
import { attribute, changed, elementsOf, isElement, lettersIn, textOf } from './elements.ts';
import { NOTE } from './notes.ts';

export interface LeftOut {
  readonly kind: PagePart;
  /** The words it begins with, for the report. */
  readonly begins: string;
  /** All that it shows. */
  readonly text: string;
}

/** By name: what leads elsewhere, and what is filled in. */
const BY_NAME: Readonly<Record<string, PagePart>> = {
  nav: 'navigation',
  dialog: 'hidden',
  form: 'form',
  button: 'form',
  input: 'form',
  select: 'form',
  textarea: 'form',
  datalist: 'form',
};
const BY_ROLE: Readonly<Record<string, PagePart>> = {
  navigation: 'navigation',
  banner: 'navigation',
  contentinfo: 'navigation',
  search: 'form',
  dialog: 'hidden',
  alertdialog: 'hidden',
};
/** By the words of class and id, as blogs and news sites use them. */
const BY_CLASS: readonly (readonly [RegExp, PagePart])[] = [
  [
    /(?:^|[\s_-])(?:share|sharing|sharedaddy|social|socials|addtoany|follow-us|like-button|sharethis)(?:[\s_-]|$)/,
    'share',
  ],
  [/(?:^|[\s_-])(?:comments?|respond|comment-list|disqus|replies)(?:[\s_-]|$)/, 'comments'],
  [
    /(?:^|[\s_-])(?:related|sidebar|widget|recommended|more-posts|read-more|navbox|infobox-nav|post-navigation|author-box|about-author|tagcloud|tags-links|post-tags|tag-links|cat-links|rating|ratings)(?:[\s_-]|$)/,
    'related',
  ],
  [
    /(?:^|[\s_-])(?:ad|ads|advert|advertisement|adsbygoogle|sponsored|promo|banner|newsletter|subscribe|cookie|cookies|popup|modal)(?:[\s_-]|$)/,
    'advertisement',
  ],
  [
    /(?:^|[\s_-])(?:breadcrumbs?|pagination|pager|menu|navbar|nav-links|toolbar|skip-link|mw-editsection|mw-jump-link|editsection|print-link|noprint|screen-reader-text|sr-only)(?:[\s_-]|$)/,
    'navigation',
  ],
  [
    /(?:^|[\s_-])(?:byline|entry-meta|post-meta|postmeta|article-meta|posted-on|published-date|entry-date|post-info|reading-time)(?:[\s_-]|$)/,
    'byline',
  ],
  [/(?:^|[\s_-])(?:toc|table-of-contents|toctitle|ez-toc-container|lwptoc)(?:[\s_-]|$)/, 'contents'],
];
/** No part that is left out by the words of its class has more of the text than this share. */
const MOST = 0.2;
/** What elements that we have made ourselves are called. */
const OURS = 'warraq-';

/**
 * An article without what is no part of its text, and what that was. `isNote` says of an element that it is, or has, a note, which is text whatever it is
 * called.
 */
export function withoutOmissions<Tree extends Root | Element>(
  article: Tree,
  isNote: (element: Element) => boolean,
): { readonly tree: Tree; readonly left: readonly LeftOut[] } {
  const whole = lettersIn(article);
  const left: LeftOut[] = [];
  const tree = changed(article, (element): ElementContent[] | undefined => {
    // A note in it is a text of its own.
    if (element.tagName === NOTE) return [element];
    const kind = omissionOf(element, whole, isNote);
    if (!kind) return undefined;
    if (lettersIn(element) > 0) left.push(leftOut(kind, element));
    return [];
  });
  return { tree, left };
}

/** What stands on a page outside of its article, and of its notes, piece by piece. */
export function omitted(
  root: Root,
  article: Root | Element,
  isNote: (element: Element) => boolean,
): readonly LeftOut[] {
  const left: LeftOut[] = [];
  const around = (parent: Root | Element): void => {
    for (const child of parent.children as ElementContent[]) {
      if (child === article || lettersIn(child) === 0) continue;
      if (child.type === 'element' && (isNote(child) || elementsOf(child).includes(article as Element))) {
        if (!child.tagName.startsWith(OURS)) around(child);
      } else left.push(leftOut(child.type === 'element' ? kindOutside(child, isNote) : 'outside', child));
    }
  };
  if (article !== root) around(root);
  return left;
}

function kindOutside(element: Element, isNote: (element: Element) => boolean): PagePart {
  const found = omissionOf(element, Number.POSITIVE_INFINITY, isNote);
  return found ?? (isElement(element, 'header', 'footer', 'aside') ? 'navigation' : 'outside');
}

function leftOut(kind: PagePart, node: ElementContent): LeftOut {
  return { kind, begins: beginning(node), text: textOf(node) };
}

function omissionOf(
  element: Element,
  whole: number,
  isNote: (element: Element) => boolean,
): PagePart | undefined {
  const { tagName, properties } = element;
  const named = BY_NAME[tagName];
  if (isNote(element)) return undefined;
  if (tagName === 'form' && lettersIn(element) > MOST * whole) return undefined;
  if (tagName === 'input' && attribute(element, 'type') === 'checkbox') return undefined;
  if (named) return named;
  const role = BY_ROLE[attribute(element, 'role')];
  if (role) return role;
  if (isHidden(element)) return 'hidden';
  if (properties['id'] === undefined && properties['className'] === undefined) return undefined;
  const names = `${attribute(element, 'className')} ${attribute(element, 'id')}`
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase();
  const found = BY_CLASS.find(([words]) => words.test(names))?.[1];
  if (!found || isElement(element, 'body', 'html', 'main', 'article', 'p', 'em', 'strong', 'b', 'i'))
    return undefined;
  return lettersIn(element) <= MOST * whole ? found : undefined;
}

/** What a browser does not show, or shows to nobody who reads. */
function isHidden(element: Element): boolean {
  if (element.properties['hidden'] === true || element.properties['hidden'] === '') return true;
  if (/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, 'style')))
    return true;
  // What is hidden from those who listen is drawn again: formulas, signs.
  return (
    attribute(element, 'ariaHidden') === 'true' &&
    !elementsOf(element).some(({ tagName }) => tagName === 'img')
  );
}

/** The text of a part, with a space between what stands in different elements. */
function wordsIn(node: ElementContent): string {
  return 'children' in node ? node.children.map(wordsIn).join(' ') : textOf(node);
}

const SHOWN = 60;

/** The first words of a part, for people to find it. */
function beginning(node: ElementContent): string {
  const line = wordsIn(node).replace(/\s+/g, ' ').trim();
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN).replace(/(?<!\s)\s+\S*$/, '')} …`;
}
