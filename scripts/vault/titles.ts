import { isRecord } from '../book/is-record.ts';
import type { Named } from '../diagnostics/facts.ts';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { type EditionRecord, recordFrom } from './edition/record.ts';
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
export interface Holdings {
  /** In the order of their ids. */
  readonly titles: readonly StoredTitle[];
  /** Objects that can't be read; `verify` says more. */
  readonly damaged: readonly DamagedObject[];
}

/** All titles of a store. One whose record is damaged goes by its id, and is told of as well: it hides no other, nor itself. */
export async function holdingsOf(root: string): Promise<Holdings> {
  const titles: StoredTitle[] = [];
  const damaged: DamagedObject[] = [];
  for await (const object of readStore(root)) {
    if ('fault' in object) {
      damaged.push(object);
      continue;
    }
    const { id } = object.inventory;
    const title = await unlessDamaged(() => recordOf(object, object.inventory.head));
    if (title instanceof WarraqError) damaged.push({ folder: object.folder, fault: title });
    const name = title instanceof WarraqError ? undefined : title?.title;
    titles.push({ object, id, title: name ?? id, editions: editionsOf(object) });
  }
  return { titles: titles.sort((a, b) => (a.id < b.id ? -1 : 1)), damaged };
}

/** What is read from an object, or what is damaged in it. */
export async function unlessDamaged<Read>(read: () => Promise<Read>): Promise<Read | WarraqError> {
  try {
    return await read();
  } catch (fault) {
    if (fault instanceof WarraqError && fault.code === 'archive-damaged') return fault;
    throw fault;
  }
}

function editionsOf({ inventory }: StoredObject): readonly StoredEdition[] {
  return versionsOf(inventory).map((version) => ({
    version,
    label: inventory.versions[version]!.message ?? version,
    created: inventory.versions[version]!.created,
  }));
}

/**
 * The record of an edition; undefined where another program put it there.
 *
 * @throws WarraqError `archive-damaged` where it is none that warraq wrote
 */
export async function recordOf(object: StoredObject, version: string): Promise<EditionRecord | undefined> {
  const found = await jsonOf(object, version, 'record.json');
  const record = recordFrom(found);
  if (found !== undefined && !record) throw damagedFile(object, version, 'record.json');
  return record;
}

/**
 * What is said of an edition in its JSON-LD.
 *
 * @throws WarraqError `archive-damaged`
 */
export async function describedIn(
  object: StoredObject,
  version: string,
): Promise<Readonly<Record<string, unknown>>> {
  const found = await jsonOf(object, version, 'metadata.jsonld');
  if (found === undefined) return {};
  if (!isRecord(found)) throw damagedFile(object, version, 'metadata.jsonld');
  return found;
}

/** A file of an edition that holds one JSON object. */
async function jsonOf(
  object: StoredObject,
  version: string,
  path: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const file = filesOf(object.inventory, version).get(path);
  if (!file) return undefined;
  const text = await readContent(object, file.content);
  try {
    return JSON.parse(text);
  } catch {
    throw damagedFile(object, version, path);
  }
}

function damagedFile({ folder }: StoredObject, version: string, path: string): WarraqError {
  return new WarraqError('archive-damaged', { fault: 'foreign', object: folder, path, version });
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
  const { titles, damaged } = await holdingsOf(root);
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
  throw new WarraqError('edition-unknown', {
    fault: 'edition',
    title: title.title,
    wanted: wanted!,
    known: title.editions.map(({ label, version }) => ({ name: label, id: version })),
  });
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
    first
      ? { fault: 'ambiguous', name, known: found.map(named) }
      : { fault: 'title', name, known: all.map(named), damaged: damaged.length },
  );
}

function named({ id, title }: StoredTitle): Named {
  return { name: title, id };
}
