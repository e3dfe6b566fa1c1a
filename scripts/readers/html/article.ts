import type { Element, ElementContent, Root } from 'hast';
import { attribute, elementsOf, isElement, lettersIn } from './elements.ts';

/** What sites call the element that has the text of a post. */
const BODY =
  /(?:^|\s)(?:post-?body|entry-?content|post-?content|article-?body|article-?content|articleBody|story-?body|single-?content|blog-?content|e-content|mw-parser-output|markdown-body|item-text|matn)(?:\s|$)/i;
/** Least share of the letters in paragraphs that the article must have. */
const MOST = 0.5;

/**
 * The element of a page that holds its text: what is marked as such (`article`, `main`, the names that blogs use), if it has at least half of what is written
 * in paragraphs; else that in which the paragraphs stand most densely; else all.
 */
export function articleOf(root: Root): Element | Root {
  const all = elementsOf(root);
  const body = all.find((one) => isElement(one, 'body')) ?? root;
  const whole = proseIn(body);
  const marked = [
    all.filter(
      (one) =>
        attribute(one, 'itemProp') === 'articleBody' ||
        BODY.test(`${attribute(one, 'className')} ${attribute(one, 'id')}`),
    ),
    all.filter((one) => isElement(one, 'article') || attribute(one, 'role') === 'article'),
    all.filter((one) => isElement(one, 'main') || attribute(one, 'role') === 'main'),
  ];
  for (const candidates of marked) {
    const [best] = candidates
      .map((one) => [one, proseIn(one)] as const)
      .sort(([, one], [, other]) => other - one);
    if (best && best[1] > 0 && best[1] >= MOST * whole) return best[0];
  }
  return densest(body);
}

/** Elements whose letters are text, and not the words of a menu. */
const PROSE = ['p', 'blockquote', 'pre', 'td', 'dd', 'h1', 'h2', 'h3', 'h4', 'li'];

/** Letters in the paragraphs of an element, but for those in links. */
function proseIn(node: Element | Root): number {
  let letters = 0;
  const add = (parent: Element | Root): void => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue;
      if (PROSE.includes(child.tagName)) letters += Math.max(0, lettersIn(child) - linked(child));
      else add(child);
    }
  };
  add(node);
  return letters;
}

function linked(element: Element): number {
  return elementsOf(element)
    .filter((one) => one.tagName === 'a')
    .reduce((sum, one) => sum + lettersIn(one), 0);
}

/** The deepest element that still has nearly all paragraphs, step by step from the body. */
function densest(body: Element | Root): Element | Root {
  let here: Element | Root = body;
  for (;;) {
    const whole = proseIn(here);
    const next: Element | undefined = (here.children as ElementContent[]).find(
      (child): child is Element =>
        child.type === 'element' &&
        !PROSE.includes(child.tagName) &&
        child.tagName !== 'table' &&
        proseIn(child) >= 0.8 * whole,
    );
    if (!next || whole === 0) return here;
    here = next;
  }
}
