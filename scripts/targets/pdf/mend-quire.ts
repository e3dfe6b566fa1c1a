import { PrintFile } from './document/print-file.ts';
import { readingOrder } from './document/structure.ts';
import { innerLinksOf, targetsOf } from './inner-links.ts';
import { joinParts } from './join-parts.ts';
import { mendStructure, ROLES } from './tagging.ts';
import type { MendedFont } from './text/font-codes.ts';
import { TextMender } from './text/mend-text.ts';

/** All that decides, beside the print itself, what is made of the print of a quire. */
export interface Mending {
  /** Which quire it is: the ids of its elements begin with it. */
  readonly number: number;
  /** The book runs from right to left. */
  readonly rtl: boolean;
  /** Put right text and structure; otherwise all stays as the browser wrote it. */
  readonly mends: boolean;
}

/** The print of a quire, to be joined to the others. */
export interface MendedQuire {
  readonly pdf: Uint8Array;
  readonly fonts: readonly MendedFont[];
}

/**
 * Put right the text and the structure of the print of a quire, and make it ready to be joined to others. It knows nothing of these, so
 * quires can be mended in any order, and what was made of one can be kept. Gives a `MendedQuire` as bytes.
 */
export async function mendQuire(print: Uint8Array, { number, rtl, mends }: Mending): Promise<Uint8Array> {
  const file = new PrintFile(print, number);
  const fonts = mends ? await mend(file, rtl) : [];
  return bytesOf({ pdf: file.write(mends ? ROLES : {}), fonts });
}

async function mend(print: PrintFile, rtl: boolean): Promise<readonly MendedFont[]> {
  const { pdf, pages, structure } = print;
  const targets = targetsOf(innerLinksOf(pdf, pages, 0));
  const mender = new TextMender(pdf, rtl);
  const languages = await mender.mend(pages, readingOrder(structure));
  joinParts(print);
  mendStructure(structure, { targets, languages });
  return mender.finish();
}

/** How long the fonts are, in bytes, in an unsigned integer of four; the fonts in JSON; the PDF. */
function bytesOf({ pdf, fonts }: MendedQuire): Uint8Array {
  const said = Buffer.from(JSON.stringify(fonts));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(said.length);
  return new Uint8Array(Buffer.concat([length, said, pdf]));
}

/** What `mendQuire` has given. */
export function readMended(bytes: Uint8Array): MendedQuire {
  const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const fonts = JSON.parse(new TextDecoder().decode(bytes.subarray(4, end))) as readonly MendedFont[];
  return { pdf: bytes.subarray(end), fonts };
}
