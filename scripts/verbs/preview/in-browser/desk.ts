import type { MessageLanguage } from '../../../book/message.ts';
import { newsOf, type Told } from '../told.ts';
import type { News } from '../view.ts';
import { choosable, get, make, markChosen } from './dom.ts';
import { drawState, drawWords, drawZoom } from './head.ts';
import { drawContents, drawFaults, drawFindings, drawPages, markPlace } from './panels.ts';
import { openDialog, propose, setWays } from './plans.ts';
import { Search } from './search.ts';
import { Sheet } from './sheet.ts';
import { keptPlace, spreadOf, turned } from './spreads.ts';
import { keep, kept, State } from './state.ts';

/** The desk in the browser. */

const root = document.documentElement;
const state = new State(root.lang as MessageLanguage);
const sheet = new Sheet(state, attend);
const search = new Search(state, go, (asked) => sheet.mark(asked));
const slider = get<HTMLInputElement>('slider');
/** Pages that show something else since the desk was opened last. */
let changed: ReadonlySet<number> = new Set();
let isGone = false;

/** Go to a page. */
function go(page: number): void {
  show('print');
  const before = state.page;
  state.page = page;
  void place(page > before ? 1 : page < before ? -1 : 0);
}

function turn(step: 1 | -1): void {
  const next = turned(state.page, state.view?.pages.length ?? 0, state.isDouble, step);
  if (next === undefined) return;
  state.page = next;
  void place(step);
}

/** What depends on the place. @returns When its pages are seen. */
function place(step: 1 | -1 | 0 = 0): Promise<void> {
  const { view, words } = state;
  if (!view) return Promise.resolve();
  keep({ page: state.page });
  const shown = sheet.show(step);
  markPlace(state);
  const count = view.pages.length;
  const spread = spreadOf(state.page, count, state.isDouble);
  slider.max = String(Math.max(0, count - 1));
  slider.value = String(state.page);
  slider.dir = view.direction;
  const label = spread.map((page) => state.label(page)).join('–');
  get('folio').textContent = words.of(label, state.number(count));
  slider.ariaValueText = label;
  const isRtl = view.direction === 'rtl';
  const onwards = turned(state.page, count, state.isDouble, 1) !== undefined;
  const back = turned(state.page, count, state.isDouble, -1) !== undefined;
  dress(get<HTMLButtonElement>('to-left'), isRtl ? onwards : back, isRtl ? words.next : words.previous);
  dress(get<HTMLButtonElement>('to-right'), isRtl ? back : onwards, isRtl ? words.previous : words.next);
  drawSource(spread);
  return shown;
}

function dress(button: HTMLButtonElement, isThere: boolean, label: string): void {
  button.disabled = !isThere;
  button.ariaLabel = label;
  button.title = label;
}

/** What leads to the text of a page. */
function drawSource(spread: readonly number[]): void {
  const link = get<HTMLAnchorElement>('source');
  const source = spread.map((page) => state.view!.pages[page]?.source).find((one) => one !== undefined);
  link.hidden = source?.link === undefined;
  if (source?.link === undefined) return;
  link.href = source.link;
  link.textContent = `${state.words.source} · ${source.file}:${source.line}`;
}

/** Which stage is shown: the pages, or an edition by its name. */
function show(view: string): void {
  const tabs = get('views');
  const tab = tabs.querySelector<HTMLElement>(`[data-view="${view}"]`);
  if (!tab || tab.ariaSelected === 'true') return;
  markChosen(tabs, tab);
  const isPrint = view === 'print';
  get('view-print').hidden = !isPrint;
  get('foot').hidden = !isPrint;
  const stage = get('view-edition');
  stage.hidden = isPrint;
  if (!isPrint) stage.setAttribute('aria-labelledby', tab.id);
  const frame = make('iframe', { src: `${root.dataset['editions']}${view}/`, title: tab.textContent ?? '' });
  // Its origin is its own, and not that of the desk.
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  stage.replaceChildren(...(isPrint ? [] : [frame]));
}

function choosePanel(name: string): void {
  const tab = get(`tab-${name}`);
  markChosen(get('tabs'), tab);
  for (const one of get('panel').querySelectorAll('section')) one.hidden = one.id !== name;
  togglePanel(true);
  if (name === 'search') search.focus();
  markPlace(state);
}

function togglePanel(isOpen = document.body.classList.contains('bare')): void {
  document.body.classList.toggle('bare', !isOpen);
  get('panel-toggle').ariaExpanded = String(isOpen);
}

/** All that the news decide. */
function draw(): void {
  drawWords(state);
  drawState(state, isGone);
  get('title').textContent = state.view?.title ?? 'warraq';
  document.title = state.view?.title ?? 'warraq';
  drawContents(state, go);
  drawPages(state, go, changed);
  drawFindings(state, go);
  drawFaults(state, go);
  void place();
}

/** What has changed is drawn anew, and nothing else: the place is kept. */
function take(news: News): void {
  const before = state.news;
  state.news = news;
  isGone = false;
  const { view } = news;
  if (view && view.version !== before?.view?.version) {
    const pages = before?.view?.pages;
    state.page = pages
      ? keptPlace(state.page, pages, view.pages)
      : Math.min(kept().page ?? 0, view.pages.length - 1);
    changed = new Set(pages ? view.pages.flatMap(({ key }, at) => (pages[at]?.key === key ? [] : [at])) : []);
    get('title').textContent = view.title;
    document.title = view.title;
    // Whoever has saved something looks at the pages: the lists come behind them.
    void place().finally(() =>
      afterPaint(() => {
        if (state.view === view) drawLists();
      }),
    );
  }
  drawState(state, isGone);
  if (news.status.findings !== before?.status.findings) drawFindings(state, go);
  drawFaults(state, go);
}

