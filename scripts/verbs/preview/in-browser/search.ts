import { type Find, type Found, finder } from '../../../language/search/find.ts';
import type { Texts } from '../view.ts';
import { get, make } from './dom.ts';
import type { Go } from './panels.ts';
import type { State } from './state.ts';

/** As many are shown. */
const MOST = 200;

/** How much of a page is shown before what was found, and behind it. */
const AROUND = 60;

/** The search in the pages: it reads them when it is asked for the first time since they were set. */
export class Search {
  readonly #field = get<HTMLInputElement>('asked');
  readonly #state: State;
  readonly #go: Go;
  readonly #mark: (asked: string) => void;
  #find: { readonly version: number; readonly find: Find } | undefined;

  /** `mark`: marks what is asked for on the pages. */
  constructor(state: State, go: Go, mark: (asked: string) => void) {
    this.#state = state;
    this.#go = go;
    this.#mark = mark;
    this.#field.addEventListener('input', () => void this.draw());
    get('search').addEventListener('keydown', (event) => this.#move(event));
  }

  focus(): void {
    this.#field.focus();
    this.#field.select();
  }

  async draw(): Promise<void> {
    const asked = this.#field.value.trim();
    this.#mark(asked);
    const status = get('found-count');
    const list = get('found');
    if (asked === '') {
      status.textContent = '';
      list.replaceChildren();
      return;
    }
    const find = await this.#finder();
    if (asked !== this.#field.value.trim()) return;
    const found = find(asked);
    const { words } = this.#state;
    status.textContent = found.length > 0 ? words.found(this.#state.number(found.length)) : words.nothing;
    list.replaceChildren(...found.slice(0, MOST).map((one) => make('li', {}, this.#leaf(one))));
  }

  async #finder(): Promise<Find> {
    const { view } = this.#state;
    const version = view?.version ?? 0;
    if (this.#find?.version === version) return this.#find.find;
    const texts = (await (await fetch('texts.json')).json()) as Texts;
    const find = finder(texts.map((text, at) => [String(at), '', [['', '', '', text]]]));
    this.#find = { version, find };
    return find;
  }

  #leaf({ page: [file], passage: [, , , text], marks }: Found): HTMLElement {
    const page = Number(file);
    const title = this.#state.view?.pages[page]?.title;
    const [from, to] = marks[0]!;
    const begin = from > AROUND ? text.indexOf(' ', from - AROUND) + 1 : 0;
    const end = to + AROUND < text.length ? text.lastIndexOf(' ', to + AROUND) : text.length;
    return make(
      'button',
      { className: 'found', onclick: () => this.#go(page) },
      make('small', { textContent: [this.#state.label(page), title].filter(Boolean).join(' · ') }),
      make(
        'span',
        { dir: 'auto' },
        `${begin > 0 ? '… ' : ''}${text.slice(begin, from)}`,
        make('mark', { textContent: text.slice(from, to) }),
        `${text.slice(to, Math.max(to, end))}${end < text.length ? ' …' : ''}`,
      ),
    );
  }

  /** The arrows go from the field to what was found, and back. */
  #move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops: readonly HTMLElement[] = [this.#field, ...get('found').querySelectorAll('button')];
    const next = stops[stops.indexOf(document.activeElement as HTMLElement) + (step ?? 0)];
    if (step !== undefined && next) {
      next.focus();
      event.preventDefault();
    } else if (event.key === 'Enter' && document.activeElement === this.#field) stops[1]?.click();
  }
}
