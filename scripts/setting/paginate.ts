import { Agenda, type Point, type State } from './agenda.ts';
import { type Galley, type Item, type Measure, NEVER, type SetBox } from './galley.ts';
import {
  choices,
  type Elsewhere,
  type Floats,
  floatsOf,
  headOf,
  isMisplaced,
  isMoved,
  type Moved,
  movedFrom,
  NO_HEAD,
  NOTHING,
  type PageHead,
} from './page-floats.ts';
import { type Columns, type Frame, framesFrom, sideOf } from './page-frames.ts';
import { PageGrids } from './page-grid.ts';
import { pageTop, textHeight } from './page-height.ts';
import { lateNotes, leftOpen, type NotesSet, notesWithin, owedBy } from './page-notes.ts';

/** What it costs that a note begins after the page of its mark: only where no page has room for the beginnings of all notes of a line. */
export const LATE = 1e6;

/** What a flaw costs. A page that ends one line short costs 30, two lines short 120, three 270; all else is weighed against it. */
const COST = {
  short: 30,
  splitNote: 60,
  /** A note that is left unfinished though another begins behind it: only so that this one can begin at all. */
  leftOpen: 2000,
  /** A page on which a split note leaves less than a quarter to the text. */
  crowded: 20,
  /** A figure that is moved to the head of the next page, and one that has to wait for another page. */
  moved: 8,
  waiting: 40,
  /** A division's last page with so many lines: nothing, one, two, three, four. */
  lastLines: [0, 2500, 900, 600, 400],
  unlevel: 40,
  /** A figure above the columns of the page that has the head of an article; and a page with nothing but figures at the end. */
  aboveFirst: 200,
  figuresAtEnd: 500,
  /** Each line that the second of two columns is longer than the first, where they end. */
  longerEnd: 10,
} as const;

/** Lines left empty before a figure, a table or a heading cost this share; beyond so many, no more than in proportion: they stand best where readers see why. */
const EXCUSED = { share: 0.7, lines: 4 };

/** What the rules of a table may add to its height by rounding: px. */
const RULES = 1.5;

/** How many ways to end a page are followed up, with and without a split note; those that cost as much as this are no way unless all do. */
const KEPT = 7;
const BAD = 1000;

export interface PaginateOptions extends Measure {
  /** Index of the division's first page in the book; even ones are rectos. */
  readonly start: number;
  /** Facing pages are to end level. */
  readonly level: boolean;
  /** Item -> how much higher a page that begins with it has proven to be than was measured. */
  readonly lessons?: ReadonlyMap<number, number> | undefined;
  /** Pages have two columns: the boxes are these, by turns. */
  readonly columns?: Columns | undefined;
}

/** A galley that is being divided. */
export interface Work {
  readonly galley: Galley;
  /** For each item, how many notes have their marks before it. */
  readonly due: readonly number[];
  readonly floats: Floats;
  readonly grids: PageGrids;
  readonly options: PaginateOptions;
}

/**
 * Divide a galley into pages so that the sum of all flaws is least: the shortest path over the places where a page may
 * begin. A note begins on the page of its mark; the last one of a page may go on overleaf.
 *
 * @returns undefined when there is no way, as for a box that is taller than a page.
 */
export function paginate(galley: Galley, options: PaginateOptions): readonly SetBox[] | undefined {
  if (galley.items.length === 0 && galley.notes.length === 0)
    return [{ from: 0, to: 0, head: [], moved: [], notes: [], used: 0, foot: 0 }];
  const work = workOf(galley, options);
  const best = cheapest(beginning(options), work);
  return best && wayTo(best).map(({ box }) => box!);
}

export function workOf(galley: Galley, options: PaginateOptions): Work {
  const grids = new PageGrids(galley, options.line);
  return { galley, due: dueNotes(galley), floats: floatsOf(galley.items), grids, options };
}

/** The point before all. */
export function beginning({ start, height }: PaginateOptions): State {
  return {
    item: 0,
    float: 0,
    note: 0,
    rests: [],
    cost: 0,
    owed: 0,
    index: start,
    facing: 0,
    side: 0,
    previous: undefined,
    box: undefined,
    frame: { column: 1, top: 0, height, text: height, above: 0 },
  };
}

/** The end that is reached from a state at the least cost. */
export function cheapest(from: State, work: Work): State | undefined {
  const agenda = new Agenda(work.galley.items.length);
  agenda.reach(from);
  let best: State | undefined;
  for (let state = agenda.take(); state; state = agenda.take()) {
    if (best && best.cost <= state.cost) continue;
    if (isEnd(state, work)) best = state;
    else for (const next of pagesFrom(state, work)) agenda.reach(next);
  }
  return best;
}

/** The states that a state was reached by, without the one before all. */
export function wayTo(last: State): readonly State[] {
  const way: State[] = [];
  for (let state: State | undefined = last; state?.box; state = state.previous) way.unshift(state);
  return way;
}

