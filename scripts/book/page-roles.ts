import type { Words } from './language.ts';

/** Front matter, body or back matter: decides folios and numbers. */
export type Role = 'front' | 'body' | 'back';

/** A page that books have beside their text: it has no heading of its own, and no entry in contents. */
interface PageOfBook {
  /** Where it stands among the pages that are made: before all, in the place of one of its name, behind the title, behind the text. */
  readonly place: 'first' | 'named' | 'title' | 'end';
  readonly matter: Role;
  /** Among those of one place: before or behind those that have none, which stand as the author has them. */
  readonly rank?: number;
  /** The side of the leaf that it begins on, in themes that ask for one. */
  readonly side?: 'recto' | 'verso';
  /** It is text itself, with running head and folio. */
  readonly read?: boolean;
  /** What it is called where nothing on it says so. */
  readonly word: keyof Words;
  /** Its role, if there is one (DPUB-ARIA 1.1). */
  readonly aria?: string;
}

/** The pages that a file may be, in the order of a book: the dedication is on a recto, the Latin title on the last verso. */
export const PAGES = {
  basmala: { place: 'first', matter: 'front', side: 'recto', word: 'basmala' },
  'half-title': { place: 'named', matter: 'front', side: 'recto', word: 'halfTitle' },
  approval: { place: 'title', matter: 'front', side: 'recto', rank: -2, word: 'approval' },
  statement: { place: 'title', matter: 'front', side: 'recto', rank: -1, word: 'statement' },
  dedication: { place: 'title', matter: 'front', side: 'recto', word: 'dedication', aria: 'doc-dedication' },
  epigraph: { place: 'title', matter: 'front', side: 'recto', word: 'epigraph', aria: 'doc-epigraph' },
  acknowledgements: {
    place: 'title',
    matter: 'front',
    side: 'recto',
    rank: 1,
    word: 'acknowledgements',
    aria: 'doc-acknowledgments',
  },
  biography: { place: 'end', matter: 'back', read: true, word: 'biography' },
  colophon: { place: 'end', matter: 'back', word: 'colophon', aria: 'doc-colophon' },
  'foreign-title': { place: 'named', matter: 'back', side: 'verso', word: 'foreignTitle' },
} as const satisfies Readonly<Record<string, PageOfBook>>;

export type PageRole = keyof typeof PAGES;

export const PAGE_ROLES = Object.keys(PAGES) as readonly PageRole[] as readonly [PageRole, ...PageRole[]];

/** The record of a page, with all that others may have. */
export function pageRecord(role: PageRole): PageOfBook {
  return PAGES[role];
}

/** The page that a role or a kind of division stands for, if it is none of the text. */
export function pageOf(role: string): PageRole | undefined {
  return PAGE_ROLES.find((one) => one === role);
}

/** The matter that a role belongs to. */
export function matterOf(role: Role | PageRole): Role {
  const page = pageOf(role);
  return page === undefined ? (role as Role) : PAGES[page].matter;
}
