import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** How many texts are packed together: what many say alike takes hardly more room than once. */
const BLOCK = 256;

/** Texts that are held for long and read seldom, about in the order that they came in. They take a tenth of the room, or less. */
export class HeldTexts {
  /** The block that is being filled. */
  #filling: string[] = [];
  readonly #packed: Buffer[] = [];
  /** The block that was read last. */
  #read: { readonly at: number; readonly texts: readonly string[] } | undefined;

  /** Hold a text; gives what reads it. */
  hold(text: string): () => string {
    const at = this.#packed.length;
    const place = this.#filling.push(text) - 1;
    if (this.#filling.length === BLOCK) {
      // A copy: what zlib gives keeps all the room that it was given.
      this.#packed.push(Buffer.from(deflateRawSync(JSON.stringify(this.#filling))));
      this.#filling = [];
    }
    return () => this.#block(at)[place]!;
  }

  #block(at: number): readonly string[] {
    const packed = this.#packed[at];
    if (!packed) return this.#filling;
    if (this.#read?.at !== at)
      this.#read = { at, texts: JSON.parse(inflateRawSync(packed).toString()) as readonly string[] };
    return this.#read.texts;
  }
}
