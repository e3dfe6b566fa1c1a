import { type Galley, type Item, type Measure, NEVER, type SetPage } from './galley.ts';
import {
  choices,
  type Floats,
  floatsOf,
  type Head,
  headOf,
  isMoved,
  type Moved,
  movedFrom,
  NO_HEAD,
} from './page-floats.ts';
import { lateNotes, leftOpen, type NotesSet, notesWithin, owedBy, type Rest } from './page-notes.ts';

/** What a flaw costs. A page that ends two lines short costs 4, three lines short 16; all else is weighed against it. */
const COST = {
  short: 4,
  splitNote: 60,
  /** A note that is left unfinished though another begins behind it: only so that this one can begin at all. */
  leftOpen: 2000,
  /** A note that begins after the page of its mark: only where no page has room for the beginnings of all notes of a line. */
  late: 1e6,
  /** A page on which a split note leaves less than a quarter to the text. */
  crowded: 20,
  /** A figure that is moved to the head of the next page, and one that has to wait for another page. */
  moved: 8,
  waiting: 40,
  /** A division's last page with so many lines: nothing, one, two, three, four. */
  lastLines: [0, 600, 90, 40, 20],
  unlevel: 40,
} as const;

/** What the rules of a table may add to its height by rounding: px. */
const RULES = 1.5;

/** How many ways to end a page are followed up, with and without a split note. */
const KEPT = 7;

export interface PaginateOptions extends Measure {
  /** Index of the division's first page in the book; even ones are rectos. */
  readonly start: number;
  /** Facing pages are to end level. */
  readonly level: boolean;
  /** Item -> how much higher a page that begins with it has proven to be than was measured. */
  readonly lessons?: ReadonlyMap<number, number> | undefined;
}

/** A point between two pages: the next item, the first figure and the first note that are not set yet, and the notes that go on. */
interface Point {
  readonly item: number;
  readonly float: number;
  readonly note: number;
  readonly rests: readonly Rest[];
}

interface State extends Point {
  readonly cost: number;
  /** How many lines of notes are left for the next page. */
  readonly owed: number;
  readonly index: number;
  /** How many lines short the page before this one is, when this one faces it. */
  readonly facing: number;
  readonly previous: State | undefined;
  readonly page: SetPage | undefined;
}

/**
 * Divide a galley into pages so that the sum of all flaws is least: the shortest path over the places where a page may
 * begin. A note begins on the page of its mark; the last one of a page may go on overleaf.
 *
 * @returns undefined when there is no way, as for a box that is taller than a page.
 */
export function paginate(galley: Galley, options: PaginateOptions): readonly SetPage[] | undefined {
  if (galley.items.length === 0 && galley.notes.length === 0)
    return [{ from: 0, to: 0, head: [], moved: [], notes: [], used: 0, foot: 0 }];
  const work = { galley, due: dueNotes(galley), floats: floatsOf(galley.items), options };
  const agenda = new Agenda(galley.items.length, options.level);
  agenda.reach({
    item: 0,
    float: 0,
    note: 0,
    rests: [],
    cost: 0,
    owed: 0,
    index: options.start,
    facing: 0,
    previous: undefined,
    page: undefined,
  });
  let best: State | undefined;
  for (let state = agenda.take(); state; state = agenda.take()) {
    if (best && best.cost <= state.cost) continue;
    if (isEnd(state, work)) best = state;
    else for (const next of pagesFrom(state, work)) agenda.reach(next);
  }
  return best && pagesUpTo(best);
}

/** A galley that is being divided. */
interface Work {
  readonly galley: Galley;
  /** For each item, how many notes have their marks before it. */
  readonly due: readonly number[];
  readonly floats: Floats;
  readonly options: PaginateOptions;
}

function isEnd({ item, float, note, rests }: Point, { galley: { items, notes }, floats }: Work): boolean {
  return (
    item === items.length && float === floats.items.length && note === notes.length && rests.length === 0
  );
}

