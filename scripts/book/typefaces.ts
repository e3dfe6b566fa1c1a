import * as z from 'zod';

/** The typefaces that a book, or a theme, is to be set in: names of warraq's own list, or files. */

/** What a typeface can be chosen for. */
export const CHOSEN_ROLES = ['text', 'heading', 'latin', 'code', 'math'] as const;

export type ChosenRole = (typeof CHOSEN_ROLES)[number];

const name = z.string().trim().min(1);

const face = z
  .union([name.transform((one) => [one]), z.array(name).min(1)])
  .describe(
    'A name of warraq’s list, such as «naskh» (docs/typefaces.md); or files, such as «fonts/*.ttf», or a list of them',
  );

/** `109%` → 1.09. */
export const sizeAdjust = z
  .string()
  .regex(/^\d{2,3}(\.\d{1,2})?%$/, 'a percentage, such as 109%')
  .transform((written) => Number.parseFloat(written) / 100)
  .refine((factor) => factor >= 0.5 && factor <= 2, { error: 'a percentage from 50% to 200%' });

/** Distance of the lines, as a multiple of the size of the type. */
export const leading = z.number().min(1).max(4);

const adjusted = {
  face,
  name: name.optional().describe('As the imprint names it; as its file does otherwise'),
  'size-adjust': sizeAdjust
    .optional()
    .describe('How much larger or smaller it is set than the sizes of the theme say; measured if not given'),
};

const shape = z.union([face.transform((one) => ({ face: one })), z.strictObject(adjusted)]);

const textShape = z.union([
  face.transform((one) => ({ face: one })),
  z.strictObject({
    ...adjusted,
    size: z
      .string()
      .regex(/^\d{1,2}(\.\d{1,2})?pt$/, 'a size in points, such as 13pt')
      .transform((written) => Number.parseFloat(written))
      .refine((points) => points >= 4 && points <= 48, { error: 'a size from 4pt to 48pt' })
      .optional()
      .describe('Size of the text in print; all other sizes go with it'),
    leading: leading
      .optional()
      .describe('Distance of the lines of text, as a multiple of the size of the type: 1.7'),
  }),
]);

/** How a typeface was chosen for a role. */
export interface TypefaceChoice {
  /** A name, or files. */
  readonly face: readonly string[];
  readonly name?: string | undefined;
  readonly 'size-adjust'?: number | undefined;
  /** Points. */
  readonly size?: number | undefined;
  readonly leading?: number | undefined;
}

export type TypefaceChoices = Readonly<Partial<Record<ChosenRole, TypefaceChoice>>>;

/** `typefaces:` of `book.yaml`, and of `theme.yaml` where that is no list. */
export const typefaceChoices = z
  .union([
    name.transform((one): TypefaceChoices => ({ text: { face: [one] } })),
    z
      .strictObject({
        text: textShape.optional(),
        heading: shape.optional(),
        latin: shape.optional().describe('For Latin, Greek and Cyrillic letters within the text'),
        code: shape.optional(),
        math: shape.optional(),
      })
      .transform((given): TypefaceChoices => given),
  ])
  .describe(
    'What the book is set in, where that is not what its theme has: `typefaces: naskh`, or text, heading, latin, code, math (docs/typefaces.md)',
  );
