import { get, make, markChosen } from './dom.ts';
import type { State } from './state.ts';

/** What stands at the head of the desk, and the words of all of it. */

/** All words, in the language that is chosen. */
export function drawWords(state: State): void {
  const { words, language } = state;
  const said = words as unknown as Readonly<Record<string, string>>;
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'fa' ? 'rtl' : 'ltr';
  for (const one of document.querySelectorAll<HTMLElement>('[data-word]'))
    one.textContent = said[one.dataset['word']!]!;
  for (const one of document.querySelectorAll<HTMLElement>('[data-label]')) {
    one.ariaLabel = said[one.dataset['label']!]!;
    if (one.matches('button')) one.title = one.ariaLabel;
  }
  for (const one of document.querySelectorAll<HTMLElement>('[data-title]'))
    one.title = said[one.dataset['title']!]!;
  get<HTMLInputElement>('asked').placeholder = words.searchFor;
  const other = get('language');
  other.textContent = language === 'fa' ? 'English' : 'فارسی';
  other.lang = language === 'fa' ? 'en' : 'fa';
  drawViews(state);
  drawZoom(state);
}

function drawViews(state: State): void {
  const chosen =
    get('views').querySelector<HTMLElement>('[aria-selected="true"]')?.dataset['view'] ?? 'print';
  const editions = JSON.parse(document.documentElement.dataset['formats']!) as readonly {
    name: string;
    title: string;
  }[];
  const tabs = [{ name: 'print', title: state.words.print }, ...editions].map(({ name, title }) => {
    const tab = make('button', {
      role: 'tab',
      id: `view-of-${name}`,
      textContent: title || state.words.site,
    });
    tab.dataset['view'] = name;
    tab.setAttribute('aria-controls', name === 'print' ? 'view-print' : 'view-edition');
    return tab;
  });
  get('views').replaceChildren(...tabs);
  markChosen(get('views'), tabs.find((tab) => tab.dataset['view'] === chosen)!);
}

export function drawZoom(state: State): void {
  const { zoom, words } = state;
  get('zoom-fit').textContent =
    zoom === 'fit'
      ? words.fit
      : `${state.number(Math.round(zoom * 100))}${state.language === 'fa' ? '٪' : ' %'}`;
}

/** How it goes. `isGone`: warraq does not answer. */
export function drawState(state: State, isGone: boolean): void {
  const { words } = state;
  const { state: now = 'setting', ms = 0, anew = 0 } = state.news?.status ?? {};
  const shown = isGone ? 'gone' : now;
  const text = {
    setting: words.setting,
    ready: words.ready(state.number(Math.round(ms / 100) / 10), state.number(anew)),
    faulty: words.faulty,
    gone: words.gone,
  };
  const place = get('state');
  place.dataset['state'] = shown;
  place.title = text[shown];
  place.replaceChildren(make('span', { textContent: text[shown] }));
}