/**
 * The states that are reached and not yet gone on from, in reading order. Of those at one item, one that costs no less than
 * another and owes no fewer lines of notes is not followed up.
 */
class Agenda {
  readonly #waiting: State[][];
  readonly #level: boolean;
  #item = 0;

  constructor(items: number, level: boolean) {
    this.#waiting = Array.from({ length: items + 1 }, () => []);
    this.#level = level;
  }

  reach(state: State): void {
    const others = this.#waiting[state.item]!;
    for (const other of others) if (this.#isBetter(other, state)) return;
    for (let at = others.length - 1; at >= 0; at -= 1)
      if (this.#isBetter(state, others[at]!)) others.splice(at, 1);
    others.push(state);
  }

  /** The first state, the one that owes most: all that leads to it has been gone on from. */
  take(): State | undefined {
    while (this.#waiting[this.#item]?.length === 0) this.#item += 1;
    const states = this.#waiting[this.#item];
    if (!states) return undefined;
    const first = states.reduce((one, other) => (other.owed > one.owed ? other : one));
    states.splice(states.indexOf(first), 1);
    return first;
  }

  #isBetter(one: State, other: State): boolean {
    return (
      one.cost <= other.cost &&
      one.owed <= other.owed &&
      one.float >= other.float &&
      this.#sideOf(one) === this.#sideOf(other)
    );
  }

  /** What matters of the facing page, where the two are to end level. */
  #sideOf({ index, facing }: State): number {
    return this.#level ? (index % 2) * 4 + Math.min(3, facing) : 0;
  }
}

function pagesUpTo(last: State): readonly SetPage[] {
  const pages: SetPage[] = [];
  for (let state: State | undefined = last; state?.page; state = state.previous) pages.unshift(state.page);
  return pages;
}

/** For each item, how many notes have their marks before it. */
function dueNotes({ items, notes }: Galley): readonly number[] {
  const due: number[] = [];
  let count = 0;
  for (let item = 0; item <= items.length; item += 1) {
    while (count < notes.length && notes[count]!.item < item) count += 1;
    due.push(count);
  }
  return due;
}

/** The best pages that may begin at a state, as the states that they lead to, whether or not figures are moved on. */
function pagesFrom(state: State, work: Work): readonly State[] {
  const { floats, options } = work;
  if (floats.items.length === 0) return pagesWith({ state, head: NO_HEAD, moving: Infinity }, work);
  const head = headOf(state.float, state.item, floats, options.height);
  const to = fullest({ state, head, moving: Infinity }, work);
  return choices(head, state.item, to, floats).flatMap((moving) => pagesWith({ state, head, moving }, work));
}

/** How a page begins: its head, and the first figure that it moves on. */
interface Beginning {
  readonly state: State;
  readonly head: Head;
  readonly moving: number;
}

/** The fullest pages whose notes end on them, and where none of these is good, those that leave a note to be gone on with. */
function pagesWith(beginning: Beginning, work: Work): readonly State[] {
  const { state } = beginning;
  const whole: State[] = [];
  const split: State[] = [];
  for (let to = fullest(beginning, work); to >= state.item && whole.length < KEPT; to -= 1) {
    const next = pageTo(to, beginning, work);
    if (next) (next.note === work.due[to]! && next.rests.length === 0 ? whole : split).push(next);
  }
  if (whole.some((next) => next.cost - state.cost < COST.splitNote / 2)) return whole;
  return [...whole, ...split.sort((a, b) => a.cost - b.cost || b.item - a.item).slice(0, KEPT)];
}

/** The last item that a page can end before, notes aside. */
function fullest(
  { state: { item: from }, head, moving }: Beginning,
  { galley, floats, options }: Work,
): number {
  const { items } = galley;
  const room = options.height - head.height + pageTop(galley, from);
  let to = from;
  if (moving === Infinity) while (to < items.length && items[to]!.bottom <= room) to += 1;
  else
    while (
      to < items.length &&
      (isMoved(to, moving, floats) || items[to]!.bottom - movedFrom(moving, from, to, floats).gap <= room)
    )
      to += 1;
  return to;
}

/** The state after a page that ends before an item; undefined where none can. */
function pageTo(to: number, { state, head, moving }: Beginning, work: Work): State | undefined {
  const { galley, due, floats, options } = work;
  const { items } = galley;
  const empty = to === state.item;
  if (empty && state.note === due[to]! && state.rests.length === 0 && head.items.length === 0)
    return undefined;
  const cost = empty ? 0 : (items[to]?.cost ?? 0);
  if (cost >= NEVER) return undefined;
  const moved = movedFrom(moving, state.item, to, floats);
  // No page begins with what is moved on: the one before takes that with it.
  if (moved.items[0] === state.item || (moving < Infinity && head.left === 0 && moved.items.length === 0))
    return undefined;
  const more = options.lessons?.get(state.item) ?? 0;
  const used = head.height + textHeight(galley, state.item, to, moved);
  const ruled = !empty && (items[to - 1]!.kind === 'row' || items[state.item]!.kind === 'row');
  const room = options.height - used - more - (ruled ? RULES : 0);
  if (room < 0) return undefined;
  const set = notesWithin(state, due[to]!, galley, room - options.rule);
  if (empty && set.parts.length === 0 && head.items.length === 0) return undefined;
  const foot = set.parts.length > 0 ? set.height + options.rule : 0;
  const page = { from: state.item, to, head: head.items, moved: moved.items, notes: set.parts, used, foot };
  return nextState({ state, head, moving }, page, set, cost, work);
}

/** The height of the text between two items without what is moved on. */
function textHeight(galley: Galley, from: number, to: number, moved: Moved): number {
  if (to === from) return 0;
  let last = to - 1;
  let gap = moved.gap;
  // What is moved on at the end of a page leaves no gap: the text ends above it.
  while (moved.items.includes(last)) {
    gap -= galley.items[last]!.float!.gap;
    last -= 1;
  }
  return galley.items[last]!.bottom - gap - pageTop(galley, from);
}

/** Where a page begins in the galley; a repeated header counts as if it stood above. */
function pageTop({ items }: Galley, from: number): number {
  const item = items[from];
  return from === 0 || !item ? 0 : item.top - item.repeated;
}

function nextState(
  { state, head }: Beginning,
  page: SetPage,
  set: NotesSet,
  breakCost: number,
  { galley, due: allDue, floats, options }: Work,
): State {
  const { items, notes } = galley;
  const due = allDue[page.to]!;
  const float = head.left > 0 ? head.next : floats.before[page.to]! - page.moved.length;
  const late = lateNotes(set, due, galley);
  const splits = set.rests.length + (set.note < due ? 1 : 0);
  const last = page.to === items.length && splits === 0 && float === floats.items.length;
  const rest = options.height - page.used - page.foot;
  const short = Math.max(0, rest / options.line - 1);
  const lines = Math.min(12, Math.floor(rest / options.line));
  let cost = state.cost + breakCost;
  if (!last) cost += COST.short * short * short;
  const open = splits > 0 ? leftOpen(set, page) : 0;
  cost += COST.late * late + COST.splitNote * splits + COST.leftOpen * open;
  cost += COST.moved * page.moved.length + COST.waiting * head.left;
  if (splits > 0 && page.used < options.height / 4) cost += COST.crowded;
  if (last && page.from > 0) cost += lastPageCost(items.slice(page.from, page.to));
  const faces = state.index % 2 === 1;
  if (options.level && !faces && state.index > options.start && !last)
    cost += COST.unlevel * (lines - state.facing) ** 2;
  return {
    item: page.to,
    float,
    note: set.note,
    rests: set.rests,
    cost,
    owed: owedBy(set, due, notes),
    index: state.index + 1,
    facing: options.level && faces ? lines : 0,
    previous: state,
    page,
  };
}

function lastPageCost(items: readonly Item[]): number {
  if (items.some((item) => item.kind !== 'line')) return 0;
  return COST.lastLines[items.length] ?? 0;
}
