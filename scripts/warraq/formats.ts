import { FORMATS, PDF_PROFILES, type PdfProfile } from '../index.ts';
import { wrongUse } from './wrong-use.ts';

/** The names of a list such as `pdf,epub`, in the order in which the formats are made. */
export function parseFormats(list: string): readonly string[] {
  const known = FORMATS.map(({ name }) => name);
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined || names.length === 0)
    wrongUse(
      wrong === undefined ? 'no format is named' : `there is no format «${wrong}»`,
      `formats are ${known.join(', ')}`,
    );
  return known.filter((name) => names.includes(name));
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
