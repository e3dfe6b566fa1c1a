/** Width and height of a trimmed page, in millimetres. */
export interface TrimSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Formats of the Iranian book trade and of ISO 216, in mm. Iranian houses differ by some millimetres; وزیری, رقعی, رحلی and خشتی are
 * those of the tables of printers that our manual of style names, and any of them can be overruled by `page: {size: 145mm 215mm}`.
 */
export const PAGE_SIZES: Readonly<Record<string, TrimSize>> = {
  جیبی: { width: 110, height: 165 },
  پالتویی: { width: 120, height: 210 },
  رقعی: { width: 145, height: 215 },
  وزیری: { width: 165, height: 235 },
  خشتی: { width: 210, height: 210 },
  رحلی: { width: 215, height: 290 },
  سلطانی: { width: 240, height: 330 },
  A4: { width: 210, height: 297 },
  A5: { width: 148, height: 210 },
  B5: { width: 176, height: 250 },
};

/** The size that `page.size` names; the schema has checked its form. */
export function trimSize(name: string): TrimSize {
  const known = PAGE_SIZES[name];
  if (known) return known;
  const [width = 0, height = 0] = name.split(' ').map(Number.parseFloat);
  return { width, height };
}
