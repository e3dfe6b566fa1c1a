declare module 'subset-font' {
  /** Cut a font down to the glyphs of a text (HarfBuzz); the package has no types of its own. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: 'truetype' | 'woff2' },
  ): Promise<Buffer>;
}
