declare module 'subset-font' {
  /**
   * Cut a font down to the glyphs of a text (HarfBuzz), or keep them all (then the text is empty); the package has no types of its own.
   * `preserveNameIds`: of the table `name`, beside those that are kept anyway.
   */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      readonly targetFormat: 'truetype' | 'woff2';
      readonly keepAllGlyphs?: boolean;
      readonly preserveNameIds?: readonly number[];
    },
  ): Promise<Buffer>;
}
