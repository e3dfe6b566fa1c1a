/** The directives of the manual of style, by how they are written: `:::verse`, `:quran[…]`. */
export const CONTAINERS = ['verse', 'epigraph', 'aside', 'latin'] as const;
export const PHRASES = ['quran', 'en', 'ar', 'fa'] as const;