/** Do something when what was changed before is seen; at once where nobody looks. */
function afterPaint(work: () => void): void {
  if (document.hidden) work();
  else requestAnimationFrame(() => setTimeout(work));
}

/** What lists the pages of the book. */
function drawLists(): void {
  drawContents(state, go);
  drawPages(state, go, changed);
  markPlace(state);
  void search.draw();
}

function zoomBy(step: 1 | -1): void {
  const now = state.zoom === 'fit' ? Number(get('sheet').dataset['scale'] ?? 1) : state.zoom;
  state.zoom = Math.min(4, Math.max(0.2, Math.round(now * 10 + step) / 10));
  drawZoom(state);
  void sheet.show();
}

function fit(): void {
  state.zoom = 'fit';
  drawZoom(state);
  void sheet.show();
}

function toggleTheme(): void {
  const isDark =
    (root.dataset['theme'] ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) ===
    'dark';
  root.dataset['theme'] = isDark ? 'light' : 'dark';
  keep({ theme: isDark ? 'light' : 'dark' });
}

function showHelp(): void {
  const { words } = state;
  const dialog = openDialog(words.help);
  const rows = words.keys.flatMap(([keys, does]) => [
    make('dt', {}, ...keys!.split(' ').flatMap((key) => [make('kbd', { textContent: key }), ' '])),
    make('dd', { textContent: does! }),
  ]);
  get('dialog-body').replaceChildren(make('dl', { className: 'keys' }, ...rows));
  setWays([[words.close, 'main', () => dialog.close()]]);
}

/** Go from one finding to the next, by their pages. */
function nextFinding(): void {
  const pages = (state.news?.status.findings ?? []).flatMap(({ page }) => page ?? []).sort((a, b) => a - b);
  const last = spreadOf(state.page, state.view?.pages.length ?? 0, state.isDouble).at(-1) ?? 0;
  const next = pages.find((page) => page > last) ?? pages[0];
  choosePanel('findings');
  if (next !== undefined) go(next);
}

const KEYS: Readonly<Record<string, () => void>> = {
  ArrowLeft: () => turn(state.view?.direction === 'rtl' ? 1 : -1),
  ArrowRight: () => turn(state.view?.direction === 'rtl' ? -1 : 1),
  PageDown: () => turn(1),
  PageUp: () => turn(-1),
  ' ': () => turn(1),
  Home: () => go(0),
  End: () => go(Math.max(0, (state.view?.pages.length ?? 1) - 1)),
  '+': () => zoomBy(1),
  '=': () => zoomBy(1),
  '-': () => zoomBy(-1),
  '0': fit,
  '/': () => choosePanel('search'),
  '1': () => choosePanel('contents'),
  '2': () => choosePanel('pages'),
  '3': () => choosePanel('search'),
  '4': () => choosePanel('findings'),
  p: () => togglePanel(),
  n: nextFinding,
  e: () => get('source').click(),
  b: () => void propose('build', state),
  d: toggleTheme,
  '?': showHelp,
  Escape: () => get('view-print').focus(),
};

function press(event: KeyboardEvent): void {
  const target = event.target as Element;
  const isTyping = target.matches('input[type="search"]') && event.key !== 'Escape';
  const isOwn = target.matches('input[type="range"], [role="tab"]') && event.key.startsWith('Arrow');
  const isPressed = event.key === ' ' && target.matches('button, a');
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping || isOwn || isPressed) return;
  if (get<HTMLDialogElement>('dialog').open) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

/** The document of the pages: its keys are those of the desk, and its links lead to pages. */
function attend(sheetDocument: Document): void {
  sheetDocument.addEventListener('keydown', press);
  sheetDocument.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a[href]');
    if (!link) return;
    event.preventDefault();
    const href = link.getAttribute('href')!;
    const inner = state.view?.targets[href.replace(/^warraq:/, '')];
    if (href.startsWith('warraq:') && inner !== undefined) go(inner);
    else if (/^https?:/.test(href)) window.open(href, '_blank', 'noopener,noreferrer');
  });
}

choosable(get('views'), (tab) => show(tab.dataset['view']!));
choosable(get('tabs'), (tab) => choosePanel(tab.id.slice('tab-'.length)));
document.addEventListener('keydown', press);
slider.addEventListener('input', () => {
  state.page = Number(slider.value);
  void place();
});
const clicks: Readonly<Record<string, () => void>> = {
  'to-left': KEYS['ArrowLeft']!,
  'to-right': KEYS['ArrowRight']!,
  'zoom-in': () => zoomBy(1),
  'zoom-out': () => zoomBy(-1),
  'zoom-fit': fit,
  'panel-toggle': () => togglePanel(),
  theme: toggleTheme,
  help: showHelp,
  fix: () => void propose('fix', state),
  build: () => void propose('build', state),
  language: () => {
    state.language = state.language === 'fa' ? 'en' : 'fa';
    keep({ language: state.language });
    draw();
  },
};
for (const [id, act] of Object.entries(clicks)) get(id).addEventListener('click', act);
state.onChange(() => place());
const { theme } = kept();
if (theme) root.dataset['theme'] = theme;
if (matchMedia('(max-width: 60rem)').matches) togglePanel(false);
markChosen(get('tabs'), get('tab-contents'));
draw();
const events = new EventSource('events');
events.addEventListener('message', ({ data }) =>
  take(newsOf(JSON.parse(data as string) as Told, state.news)),
);
events.addEventListener('error', () => {
  isGone = true;
  drawState(state, isGone);
});
