import type { Severity } from '../book/message.ts';
import type { RuleId } from './facts.ts';

/**
 * The rules that are of no one piece of markup (these have their own); an id says what should be true. Its facts are in `facts.ts`,
 * its words in `messages/`.
 */
export const RULES: Readonly<Record<RuleId, 'error' | 'warning'>> = {
  'path-exists': 'error',
  'manuscript-has-text': 'error',
  'text-is-utf8': 'error',
  'text-is-printable': 'warning',
  'text-is-file': 'error',
  'text-is-markdown': 'error',
  'page-has-room': 'error',
  'yaml-parses': 'error',
  'setting-known': 'error',
  'setting-foreign': 'warning',
  'setting-valid': 'error',
  'theme-exists': 'error',
  'theme-trusted': 'warning',
  'plugin-loads': 'error',
  'plugin-trusted': 'warning',
  'plugin-archived': 'error',
  'typeface-usable': 'error',
  'typeface-embeddable': 'warning',
  'typeface-weights': 'warning',
  'typeface-complete': 'warning',
  'typeface-elongates': 'warning',
  'emphasis-face': 'warning',
  'isbn-valid': 'error',
  'orcid-valid': 'error',
  'template-trusted': 'warning',
  'style-inert': 'warning',
  'style-loads': 'error',
  'template-fills': 'error',
  'chapter-exists': 'error',
  'book-has-text': 'error',
  'chapter-has-text': 'warning',
  'chapter-has-one-title': 'warning',
  'listed-text-exists': 'warning',
  'chapter-order': 'warning',
  'article-is-one-text': 'error',
  'columns-possible': 'error',
  'heading-level': 'warning',
  'book-has-title': 'warning',
  'chapter-has-title': 'warning',
  'text-has-headings': 'warning',
  'merge-is-settled': 'error',
  'edition-named': 'error',
  'id-unique': 'error',
  'image-exists': 'error',
  'image-inside': 'error',
  'image-as-fetched': 'error',
  'image-local': 'warning',
  'image-readable': 'error',
  'image-within-limits': 'error',
  'drawing-readable': 'error',
  'drawing-inert': 'warning',
  'image-has-alt': 'warning',
  'text-within-limits': 'error',
  'done-in-time': 'error',
  'html-safe': 'error',
  'html-carried': 'warning',
  'html-closed': 'error',
  'table-row-fits': 'warning',
  'link-target-exists': 'error',
  'link-carried': 'warning',
  'link-has-words': 'warning',
  'directive-closed': 'warning',
  'directive-known': 'warning',
  'glyph-available': 'warning',
  'script-available': 'error',
  'browser-cover': 'warning',
  'notes-at-foot': 'warning',
  'fits-page': 'warning',
  'table-file-readable': 'error',
  'text-extractable': 'warning',
  'image-resolution': 'warning',
  'ignore-is-used': 'warning',
};

/** A rule as reports for machines describe it. */
export interface RuleDescription {
  readonly id: string;
  readonly severity: Severity;
  /** What is right. */
  readonly title: string;
  /** Why, or what to do. */
  readonly help: string;
}
