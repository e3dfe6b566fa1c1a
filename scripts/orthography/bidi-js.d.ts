/** The package's own types describe what its factory gives, not the factory. */
declare module 'bidi-js' {
  interface Bidi {
    /** Embedding levels by UAX #9, one for each UTF-16 code unit. */
    getEmbeddingLevels(text: string, base?: 'ltr' | 'rtl' | 'auto'): { readonly levels: Uint8Array };
    /** The places of the code units in the order in which they are shown. */
    getReorderedIndices(text: string, levels: { readonly levels: Uint8Array }): readonly number[];
  }
  export default function bidiFactory(): Bidi;
}