function isEnd({ item, float, note, rests }: Point, { galley: { items, notes }, floats }: Work): boolean {
  return (
    item === items.length && float === floats.items.length && note === notes.length && rests.length === 0
  );
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
  const frames = framesFrom(state, floats, options);
  if (floats.items.length === 0 && frames.length === 1)
    return pagesWith({ state, frame: frames[0]!, head: NO_HEAD, elsewhere: NOWHERE }, work);
  return frames.flatMap((frame) => {
    const head = headOf(state.float + frame.above, state.item, floats, frame.text);
    const whole = { state, frame, head, elsewhere: { set: head.next, moving: Infinity } };
    return choices(head, state.item, fullest(whole, work), floats).flatMap((moving) =>
      pagesWith({ ...whole, elsewhere: { set: head.next, moving } }, work),
    );
  });
}

/** How a page begins: its place, its head, and which figures stand elsewhere. */
interface Beginning {
  readonly state: State;
  readonly frame: Frame;
  readonly head: PageHead;
  readonly elsewhere: Elsewhere;
}

const NOWHERE: Elsewhere = { set: 0, moving: Infinity };

/** The fullest pages whose notes end on them, and where none of these is good, those that leave a note to be gone on with. */
function pagesWith(beginning: Beginning, work: Work): readonly State[] {
  const { state } = beginning;
  const whole: State[] = [];
  const split: State[] = [];
  let kept = 0;
  for (let to = fullest(beginning, work); to >= state.item && kept < KEPT; to -= 1) {
    const next = pageTo(to, beginning, work);
    if (!next) continue;
    const isWhole = next.note === work.due[to]! && next.rests.length === 0;
    (isWhole ? whole : split).push(next);
    if (isWhole && (work.galley.items[to]?.cost ?? 0) < BAD) kept += 1;
  }
  if (whole.some((next) => next.cost - state.cost < COST.splitNote / 2)) return whole;
  return [...whole, ...split.sort((a, b) => a.cost - b.cost || b.item - a.item).slice(0, KEPT)];
}

/** The last item that a page can end before, notes aside. */
function fullest(
  { state: { item: from }, frame, head, elsewhere }: Beginning,
  { galley, floats, grids }: Work,
): number {
  const { items } = galley;
  const top = pageTop(items, from);
  const room = frame.text - head.height + top;
  const { lower } = grids.from(from, top);
  let to = from;
  if (elsewhere.moving === Infinity && elsewhere.set <= (floats.before[from] ?? 0))
    while (to < items.length && items[to]!.bottom + lower(to) <= room) to += 1;
  else
    while (
      to < items.length &&
      (isMoved(to, elsewhere, floats) ||
        items[to]!.bottom + lower(to) - movedFrom(elsewhere, from, to, floats).gap <= room)
    )
      to += 1;
  return to;
}

/** The state after a page that ends before an item; undefined where none can. */
function pageTo(to: number, beginning: Beginning, work: Work): State | undefined {
  const { state, frame, head, elsewhere } = beginning;
  const { galley, due, floats, grids, options } = work;
  const { items } = galley;
  const empty = to === state.item;
  if (empty && !mayBeEmpty(to, beginning, work)) return undefined;
  const cost = empty ? 0 : (items[to]?.cost ?? 0);
  if (cost >= NEVER) return undefined;
  const moved = floats.items.length === 0 ? NOTHING : movedFrom(elsewhere, state.item, to, floats);
  if (floats.items.length > 0 && !isPossible(to, moved, beginning, work)) return undefined;
  const more = options.lessons?.get(state.item) ?? 0;
  const grid = grids.from(state.item, pageTop(items, state.item));
  const used = head.height + textHeight(galley, state.item, to, moved, grid);
  const ruled = !empty && (items[to - 1]!.kind === 'row' || items[state.item]!.kind === 'row');
  const higher = more + (ruled ? RULES : 0);
  const room = frame.height - used - higher;
  if (room < 0 || used + higher > frame.text) return undefined;
  const set = notesWithin(state, due[to]!, galley, room - options.rule);
  if (empty && set.parts.length === 0 && !mayBeBare(beginning, work)) return undefined;
  const foot = set.parts.length > 0 ? set.height + options.rule : 0;
  const shifts = grid.shifts.filter(({ item }) => item < to);
  const box = {
    from: state.item,
    to,
    head: head.items,
    moved: moved.items,
    notes: set.parts,
    used,
    foot,
    ...(shifts.length > 0 && { shifts }),
  };
  return nextState(beginning, box, { set, moved, breakCost: cost }, work);
}

/** Whether a page may have no text: it has notes that are left, or figures. */
function mayBeEmpty(to: number, beginning: Beginning, work: Work): boolean {
  const { note, rests } = beginning.state;
  return note < work.due[to]! || rests.length > 0 || mayBeBare(beginning, work);
}

/**
 * Whether a page may have neither text nor notes: figures stand at its head. So may a column, if its page has anything: what comes next
 * may have to stand above the columns of another.
 */
