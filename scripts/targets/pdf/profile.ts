import type { FormatOption } from '../../book/format-option.ts';

/**
 * `a-2a`: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1); `a-3a`: PDF/A-3a (ISO 19005-3) and PDF/UA-1, with the
 * manuscript attached; `plain`: the same document without a claim.
 */
export type PdfProfile = 'a-2a' | 'a-3a' | 'plain';

/** What a PDF is made to conform to. */
export const PROFILE: FormatOption<PdfProfile> = {
  name: 'pdf-profile',
  values: ['a-2a', 'a-3a', 'plain'],
  summary: {
    en: 'what the PDF conforms to: a-2a, a-3a (with the manuscript attached), plain',
    fa: 'معیار PDF: یکی از `a-2a`، `a-3a` (با پیوست دست‌نویس) یا `plain`',
  },
};

/** Part of ISO 19005 that a profile claims; undefined for none. */
export function partOf(profile: PdfProfile): number | undefined {
  return profile === 'plain' ? undefined : Number(profile[2]);
}
