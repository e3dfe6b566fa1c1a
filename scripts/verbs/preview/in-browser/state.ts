import type { MessageLanguage } from '../../../book/message.ts';
import type { News, View } from '../view.ts';
import { numberIn, WORDS, type Words } from './words.ts';

/** What the desk remembers from one visit to the next. */
interface Kept {
  language?: MessageLanguage;
  theme?: 'light' | 'dark';
  page?: number;
}

/** The address of this book, with its token, is new each time: what is kept is so by the title. */
const KEY = 'warraq desk';

/** All that the desk knows; its parts look here, and tell of what they change. */
export class State {
  news: News | undefined;
  /** Index of a page that is seen. */
  page = 0;
  /** `fit`, or how large pages are as a part of their size. */
  zoom: number | 'fit' = 'fit';
  isDouble = true;
  language: MessageLanguage;
  #listeners: (() => void)[] = [];

  constructor(language: MessageLanguage) {
    this.language = kept().language ?? language;
  }

  get view(): View | undefined {
    return this.news?.view;
  }

  get words(): Words {
    return WORDS[this.language];
  }

  number(value: number): string {
    return numberIn(this.language, value);
  }

  /** The folio of a page as the book writes it; its place where it has none. */
  label(page: number): string {
    return this.view?.pages[page]?.label || `[${this.number(page + 1)}]`;
  }

  /** Be told of every change. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** What was kept; nothing where the browser keeps nothing. */
export function kept(): Kept {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Kept;
  } catch {
    return {};
  }
}

export function keep(more: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...kept(), ...more }));
  } catch {
    // Only a convenience.
  }
}
