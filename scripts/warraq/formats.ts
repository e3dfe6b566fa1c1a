import { FORMATS } from '../targets/formats.ts';
import type { Voice } from './voice.ts';
import { wrongUse } from './wrong-use.ts';

/**
 * The names of a list such as `pdf,epub`; which there are depends on the plug-ins of the book. Warraq's come first, in the order
 * in which they are made.
 */
export function parseFormats(list: string, voice: Voice): readonly string[] {
  const own = FORMATS.map(({ name }) => name);
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const { noFormat, formats } = voice.texts.wrong;
  if (names.length === 0) wrongUse(voice, noFormat, formats(own));
  const place = (name: string) => [...own, name].indexOf(name);
  return [...new Set(names)].sort((one, other) => place(one) - place(other));
}

/** A number of seconds that is not nothing. */
export function parseTimeout(text: string, voice: Voice): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 86_400) return seconds;
  return wrongUse(voice, voice.texts.wrong.time(text), voice.texts.wrong.sayTime);
}
