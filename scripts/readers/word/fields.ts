import { type Citation, citationByTags, citationOf } from './citations.ts';

/** What is done with a field: its instruction, and what Word has last made of it (ECMA-376, part 1, 17.16.5). */
export type Field =
  /** What it shows is text. */
  | { readonly does: 'show' }
  /** Contents, which warraq makes itself. */
  | { readonly does: 'replace' }
  /** The number of its own page, or of all pages: text, of which the report tells. */
  | { readonly does: 'number' }
  | { readonly does: 'link'; readonly url: string }
  | { readonly does: 'refer'; readonly to: string; readonly by: 'link' | 'text' | 'page' | 'note' }
  | { readonly does: 'count'; readonly label: string }
  | { readonly does: 'index'; readonly text: string }
  | { readonly does: 'cite'; readonly citation: Citation };

export function fieldOf(instruction: string): Field {
  const [name = '', ...rest] = wordsOf(instruction);
  const words = rest.filter((word) => !word.startsWith('\\'));
  const has = (option: string) => rest.includes(option);
  const first = words[0] ?? '';
  switch (name.toUpperCase()) {
    case 'HYPERLINK': {
      const anchor = after(rest, '\\l');
      if (anchor !== undefined && (first === '' || first === anchor))
        return { does: 'refer', to: anchor, by: 'link' };
      return { does: 'link', url: anchor === undefined ? first : `${first}#${anchor}` };
    }
    case 'REF':
      return {
        does: 'refer',
        to: first,
        by: has('\\r') || has('\\n') || has('\\w') || has('\\p') ? 'link' : 'text',
      };
    case 'PAGEREF':
      return { does: 'refer', to: first, by: 'page' };
    case 'NOTEREF':
      return { does: 'refer', to: first, by: 'note' };
    case 'SEQ':
      return { does: 'count', label: first };
    case 'XE':
      return { does: 'index', text: indexedIn(rest) };
    case 'TOC':
    case 'INDEX':
    case 'TOA':
      return { does: 'replace' };
    case 'PAGE':
    case 'NUMPAGES':
    case 'SECTIONPAGES':
      return { does: 'number' };
    case 'CITATION':
      return { does: 'cite', citation: citationByTags(rest) };
    case 'ADDIN': {
      const citation = citationOf(instruction);
      return citation ? { does: 'cite', citation } : { does: 'show' };
    }
    default:
      return { does: 'show' };
  }
}

/** The words of an instruction; what stands in quotation marks is one. */
function wordsOf(instruction: string): readonly string[] {
  return [...instruction.matchAll(/"((?:\\.|[^"\\])*)"|(\S+)/g)].map(([, quoted, word]) =>
    quoted === undefined ? word! : quoted.replace(/\\(["\\])/g, '$1'),
  );
}

function after(words: readonly string[], option: string): string | undefined {
  const at = words.indexOf(option);
  return at < 0 ? undefined : words[at + 1];
}

/**
 * An entry of an index (ECMA-376, part 1, 17.16.5.72): «کتاب:چاپ → نسخه #کسان» is «چاپ» below «کتاب», which leads to «نسخه», in the index
 * of the kind «کسان». As in Word, a colon within a term is `\\:`.
 */
function indexedIn(words: readonly string[]): string {
  const term = words.find((word) => !word.startsWith('\\')) ?? '';
  const [elsewhere, kind, range] = ['\\t', '\\f', '\\r'].map((option) => after(words, option));
  const said = [term, elsewhere && `→ ${elsewhere}`, kind && `#${kind}`, range && `{${range}}`];
  return said.filter(Boolean).join(' ');
}
