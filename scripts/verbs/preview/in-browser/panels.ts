import type { Finding } from '../view.ts';
import { get, make } from './dom.ts';
import { spreadOf } from './spreads.ts';
import type { State } from './state.ts';

/** Goes to a page. */
export type Go = (page: number) => void;

/** What the contents, the pages and the findings show of the book. */
export function drawContents(state: State, go: Go): void {
  const { view, words } = state;
  const outline = view?.outline ?? [];
  const list = make('ol');
  for (const { title, depth, page } of outline) {
    const leaf = make(
      'button',
      { className: `leaf depth-${Math.min(depth, 3)}`, onclick: () => go(page) },
      make('span', { textContent: title || words.untitled, dir: 'auto' }),
      make('span', { className: 'folio', textContent: state.label(page) }),
    );
    leaf.dataset['page'] = String(page);
    list.append(make('li', {}, leaf));
  }
  get('contents').replaceChildren(outline.length > 0 || !view ? list : none(words.noContents));
}

export function drawPages(state: State, go: Go, changed: ReadonlySet<number>): void {
  const { view } = state;
  const parts: HTMLElement[] = [];
  let title: string | undefined;
  for (const [page, { title: own }] of (view?.pages ?? []).entries()) {
    if (own !== title || parts.length === 0) {
      if (own) parts.push(make('h3', { textContent: own, dir: 'auto' }));
      parts.push(make('div', { className: 'folios' }));
    }
    title = own;
    const leaf = make('button', {
      textContent: state.label(page),
      ariaLabel: state.words.toPage(state.label(page)),
      onclick: () => go(page),
      className: changed.has(page) ? 'changed' : '',
    });
    leaf.dataset['page'] = String(page);
    parts.at(-1)!.append(leaf);
  }
  get('pages').replaceChildren(...(parts.length > 0 ? parts : [none(state.words.noPages)]));
}

/** Mark in all lists where one is. */
export function markPlace({ view, page, isDouble }: State): void {
  const spread = spreadOf(page, view?.pages.length ?? 0, isDouble).map(String);
  for (const leaf of document.querySelectorAll<HTMLElement>('#pages [data-page]'))
    mark(leaf, spread.includes(leaf.dataset['page']!));
  const leaves = [...document.querySelectorAll<HTMLElement>('#contents [data-page]')];
  const at = Number(spread.at(-1) ?? 0);
  const own = leaves.findLast((leaf) => Number(leaf.dataset['page']) <= at);
  for (const leaf of leaves) mark(leaf, leaf === own);
}

function mark(leaf: HTMLElement, isHere: boolean): void {
  if (!isHere) {
    leaf.removeAttribute('aria-current');
    return;
  }
  if (leaf.ariaCurrent === 'true') return;
  leaf.ariaCurrent = 'true';
  if (leaf.offsetParent) leaf.scrollIntoView({ block: 'nearest' });
}

export function drawFindings(state: State, go: Go): void {
  const { words, news } = state;
  const findings = news?.status.findings ?? [];
  get('count').textContent = findings.length > 0 ? state.number(findings.length) : '';
  get('findings').replaceChildren(
    ...(findings.length > 0 ? findings.map((one) => drawn(one, state, go)) : [none(words.noFindings)]),
  );
}

/** What is in the way stands above the pages, with its places. */
export function drawFaults(state: State, go: Go): void {
  const { words, language, news } = state;
  const { faults = [], trouble } = news?.status ?? {};
  const place = get('faults');
  place.hidden = faults.length === 0 && !trouble;
  place.replaceChildren(
    make('h2', { textContent: trouble ? trouble[language] : words.faultsHead }),
    ...faults.map((one) => drawn(one, state, go)),
  );
}

/** A finding, with what leads to its page and to its source. */
function drawn(one: Finding, state: State, go: Go): HTMLElement {
  const { words, language } = state;
  const { page } = one;
  const place = `${one.file}:${one.line}:${one.column}`;
  const ways = make('p', { className: 'ways' });
  if (page !== undefined)
    ways.append(make('button', { textContent: words.toPage(state.label(page)), onclick: () => go(page) }));
  ways.append(
    one.link
      ? make('a', { href: one.link, className: 'place', textContent: place })
      : make('span', { className: 'place', textContent: place }),
  );
  return make(
    'article',
    { className: `finding ${one.severity}` },
    make('p', {
      className: 'grave',
      textContent: `${words.severities[one.severity]}${one.mendable ? ` · ${words.mendable}` : ''}`,
    }),
    make('p', { textContent: one.said[language].replaceAll('`', ''), dir: 'auto' }),
    make('p', { className: 'advice', textContent: one.advice[language].replaceAll('`', ''), dir: 'auto' }),
    ways,
  );
}

function none(text: string): HTMLElement {
  return make('p', { className: 'none', textContent: text });
}