function mayBeBare({ state, frame, head }: Beginning, { options }: Work): boolean {
  if (head.items.length > 0 || frame.above > 0) return true;
  if (!options.columns || frame.column === 0) return false;
  const { item, float, note } = state.previous!;
  return item < state.item || float < state.float || note < state.note || state.box!.notes.length > 0;
}

/** Whether the figures of a page can stand so. */
function isPossible(to: number, moved: Moved, beginning: Beginning, { floats, options }: Work): boolean {
  const { state, frame, elsewhere } = beginning;
  if (!isMoving(moved, beginning, floats) || isMisplaced(elsewhere, state.item, to, floats)) return false;
  // What stands above columns belongs to their text.
  return frame.column === 0 || !options.columns || elsewhere.set <= floats.before[to]!;
}

/** Whether it moves on what it says. No page begins with what is moved on: the one before takes that with it, but what is wide stands in none. */
function isMoving(moved: Moved, { state, head, elsewhere }: Beginning, floats: Floats): boolean {
  if (elsewhere.moving < Infinity && head.left === 0 && moved.on === 0) return false;
  return moved.items[0] !== state.item || floats.sizes[floats.before[state.item]!]!.wide === true;
}

/** What a page does to the notes and the figures of its text, and what it costs to begin the next one where it ends. */
interface Ending {
  readonly set: NotesSet;
  readonly moved: Moved;
  readonly breakCost: number;
}

function nextState(
  { state, frame, head }: Beginning,
  box: SetBox,
  { set, moved, breakCost }: Ending,
  work: Work,
): State {
  const { galley, floats, options } = work;
  const due = work.due[box.to]!;
  const float = Math.max(head.next, head.left > 0 ? 0 : floats.before[box.to]! - moved.on);
  const splits = set.rests.length + (set.note < due ? 1 : 0);
  const last = box.to === galley.items.length && splits === 0 && float === floats.items.length;
  const rest = Math.min(frame.height - box.used - box.foot, frame.text - box.used);
  const short = Math.max(0, rest / options.line);
  // Where notes stand at its foot, a page ends level whatever its text does.
  const lines = box.foot > 0 ? 0 : Math.min(12, Math.floor(rest / options.line));
  let cost = state.cost + breakCost;
  if (!last) cost += COST.short * (isExcused(box.to, galley) ? excused(short) : short * short);
  const open = splits > 0 ? leftOpen(set, box) : 0;
  cost += LATE * lateNotes(set, due, galley) + COST.splitNote * splits + COST.leftOpen * open;
  cost += COST.moved * moved.on + COST.waiting * head.left;
  if (splits > 0 && box.used < options.height / 4) cost += COST.crowded;
  if (last) cost += endCost(box, frame, state, work);
  const faces = state.index % 2 === 1;
  if (options.level && !faces && state.index > options.start && !last)
    cost += COST.unlevel * (lines - state.facing) ** 2;
  if (frame.above > 0 && options.columns && state.index === options.start && options.columns.top > 0)
    cost += COST.aboveFirst;
  const facing = options.level && faces ? lines : 0;
  return {
    item: box.to,
    float,
    note: set.note,
    rests: set.rests,
    cost,
    owed: owedBy(set, due, galley.notes),
    index: state.index + 1,
    facing,
    side: sideOf({ index: state.index + 1, facing, frame }, float - floats.before[box.to]!, options),
    previous: state,
    box,
    frame,
  };
}

/** What lines left empty cost where a reader sees why. */
function excused(short: number): number {
  const { share, lines } = EXCUSED;
  return share * (short <= lines ? short * short : lines * (2 * short - lines));
}

/** Whether a reader sees why a page ends early: a figure, a table, or what is kept with its next lines, as a heading is, had no room. */
function isExcused(to: number, { items }: Galley): boolean {
  const next = items[to];
  return next !== undefined && (next.kind !== 'line' || (items[to + 1]?.cost ?? 0) >= BAD);
}

/** What the last page costs: few lines. Columns are made level, so those are of the first; the second is not to be longer. */
function endCost(
  { from, to, used }: SetBox,
  { column, above }: Frame,
  { box: before }: State,
  { galley, options }: Work,
): number {
  if (options.columns && column === 1)
    return COST.longerEnd * Math.max(0, Math.round((used - before!.used) / options.line));
  if (options.columns && from === to && above > 0) return COST.figuresAtEnd;
  // Each item is a line at the least.
  if (from === 0 || to - from >= COST.lastLines.length) return 0;
  const lines = galley.items.slice(from, to).map((item) => linesIn(item, options.line));
  return COST.lastLines[lines.reduce((sum, count) => sum + count, 0)] ?? 0;
}

/** As how many lines an item counts where a page has few: what is as low as a bayt is one or two, all else as many as suffice. */
function linesIn({ kind, top, bottom }: Item, line: number): number {
  if (kind === 'line') return 1;
  const count = Math.max(1, Math.round((bottom - top) / line));
  return kind === 'box' && count <= 2 ? count : COST.lastLines.length;
}
