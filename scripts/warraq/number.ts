import type { Voice } from './voice.ts';
import { wrongUse } from './wrong-use.ts';

/** A number of an option that is not nothing; undefined where it is not given. */
export function parseNumber(name: string, text: string | undefined, voice: Voice): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  const { number: wrong, sayNumber } = voice.texts.catalogue.wrong;
  return number > 0 && number <= 1e6 ? number : wrongUse(voice, wrong(name, text), sayNumber(name));
}
