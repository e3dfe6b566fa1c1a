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
  /** `data`: what is cited, as far as the field says it; `sources`: the tags of what the document's own list of sources has. */
  | {
      readonly does: 'cite';
      readonly program: string;
      readonly data: string;
      readonly sources?: readonly string[];
    };

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
      return { does: 'index', text: first };
    case 'TOC':
    case 'INDEX':
    case 'TOA':
      return { does: 'replace' };
    case 'PAGE':
    case 'NUMPAGES':
    case 'SECTIONPAGES':
      return { does: 'number' };
    case 'CITATION':
      return { does: 'cite', program: 'Word', data: '', sources: [first, ...allAfter(rest, '\\m')] };
    case 'ADDIN':
      return citationOf(instruction) ?? { does: 'show' };
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

function allAfter(words: readonly string[], option: string): readonly string[] {
  return words.filter((_, at) => words[at - 1] === option);
}

/** A citation of Zotero, Mendeley or EndNote: who and when, as far as its data tell. */
function citationOf(instruction: string): Field | undefined {
  const program = /^\s*ADDIN\s+(?:ZOTERO_ITEM|Mendeley|CSL_CITATION|EN\.CITE(?!\.DATA))/i.exec(
    instruction,
  )?.[0];
  if (!program) return undefined;
  const name = /zotero/i.test(program)
    ? 'Zotero'
    : /mendeley/i.test(instruction)
      ? 'Mendeley'
      : /EN\./.test(program)
        ? 'EndNote'
        : 'CSL';
  const data = name === 'EndNote' ? citedInEndNote(instruction) : citedIn(instruction);
  return { does: 'cite', program: name, data };
}

/** What Mendeley's newer add-in writes into the tag of a control: its data as JSON, in base64. Undefined for other tags. */
export function citedInTag(tag: string | undefined): string | undefined {
  const [, data] = /^MENDELEY_CITATION_v\d+_(.+)$/.exec(tag ?? '') ?? [];
  return data === undefined ? undefined : citedIn(Buffer.from(data, 'base64').toString('utf8'));
}

/** «افشار, کتابداری, 1344»: EndNote has its data as XML. */
function citedInEndNote(instruction: string): string {
  const of = (xml: string, name: string) =>
    new RegExp(`<${name}\\b[^>]*>(.*?)</${name}>`, 's').exec(xml)?.[1]?.replace(/<[^>]*>/g, '');
  return [...instruction.matchAll(/<Cite\b.*?<\/Cite>/gs)]
    .map(([cite]) => [of(cite, 'Author'), of(cite, 'title'), of(cite, 'Year')].filter(Boolean).join(', '))
    .join('; ');
}

interface CslItem {
  readonly id?: unknown;
  readonly itemData?: {
    readonly title?: unknown;
    readonly DOI?: unknown;
    readonly author?: readonly { readonly family?: unknown; readonly literal?: unknown }[];
    readonly issued?: { readonly 'date-parts'?: readonly (readonly unknown[])[] };
  };
}

/** «نجفی، غلط ننویسیم، 1366»: what is cited, as citeproc's data in the instruction name it. */
function citedIn(instruction: string): string {
  try {
    const json = instruction.slice(instruction.indexOf('{'), instruction.lastIndexOf('}') + 1);
    const { citationItems } = JSON.parse(json) as { citationItems: readonly CslItem[] };
    return citationItems
      .map(({ id, itemData }) =>
        [
          ...(itemData?.author ?? []).map(({ family, literal }) => family ?? literal),
          itemData?.title ?? id,
          itemData?.issued?.['date-parts']?.[0]?.[0],
          itemData?.DOI,
        ]
          .filter((one) => one !== undefined)
          .join(', '),
      )
      .join('; ');
  } catch {
    return '';
  }
}
