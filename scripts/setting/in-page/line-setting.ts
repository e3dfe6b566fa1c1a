/**
 * How a justified line fills its measure: its spaces give, and its letters, if they may. It knows nothing of browsers. Lengths are px,
 * spaces are told as multiples of the typeface's own.
 */

/** What the lines of a text may be set with. */
export interface SettingLimits {
  /** No space is narrower. */
  readonly least: number;
  /** What all spaces would be, if that could be. */
  readonly best: number;
  /** What is wider costs more than any other flaw. */
  readonly most: number;
  /** How much larger or smaller the letters of any line may be, as a share of their size. */
  readonly letters: number;
  /** The same of a line whose spaces would else be wider than the most, or narrower than the least. */
  readonly rescue: number;
}

/** What stands on a line. */
export interface Content {
  /** All but its spaces. */
  solid: number;
  /** Its spaces as the typeface has them. */
  gaps: number;
  /** What of it are letters that may be larger or smaller. */
  letters: number;
}

/** How a line is set. */
export interface Setting {
  readonly space: number;
  /** The size of its letters, as a multiple of their own. */
  readonly scale: number;
}

/** How much of what spaces would have to give letters take. */
const LETTERS_TAKE = 0.75;

/** Sizes of letters are told apart by thousandths. */
const STEPS = 1000;

/** The space of a line that has none. */
const EMPTY = 9;

const within = (value: number, most: number) => Math.max(-most, Math.min(most, value));

/** How much wider the letters of a full line are set. */
function widened(room: number, { solid, gaps, letters }: Content, limits: SettingLimits): number {
  const spare = room - solid;
  const first = within(LETTERS_TAKE * (spare - gaps * limits.best), letters * limits.letters);
  const most = letters * Math.max(limits.letters, limits.rescue);
  if (spare - first > gaps * limits.most) return within(spare - gaps * limits.most, most);
  if (spare - first < gaps * limits.least) return within(spare - gaps * limits.least, most);
  return first;
}

/** The space of a full line in some room. */
export function spaceIn(room: number, content: Content, limits: SettingLimits): number {
  const { solid, gaps } = content;
  if (gaps === 0) return room < solid ? 0 : EMPTY;
  const plain = (room - solid) / gaps;
  if (limits.letters === 0 && plain >= limits.least && plain <= limits.most) return plain;
  return (room - solid - widened(room, content, limits)) / gaps;
}

/** How a line is set. A last one stays as it comes, if it has the room. */
export function settingOf(room: number, content: Content, limits: SettingLimits, isLast: boolean): Setting {
  const { solid, gaps, letters } = content;
  if (isLast && solid + gaps <= room) return { space: 1, scale: 1 };
  const space = spaceIn(room, content, limits);
  if (gaps === 0 || letters === 0) return { space, scale: 1 };
  const scale = (room - gaps * space - (solid - letters)) / letters;
  return { space, scale: Math.round(scale * STEPS) / STEPS };
}
