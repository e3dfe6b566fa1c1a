import type { Random } from './random.ts';
import type { Language } from './truth.ts';

/** Templates of its own that a book may have. */
export const ownTemplates = ['half-title', 'title-page', 'imprint', 'part', 'cover'] as const;
export type OwnTemplate = (typeof ownTemplates)[number];

/** What a book may have beside its text: drawn from a stream of its own, so that a seed's other draws stay the same. */
export interface Variety {
  /** In place of the language that was drawn. */
  hebrew: boolean;
  /** The family that the book's style asks for, in place of the theme's. */
  face?: string | undefined;
  /** Notes in many headings, captions and headers of tables. */
  marked: boolean;
  /** Some image figures may be moved to the top of a page. */
  floats: boolean;
  /** Millimetres around the trimmed page, with crop marks. */
  bleed?: number | undefined;
  coverImage: boolean;
  templates: OwnTemplate[];
  oneFile: boolean;
  /** Some chapters have no heading. */
  untitled: boolean;
  /** One paragraph in all, or chapters of a few words. */
  length: 'full' | 'paragraph' | 'sparse';
  /** What gives in justified lines, where the book says it. */
  justify?: 'letters' | 'spaces' | undefined;
  /** Words are elongated. */
  kashida?: boolean;
  /** Short notes stand beside each other. */
  runIn?: boolean;
}

/** A book without any of it. */
export const plainVariety: Variety = {
  hebrew: false,
  face: undefined,
  bleed: undefined,
  marked: false,
  floats: false,
  coverImage: false,
  templates: [],
  oneFile: false,
  untitled: false,
  length: 'full',
};

/** Two books in five have nothing of it. */
export function drawVariety(rng: Random): Variety {
  if (rng.chance(0.4)) return plainVariety;
  const faced = rng.chance(0.3);
  return {
    hebrew: rng.chance(0.12),
    ...(faced && { face: rng.pick(['Vazir Code', 'Vazirmatn']) }),
    marked: rng.chance(0.5),
    ...(rng.chance(0.15) && { bleed: rng.int(2, 6) }),
    coverImage: rng.chance(0.25),
    templates: ownTemplates.filter(() => rng.chance(0.15)),
    oneFile: rng.chance(0.2),
    untitled: rng.chance(0.2),
    length: rng.weighted({ full: 80, paragraph: 8, sparse: 12 }),
    floats: rng.chance(0.5),
    justify: rng.pick(['letters', 'spaces', undefined]),
    kashida: rng.chance(0.4),
    runIn: rng.chance(0.4),
  };
}

/** The family in which a book's own script is printed: letters that the chosen one lacks come from another. */
export function faceOf(language: Language, face: string | undefined): string {
  if (language === 'he') return 'Noto Serif Hebrew';
  return face ?? 'Vazirmatn';
}

/** May a face be chosen for this language? Vazir Code lacks letters of some. */
export const mayHaveFace = (language: Language, face: string): boolean =>
  face !== 'Vazir Code' || language === 'fa' || language === 'en';
