import { slug } from '../language/slug.ts';

/** A source as CSL JSON has it (the schema of CSL 1.0.2); what is not looked at here is carried as it is. */
export type CslItem = Readonly<Record<string, unknown>>;

/** One under its key. */
export type KeyedItem = CslItem & { readonly id: string };

/** A source in a citation, and what is said of it there. */
export interface Cited {
  /** Undefined where only its key is known. */
  readonly item?: CslItem | undefined;
  /** How its author or a program calls it. */
  readonly key?: string | undefined;
  /** Its address in the library of a program, which tells it from others. */
  readonly address?: string | undefined;
  readonly prefix?: string | undefined;
  /** Such as `p. 45`. */
  readonly locator?: string | undefined;
  readonly suffix?: string | undefined;
  readonly hidesAuthor?: boolean | undefined;
}

/** What Pandoc takes for a key: letters, digits and `_`, and single signs between them. */
const KEY = /^[\p{L}\p{N}_](?:[:.#$%&+?<>~/-]?[\p{L}\p{M}\p{N}_])*$/u;

/** The sources of a text, each once under a key of its own: `نجفی1366`, of its first author and its year. */
export class Bibliography {
  readonly #items = new Map<string, KeyedItem | undefined>();
  /** Keys by what tells sources from one another. */
  readonly #keys = new Map<string, string>();

  /** In the order in which they came. */
  get all(): readonly KeyedItem[] {
    return [...this.#items.values()].filter((item) => item !== undefined);
  }

  /** A citation as Pandoc writes it: `[see @najafi1366, p. 45; -@afshar]`. '' for one of nothing. */
  citation(all: readonly Cited[]): string {
    const said = all.map((one) => {
      const before = [one.prefix && inert(one.prefix), `${one.hidesAuthor ? '-' : ''}@${this.keyOf(one)}`];
      const behind = one.suffix?.trim() ?? '';
      return [
        before.filter(Boolean).join(' '),
        one.locator ? `, ${inert(one.locator)}` : '',
        behind === '' ? '' : `${/^[,،]\s/.test(behind) ? '' : ', '}${inert(behind)}`,
      ].join('');
    });
    return said.length === 0 ? '' : `[${said.join('; ')}]`;
  }

  /** The key of a source, which stands in the bibliography from now on. */
  keyOf({ item, key, address }: Cited): string {
    const identities = [address, item && JSON.stringify({ ...item, id: undefined }), !item && key];
    const marks = identities.filter((one): one is string => typeof one === 'string');
    const known = marks.map((one) => this.#keys.get(one)).find((one) => one !== undefined);
    const own = known ?? this.#free(item, key);
    for (const mark of marks) this.#keys.set(mark, own);
    if (!this.#items.get(own))
      this.#items.set(own, item && Object.assign({ id: own, type: 'document' }, item, { id: own }));
    return own;
  }

  #free(item: CslItem | undefined, key: string | undefined): string {
    const base = bare(key) ?? bare(item?.['citation-key']) ?? keyFor(item);
    const [word] = stem(wordsAt(item, 'title')).split('-');
    const tries = [base, ...(word ? [`${base}-${word}`] : [])];
    for (let number = 2; ; number += 1) {
      const free = tries.find((one) => !this.#items.has(one));
      if (free !== undefined) return free;
      tries.push(`${base}-${number}`);
    }
  }
}

/** A key that has been chosen, as far as it can be one. */
function bare(key: unknown): string | undefined {
  if (typeof key !== 'string') return undefined;
  return KEY.test(key) ? key : stem(key) || undefined;
}

/** Words of a key, joined: `ابن-سینا`. */
function stem(words: string): string {
  return slug(words.replaceAll('ي', 'ی').replaceAll('ك', 'ک'))
    .replace(/^[\p{M}-]+/u, '')
    .slice(0, LONGEST);
}

/** Those who may stand for a source, the first first. */
const ROLES = ['author', 'editor', 'translator', 'container-author'];
/** Letters of the words of a key. */
const LONGEST = 40;

/** First author and year: `نجفی1366`; the title where nobody is named. */
function keyFor(item: CslItem | undefined): string {
  const [first] = ROLES.flatMap((role) => namesAt(item, role));
  const name = first ? wordsAt(first, 'family') || wordsAt(first, 'literal') || wordsAt(first, 'given') : '';
  return `${stem(name) || stem(wordsAt(item, 'title')) || 'source'}${yearOf(item)}`;
}

/** The people of a role; nobody where it is no list. */
function namesAt(item: CslItem | undefined, role: string): readonly CslItem[] {
  const names = item?.[role];
  return Array.isArray(names) ? names.filter((one) => typeof one === 'object' && one !== null) : [];
}

function yearOf(item: CslItem | undefined): string {
  const issued = item?.['issued'] as { 'date-parts'?: unknown } | undefined;
  const parts = issued?.['date-parts'];
  const year = Array.isArray(parts) && Array.isArray(parts[0]) ? (parts[0][0] as unknown) : '';
  return /^\d{1,4}$/.test(String(year)) ? String(year) : '';
}

function wordsAt(item: CslItem | undefined, name: string): string {
  const words = item?.[name];
  return typeof words === 'string' ? words.trim() : '';
}

/** Text of a citation, without what would end it. */
function inert(text: string): string {
  return text.trim().replace(/[[\]@;\\]/g, '\\$&');
}

/** The keys of a citation that `Bibliography` wrote, as others. */
export function withKeys(citation: string, keys: ReadonlyMap<string, string>): string {
  return citation.replace(/(?<=(?:^|[[\s-]))@([^\s,;\]]+)/gu, (whole, key: string) =>
    keys.has(key) ? `@${keys.get(key)}` : whole,
  );
}

/** `references.json`: CSL JSON. */
export function bibliographyFile(items: readonly KeyedItem[]): string {
  return `${JSON.stringify(items, undefined, 2)}\n`;
}
