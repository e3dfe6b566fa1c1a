import type { Cited, CslItem } from '../bibliography.ts';
import { citedInEndNote } from './end-note.ts';

/** What a field of a bibliography program cites, or Word itself. */
export interface Citation {
  readonly program: string;
  /** Nothing where its data can't be read: its text stays all the same. */
  readonly cited: readonly Cited[];
}

/** A citation of Zotero, Mendeley or EndNote; undefined for other add-ins. */
export function citationOf(instruction: string): Citation | undefined {
  const program = /^\s*ADDIN\s+(?:ZOTERO_ITEM|Mendeley|CSL_CITATION|EN\.CITE(?!\.DATA))/i.exec(
    instruction,
  )?.[0];
  if (!program) return undefined;
  if (/EN\./.test(program)) return { program: 'EndNote', cited: citedInEndNote(instruction) };
  const name = /zotero/i.test(program) ? 'Zotero' : /mendeley/i.test(instruction) ? 'Mendeley' : 'CSL';
  return { program: name, cited: citedIn(instruction) };
}

/** What Mendeley's newer add-in writes into the tag of a control: its data as JSON, in base64. Undefined for other tags. */
export function citationInTag(tag: string | undefined): Citation | undefined {
  const [, data] = /^MENDELEY_CITATION_v\d+_(.+)$/.exec(tag ?? '') ?? [];
  if (data === undefined) return undefined;
  return { program: 'Mendeley', cited: citedIn(Buffer.from(data, 'base64').toString('utf8')) };
}

/** `CITATION Naj66 \p 45 \m Saf70`: the words of Word's own field, its name left out (ECMA-376, part 1, 17.16.5.8). */
export function citationByTags(words: readonly string[]): Citation {
  const cited: Partial<Record<'key' | 'locator' | 'volume' | 'prefix' | 'suffix', string>>[] = [];
  const hiding = new Set<number>();
  for (let at = 0; at < words.length; at += 1) {
    const [word, next] = [words[at]!, words[at + 1] ?? ''];
    const last = cited.at(-1);
    const name = ({ '\\p': 'locator', '\\v': 'volume', '\\f': 'prefix', '\\s': 'suffix' } as const)[word];
    if (at === 0) cited.push({ key: word });
    else if (word === '\\n') hiding.add(cited.length - 1);
    else if (word === '\\m' || word === '\\l' || name) {
      at += 1;
      if (word === '\\m') cited.push({ key: next });
      else if (name && last) last[name] = next;
    }
  }
  return {
    program: 'Word',
    cited: cited.map(({ volume, locator, ...one }, at) => ({
      ...one,
      locator:
        [volume && `vol. ${volume}`, locator && `p. ${locator}`].filter(Boolean).join(', ') || undefined,
      hidesAuthor: hiding.has(at),
    })),
  };
}

interface CitationItem {
  readonly id?: unknown;
  readonly uris?: unknown;
  readonly uri?: unknown;
  readonly itemData?: unknown;
  readonly locator?: unknown;
  readonly label?: unknown;
  readonly prefix?: unknown;
  readonly suffix?: unknown;
  readonly 'suppress-author'?: unknown;
}

/** What citeproc's data in an instruction cite. */
function citedIn(instruction: string): readonly Cited[] {
  try {
    const json = instruction.slice(instruction.indexOf('{'), instruction.lastIndexOf('}') + 1);
    const { citationItems } = JSON.parse(json) as { citationItems: readonly CitationItem[] };
    return citationItems.map(citedOf);
  } catch {
    return [];
  }
}

function citedOf(one: CitationItem): Cited {
  const [address] = [one.uris, one.uri].flat().filter((uri) => typeof uri === 'string');
  const isItem = typeof one.itemData === 'object' && one.itemData !== null;
  const words = (said: unknown) => (typeof said === 'string' && said.trim() !== '' ? said : undefined);
  const locator = words(one.locator);
  return {
    item: isItem ? (one.itemData as CslItem) : undefined,
    key: isItem ? undefined : (address?.split('/').at(-1) ?? String(one.id ?? '')),
    address,
    prefix: words(one.prefix),
    suffix: words(one.suffix),
    locator: locator && `${LABELS[words(one.label) ?? 'page'] ?? words(one.label)} ${locator}`,
    hidesAuthor: one['suppress-author'] === true || one['suppress-author'] === 1,
  };
}

/** What a locator counts, as Pandoc knows it in English. */
const LABELS: Readonly<Record<string, string>> = {
  book: 'bk.',
  chapter: 'chap.',
  column: 'col.',
  figure: 'fig.',
  folio: 'fol.',
  issue: 'no.',
  line: 'l.',
  note: 'n.',
  opus: 'op.',
  page: 'p.',
  paragraph: 'para.',
  part: 'pt.',
  section: 'sec.',
  'sub-verbo': 's.v.',
  'sub verbo': 's.v.',
  verse: 'v.',
  volume: 'vol.',
};
