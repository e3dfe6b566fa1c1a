import { InvalidArgumentError } from 'commander';
import { FORMATS, type Format, PDF_PROFILES, type PdfProfile } from '../index.ts';

/** The formats of a list such as `pdf,epub`. */
export function parseFormats(list: string): readonly Format[] {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const wrong = names.find((name) => !(FORMATS as readonly string[]).includes(name));
  if (wrong !== undefined || names.length === 0) {
    throw new InvalidArgumentError(wrongFormat(wrong));
  }
  return FORMATS.filter((format) => names.includes(format));
}

export function parseProfile(name: string): PdfProfile {
  const found = PDF_PROFILES.find((profile) => profile === name);
  if (found) return found;
  const message = `there is no PDF profile «${name}»`;
  process.stderr.write(`error ${message}\n  help profiles are ${PDF_PROFILES.join(', ')}\n`);
  throw new InvalidArgumentError(message);
}

function wrongFormat(name: string | undefined): string {
  const message = name === undefined ? 'no format is named' : `there is no format «${name}»`;
  process.stderr.write(`error ${message}\n  help formats are ${FORMATS.join(', ')}\n`);
  return message;
}

/** A number of seconds that is not nothing. */
export function parseTimeout(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 86_400) return seconds;
  const message = `«${text}» is no time`;
  process.stderr.write(`error ${message}\n  help say --timeout 120, in seconds\n`);
  throw new InvalidArgumentError(message);
}
