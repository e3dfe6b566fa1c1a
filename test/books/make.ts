import { silent } from '../../scripts/diagnostics/report.ts';
import { BrowserSession } from '../../scripts/engine/session.ts';
import { render } from '../../scripts/render/render.ts';
import { geometryOf } from '../../scripts/setting/geometry.ts';
import type { Fallback } from '../../scripts/setting/set-book.ts';
import { printedCover } from '../../scripts/targets/cover.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';
import type { GeneratedBook } from './truth.ts';

export { BrowserSession };

/** The rule by which a build warns of each fallback. */
const ruleOf: Record<Fallback['kind'], string> = {
  'notes-at-end': 'notes-at-foot (at the end of a division)',
  'late-note': 'notes-at-foot (a page late)',
  'made-to-fit': 'fits-page',
};

export interface Made {
  bytes: Uint8Array;
  messages: string[];
  /** What a build would warn of as a fallback, as often as it would, with what stands in the way. */
  fallbacks: { rule: string; why: string }[];
}

/** Makes the PDF of a generated book; the only file here that knows the tool. */
export async function makeBytes(made: GeneratedBook, browser: BrowserSession): Promise<Made> {
  const reading = await readBook(memoryWorld(made.files), made.only);
  // Some books have chapters without a title on purpose.
  const { book } = reading;
  const messages = said(reading)
    .filter(({ message }) => !message.startsWith('this chapter has no title'))
    .map(({ file, line, column, message }) => `message: ${file}:${line}:${column}: ${message}`);
  if (!book) throw new Error(`the book can’t be read: ${messages.join('\n')}`);
  const { width, height, bleed } = geometryOf(book);
  const rendering = render(book, silent);
  const hasCover = book.settings.cover !== false && bleed === undefined;
  const cover = hasCover ? printedCover(rendering, height / width) : undefined;
  const pdf = await makePdf(rendering, browser, { quireLength: made.quireLength, cover });
  const told = new Map(
    pdf.fallbacks.map(({ division, kind, why }) => [`${division} ${kind}`, { rule: ruleOf[kind], why }]),
  );
  return { bytes: pdf.artifact.bytes, messages, fallbacks: [...told.values()] };
}
