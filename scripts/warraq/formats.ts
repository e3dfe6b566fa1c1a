import { FORMATS, type Format, PDF_PROFILES, type PdfProfile } from '../index.ts';
import { wrongUse } from './wrong-use.ts';

/** The formats of a list such as `pdf,epub`. */
export function parseFormats(list: string): readonly Format[] {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const wrong = names.find((name) => !(FORMATS as readonly string[]).includes(name));
  if (wrong !== undefined || names.length === 0)
    wrongUse(
      wrong === undefined ? 'no format is named' : `there is no format «${wrong}»`,
      `formats are ${FORMATS.join(', ')}`,
    );
  return FORMATS.filter((format) => names.includes(format));
}

export function parseProfile(name: string): PdfProfile {
  const found = PDF_PROFILES.find((profile) => profile === name);
  return found ?? wrongUse(`there is no PDF profile «${name}»`, `profiles are ${PDF_PROFILES.join(', ')}`);
}

/** A number of seconds that is not nothing. */
export function parseTimeout(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 86_400) return seconds;
  return wrongUse(`«${text}» is no time`, 'say --timeout 120, in seconds');
}
