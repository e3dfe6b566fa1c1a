import { BrowserSession } from '../../scripts/engine/session.ts';
import { memoryWorld } from '../../scripts/manuscript/memory-world.ts';
import { readBook } from '../../scripts/manuscript/read.ts';
import { render } from '../../scripts/render/render.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import type { GeneratedBook } from './truth.ts';

export { BrowserSession };

/** Makes the PDF of a generated book; the only file here that knows the tool. */
export async function makeBytes(
  made: GeneratedBook,
  browser: BrowserSession,
): Promise<{ bytes: Uint8Array; messages: string[] }> {
  const { book, files } = await readBook(memoryWorld(made.files));
  const messages = files.flatMap((file) => file.messages.map((message) => `message: ${message}`));
  if (!book) throw new Error(`the book can’t be read: ${messages.join('\n')}`);
  const pdf = await makePdf(render(book), browser, { quireLength: made.quireLength });
  return { bytes: pdf.artifact.bytes, messages };
}
