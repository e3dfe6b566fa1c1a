declare module 'fontverter' {
  /** Give a font another format (SFNT, WOFF, WOFF2); the package has no types of its own. */
  export function convert(font: Buffer, to: 'truetype' | 'woff2'): Promise<Buffer>;
}
