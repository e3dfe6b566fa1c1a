/**
 * How a justified line fills its measure: its spaces give, then, if they may, its letters, then what stands behind letters that don't join.
 * It knows nothing of browsers. Lengths are px, spaces are told as multiples of the typeface's own.
 */

/** What the lines of a text may be set with. */
export interface SettingLimits {
  /** No space is narrower. */
  readonly least: number;
  /** What all spaces would be, if that could be. */
  readonly best: number;
  /** What is wider costs more than any other flaw. */
  readonly most: number;
  /** How much larger or smaller letters may be, as a share of their size; 0 where they stay as they are. */
  readonly letters: number;
}

/** What stands on a line. */
export interface Content {
  /** All but its spaces. */
  readonly solid: number;
  /** Its spaces as the typeface has them. */
  readonly gaps: number;
  /** What of it are letters that may be larger or smaller. */
  readonly letters: number;
  /** How much room letters that don't join may get, or lose. */
  readonly joints: number;
}

/** How a line is set. */
export interface Setting {
  readonly space: number;
  /** The size of its letters, as a multiple of their own. */
  readonly scale: number;
  /** What of the room that letters may get they have: 1 all of it, -1 where they lose as much. */
  readonly joint: number;
}

/** How much of what spaces would have to give letters take. */
const LETTERS_TAKE = 0.75;

/** The space of a line that has none. */
const EMPTY = 9;

/** How much wider the letters of a line are set. */
function widened(room: number, { solid, gaps, letters }: Content, limits: SettingLimits): number {
  if (limits.letters === 0) return 0;
  const most = letters * limits.letters;
  return Math.max(-most, Math.min(most, LETTERS_TAKE * (room - solid - gaps * limits.best)));
}

/** How much wider a line gets behind letters that don't join: only where its spaces would be too wide or too narrow. `rest`: what spaces would have. */
function moved(rest: number, { gaps, joints }: Content, { least, most }: SettingLimits): number {
  if (rest > gaps * most) return Math.min(joints, rest - gaps * most);
  if (rest < gaps * least) return Math.max(-joints, rest - gaps * least);
  return 0;
}

/** How a full line is set in some room. What has too little gets a space that is narrower than the least. */
export function settingOf(room: number, content: Content, limits: SettingLimits): Setting {
  const { solid, gaps, letters, joints } = content;
  if (gaps === 0) return { space: room < solid ? 0 : EMPTY, scale: 1, joint: 0 };
  const wider = widened(room, content, limits);
  const rest = room - solid - wider;
  const further = moved(rest, content, limits);
  return {
    space: (rest - further) / gaps,
    scale: letters > 0 ? 1 + wider / letters : 1,
    joint: joints > 0 ? further / joints : 0,
  };
}

/** How a last line is set: as it comes, if it has the room. */
export function lastSettingOf(room: number, content: Content, limits: SettingLimits): Setting {
  const { solid, gaps } = content;
  if (solid + gaps <= room) return { space: 1, scale: 1, joint: 0 };
  const setting = settingOf(room, content, limits);
  return gaps > 0 ? setting : { ...setting, space: room < solid ? 0 : 1 };
}
