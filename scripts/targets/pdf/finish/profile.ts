/** What a PDF is made to conform to, by the names of `--pdf-profile`. */
export const PDF_PROFILES = ['a-2a', 'a-3a', 'plain'] as const;

/**
 * `a-2a`: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1); `a-3a`: PDF/A-3a (ISO 19005-3) and PDF/UA-1, with the
 * manuscript attached; `plain`: the same document without a claim.
 */
export type PdfProfile = (typeof PDF_PROFILES)[number];

/** Part of ISO 19005 that a profile claims; undefined for none. */
export function partOf(profile: PdfProfile): number | undefined {
  return profile === 'plain' ? undefined : Number(profile[2]);
}
