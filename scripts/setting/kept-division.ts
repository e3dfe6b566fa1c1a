import { sameData } from '../book/same-data.ts';
import type { PageTexts } from './galley.ts';
import type { MeasuredQuire } from './in-page/main.ts';
import type { Calls } from './in-page.ts';
import type { Lender, Question } from './lent-pages.ts';
import { type ShownNames, shownNames, textsWithin } from './texts-within.ts';

/** What was asked, and what was answered. */
interface Known {
  readonly name: string;
  readonly takes: readonly unknown[];
  readonly answer: unknown;
  /** No page was asked for it: what changes nothing is told as such. */
  readonly isIdle: boolean;
}

/**
 * A division of a book as a page of its own, over many turns in which the book is set anew. As long as it is asked in one turn what it was
 * asked in the one before, in that order, no page of the browser is needed. From the first new question on it has one lent, which is asked
 * all that went before:
 *
 *     before: open, close A, measure, set, shown
 *     now:    open, close A, measure, set with other folios   ->   the page is asked open, close A, measure, set
 *
 * What is asked next in any case is asked along with it: each answer that is waited for is a pause in which the browser draws what nobody sees.
 *
 * A division is told only of those folios and numbers that it shows: so what changes elsewhere changes no question.
 */
export class KeptDivision implements Calls {
  #known: Known[] = [];
  #at = 0;
  #html = '';
  /** What its HTML, as it was looked through last, shows of the pages. */
  #shows: { readonly html: string; readonly names: ShownNames } | undefined;
  #lender: Lender | undefined;
  #document = '';
  /** What it was measured with first, after its text was poured. */
  #measuredWith: readonly unknown[] | undefined;
  /** Whether a page was needed in this turn. */
  isAnew = false;

  /** Begin a turn. `document`: what tells the document that the text is poured into from others. */
  begin(document: string, lender: Lender): void {
    if (document !== this.#document) this.#known = [];
    this.#document = document;
    this.#lender = lender;
    this.#at = 0;
    this.#html = '';
    this.isAnew = false;
  }

  async call(name: string, asked: readonly unknown[]): Promise<unknown> {
    const takes = this.#narrowed(name, asked);
    if (name === 'open') this.#restart();
    const same = this.#known[this.#at];
    if (same && isSame(same, name, takes)) {
      this.#at += 1;
      return same.answer;
    }
    const before = this.#known.slice(0, this.#at);
    const last = before.at(-1);
    if (last?.name === 'close') this.#measuredWith = takes;
    const isIdle = last !== undefined && name === 'measure' && isSame(last, name, takes);
    const known: readonly Known[] = isIdle
      ? [{ name, takes, answer: unchanged(last.answer as MeasuredQuire), isIdle }]
      : await this.#ask(before, [[name, takes], ...this.#next(name)]);
    this.#known = [...before, ...known];
    this.#at += 1;
    return known[0]!.answer;
  }

  /** What is asked next, whatever is answered now; text is mostly measured with what it was measured with the last time. */
  #next(name: string): readonly Question[] {
    if (name === 'set') return [['shown', []]];
    return name === 'close' && this.#measuredWith ? [['measure', this.#measuredWith]] : [];
  }

  /** A book whose pages were not right is poured anew: what comes now is compared with what came first. */
  #restart(): void {
    this.#html = '';
    if (this.#at === 0) return;
    this.#at = 0;
  }

  async #ask(before: readonly Known[], questions: readonly Question[]): Promise<readonly Known[]> {
    this.isAnew = true;
    const done = before.filter(({ isIdle }) => !isIdle).map(({ name, takes }): Question => [name, takes]);
    const answers = await this.#lender!.ask(this, done, questions);
    return questions.map(([name, takes], at) => ({
      name,
      takes,
      answer: answers[at] ?? null,
      isIdle: false,
    }));
  }

  /** The questions, with what this division shows of the pages and nothing else. */
  #narrowed(name: string, takes: readonly unknown[]): readonly unknown[] {
    if (name === 'pour' || name === 'close') this.#html += String(takes[0]);
    if (name !== 'measure' && name !== 'set') return takes;
    const [first, texts, ...rest] = takes;
    const html = this.#html;
    if (this.#shows?.html !== html) this.#shows = { html, names: shownNames(html) };
    return [first, textsWithin(this.#shows.names, texts as PageTexts), ...rest];
  }
}

function isSame(known: Known, name: string, takes: readonly unknown[]): boolean {
  return known.name === name && sameData(known.takes, takes);
}

function unchanged({ measure, galleys, fits }: MeasuredQuire): MeasuredQuire {
  return { measure, galleys: galleys.map(() => null), fits: fits.map(() => []) };
}
