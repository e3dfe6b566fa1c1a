import { WarraqError } from '../diagnostics/warraq-error.ts';
import type { EditionRecord } from './edition/record.ts';
import { filesOf, versionsOf } from './inventory.ts';
import { type DamagedObject, readContent, readStore, type StoredObject } from './read.ts';

/** An edition in a store. */
export interface StoredEdition {
  /** The name of its OCFL version. */
  readonly version: string;
  /** What it is called: «چاپ دوم». */
  readonly label: string;
  /** When it was archived, RFC 3339. */
  readonly created: string;
}

/** A title in a store, with its editions, oldest first. */
export interface StoredTitle {
  readonly object: StoredObject;
  readonly id: string;
  readonly title: string;
  readonly editions: readonly StoredEdition[];
}

/** What a store holds. */
export interface Catalogue {
  /** In the order of their ids. */
  readonly titles: readonly StoredTitle[];
  /** Objects that can't be read; `verify` says more. */
  readonly damaged: readonly DamagedObject[];
}

/** All titles of a store. */
export async function catalogueOf(root: string): Promise<Catalogue> {
  const titles: StoredTitle[] = [];
  const damaged: DamagedObject[] = [];
  for await (const object of readStore(root))
    if ('fault' in object) damaged.push(object);
    else titles.push(await titleOf(object));
  return { titles: titles.sort((a, b) => (a.id < b.id ? -1 : 1)), damaged };
}

async function titleOf(object: StoredObject): Promise<StoredTitle> {
  const { inventory } = object;
  const editions = versionsOf(inventory).map((version) => ({
    version,
    label: inventory.versions[version]!.message ?? version,
    created: inventory.versions[version]!.created,
  }));
  const record = await recordOf(object, inventory.head);
  return { object, id: inventory.id, title: record?.title ?? inventory.id, editions };
}

/** The record of an edition; undefined where another program put it there. */
export async function recordOf(object: StoredObject, version: string): Promise<EditionRecord | undefined> {
  return (await jsonOf(object, version, 'record.json')) as EditionRecord | undefined;
}

/** What is said of an edition in its JSON-LD. */
export async function describedIn(
  object: StoredObject,
  version: string,
): Promise<Readonly<Record<string, unknown>>> {
  return ((await jsonOf(object, version, 'metadata.jsonld')) ?? {}) as Readonly<Record<string, unknown>>;
}

async function jsonOf(object: StoredObject, version: string, path: string): Promise<unknown> {
  const file = filesOf(object.inventory, version).get(path);
  return file && JSON.parse(await readContent(object, file.content));
}

/**
 * The title and the edition that somebody means by `TITLE` or `TITLE@EDITION`: an id (an ISBN, a DOI), a title or a part that
 * only one has; an edition's name, `v2` or `2`. The latest edition if none is named.
 *
 * @throws WarraqError `edition-unknown`
 */
export async function findEdition(
  root: string,
  name: string,
): Promise<{ title: StoredTitle; edition: StoredEdition }> {
  const { titles, damaged } = await catalogueOf(root);
  const at = name.lastIndexOf('@');
  const whole = titlesNamed(titles, name);
  const title = one(
    whole.length > 0 || at < 0 ? whole : titlesNamed(titles, name.slice(0, at)),
    name,
    titles,
    damaged,
  );
  const wanted = whole.length > 0 || at < 0 ? undefined : name.slice(at + 1).trim();
  const edition =
    wanted === undefined
      ? title.editions.at(-1)!
      : title.editions.find(
          ({ label, version }) => label === wanted || version === wanted || version === `v${wanted}`,
        );
  if (edition) return { title, edition };
  throw new WarraqError(
    'edition-unknown',
    `«${title.title}» has no edition «${wanted}»`,
    `it has ${title.editions.map(({ label, version }) => `«${label}» (${version})`).join(', ')}`,
  );
}

function titlesNamed(titles: readonly StoredTitle[], name: string): readonly StoredTitle[] {
  const plain = (text: string) =>
    text.replace(/^urn:(?:isbn|uuid):|^https:\/\/doi\.org\/|[\s\u200c-]/gi, '').toLowerCase();
  const exact = titles.filter(({ id, title }) => id === name || title === name || plain(id) === plain(name));
  return exact.length > 0 ? exact : titles.filter(({ title }) => plain(title).includes(plain(name)));
}

function one(
  found: readonly StoredTitle[],
  name: string,
  all: readonly StoredTitle[],
  damaged: readonly DamagedObject[],
): StoredTitle {
  const [first, ...others] = found;
  if (first && others.length === 0) return first;
  throw new WarraqError(
    'edition-unknown',
    first ? `«${name}» is the name of ${found.length} titles` : `there is no title «${name}» in this archive`,
    damaged.length > 0 && !first
      ? `${damaged.length} titles can't be read, see \`warraq archive verify\``
      : `titles are ${(first ? found : all).map(({ id, title }) => `«${title}» (${id})`).join(', ') || 'none yet'}`,
  );
}
