import { FORMATS, type Format, PDF_PROFILES, type PdfProfile } from '../index.ts';
import type { Voice } from './voice.ts';
import { wrongUse } from './wrong-use.ts';

/** The formats of a list such as `pdf,epub`. */
export function parseFormats(list: string, voice: Voice): readonly Format[] {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const wrong = names.find((name) => !(FORMATS as readonly string[]).includes(name));
  if (wrong !== undefined || names.length === 0)
    wrongUse(
      voice,
      wrong === undefined ? voice.texts.wrong.noFormat : voice.texts.wrong.format(wrong),
      voice.texts.wrong.formats(FORMATS),
    );
  return FORMATS.filter((format) => names.includes(format));
}

export function parseProfile(name: string, voice: Voice): PdfProfile {
  const found = PDF_PROFILES.find((profile) => profile === name);
  const { profile, profiles } = voice.texts.wrong;
  return found ?? wrongUse(voice, profile(name), profiles(PDF_PROFILES));
}

/** A number of seconds that is not nothing. */
export function parseTimeout(text: string, voice: Voice): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 86_400) return seconds;
  return wrongUse(voice, voice.texts.wrong.time(text), voice.texts.wrong.sayTime);
}
