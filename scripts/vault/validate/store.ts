import { join } from 'node:path';
import { isRecord } from '../../book/is-record.ts';
import type { StoreFault } from '../../diagnostics/store-faults.ts';
import { type EntryKind, listFolder, readTextAt } from '../../disk/disk.ts';
import { LAYOUT, type LayoutParameters, objectPath, ROOT_FILES } from '../layout.ts';
import { LOCK, STAGING } from '../staging.ts';
import { checkDeclaration, isDeclaration, ROOT_CODES } from './declaration.ts';
import { REGISTERED } from './extensions.ts';
import { parametersOf } from './layout.ts';
import { checkLinks, HardLinks } from './links.ts';
import { type Judged, judgeObject } from './object.ts';
import { type Problem, Problems } from './problem.ts';

/** The layout whose objects lie as deep as their ids have it. */
const OF_ANY_DEPTH = '0011-direct-clean-path-layout';

/** The layout of a storage root, and the text of the specification, in a language or not. */
const KNOWN_FILE = /^ocfl_(?:layout\.json|\d.*\.(?:md|txt|html))$/;

/** How often an object is looked through that changes meanwhile. */
const MOST_TURNS = 3;

/** What is told of a file that others may write so. */
const AS_OTHERS: StoreFault = { fault: 'as-others' };

/** A store that was looked through. */
export interface Verdict {
  readonly problems: readonly Problem[];
  readonly objects: number;
  readonly versions: number;
  readonly files: number;
  readonly bytes: number;
}

export interface VerifyOptions {
  /** Whether objects are looked through; all but they is if not. They are if not given. */
  readonly objects?: boolean | undefined;
  /** Only the object of this id. */
  readonly id?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of each object that was looked through. */
  readonly on?: ((path: string) => void) | undefined;
}

/**
 * Look through a storage root: its form, and every object of it (OCFL 1.1, sections 3 and 4). Nothing that it says of itself is
 * trusted, and nothing outside of it is read.
 */
export async function verifyStore(root: string, options: VerifyOptions = {}): Promise<Verdict> {
  const walk = new Walk(root, options);
  await walk.root();
  return walk.verdict();
}

/**
 * Look through one object, by its path below the storage root. That two objects have one id shows only where all are known.
 *
 * @returns What is wrong with it, and its id, if that can be read.
 */
export async function verifyObject(
  root: string,
  path: string,
): Promise<Verdict & { readonly id: string | undefined }> {
  const walk = new Walk(root, {});
  const id = await walk.alone(path);
  const { problems, ...counts } = walk.verdict();
  return { ...counts, id, problems: problems.filter((one) => `${one.path}/`.startsWith(`${path}/`)) };
}

class Walk {
  readonly #root: string;
  readonly #options: VerifyOptions;
  readonly #problems = new Problems('');
  readonly #judged: Judged[] = [];
  /** Id -> where it lies. */
  readonly #ids = new Map<string, string>();
  /** How deep objects lie, where no layout says it. */
  readonly #depths = new Set<number>();
  #version = '1.1';
  /** Where objects lie, if that is said and known here. */
  #layout: LayoutParameters | undefined;
  #isOfAnyDepth = false;
  readonly #links = new HardLinks();

  constructor(root: string, options: VerifyOptions) {
    this.#root = root;
    this.#options = options;
  }

  verdict(): Verdict {
    const sum = (key: 'versions' | 'files' | 'bytes') =>
      this.#judged.reduce((total, one) => total + one[key], 0);
    return {
      problems: [...this.#problems.list, ...this.#judged.flatMap(({ problems }) => problems)],
      objects: this.#judged.length,
      versions: sum('versions'),
      files: sum('files'),
      bytes: sum('bytes'),
    };
  }

  /** Look through one object alone; gives its id. What is wrong with the root is found as well. */
  async alone(path: string): Promise<string | undefined> {
    this.#version = (await checkDeclaration(this.#root, ROOT_CODES, this.#problems)) ?? '1.1';
    await this.#checkLayout();
    await this.#object(path);
    return this.#judged[0]?.id;
  }

  async root(): Promise<void> {
    const entries = await listFolder(this.#root);
    if (!entries?.some(({ name }) => name.includes('ocfl'))) {
      this.#problems.add('E069', { fault: 'no-root' });
      return;
    }
    this.#version = (await checkDeclaration(this.#root, ROOT_CODES, this.#problems)) ?? '1.1';
    await this.#checkLayout();
    for (const { name, kind } of entries) {
      if (kind === 'link') this.#problems.add('E090', { fault: 'link' }, name);
      else if (kind === 'folder' && name === 'extensions') await this.#extensions();
      else if (kind === 'folder') await this.#top(name);
      else if (!isDeclaration(name) && !KNOWN_FILE.test(name) && !name.startsWith(LOCK))
        this.#problems.add('I087', { fault: 'unknown-file' }, name);
    }
    if (this.#layout === undefined && !this.#isOfAnyDepth && this.#depths.size > 1) {
      if (this.#depths.has(1)) this.#problems.add('W015', { fault: 'top-and-hierarchy' });
      else this.#problems.add('W014', { fault: 'several-layouts' });
    }
  }

  async #checkLayout(): Promise<void> {
    const name = 'ocfl_layout.json';
    const text = await readTextAt(join(this.#root, name));
    if (text === undefined) {
      if (((await listFolder(this.#root)) ?? []).some((entry) => entry.name === name))
        this.#problems.add('E070', { fault: 'no-text' }, name);
      else if (await listFolder(join(this.#root, 'extensions', LAYOUT)))
        this.#problems.add('E083', { fault: 'no-layout' }, name);
      return;
    }
    const layout = parsed(text);
    if (
      !isRecord(layout) ||
      typeof layout['extension'] !== 'string' ||
      typeof layout['description'] !== 'string'
    ) {
      this.#problems.add('E070', { fault: 'layout-keys' }, name);
    } else if (!REGISTERED.includes(layout['extension']))
      this.#problems.add('E071', { fault: 'layout-unregistered', name: layout['extension'] }, name);
    else if (layout['extension'] === LAYOUT) {
      if (text !== ROOT_FILES.get(name)) this.#problems.add('I070', AS_OTHERS, name);
      await this.#readParameters();
    } else this.#isOfAnyDepth = layout['extension'] === OF_ANY_DEPTH;
  }

  /** What is not said in a file is as the extension has it by default. */
  async #readParameters(): Promise<void> {
    const path = `extensions/${LAYOUT}/config.json`;
    const text = await readTextAt(join(this.#root, path));
    const isThere = ((await listFolder(join(this.#root, path, '..'))) ?? []).some(
      ({ name }) => name === 'config.json',
    );
    this.#layout = parametersOf(isThere ? parsed(text ?? '') : {});
    if (this.#layout === undefined) this.#problems.add('E083', { fault: 'no-parameters' }, path);
    else if (text !== ROOT_FILES.get(path)) this.#problems.add('I083', AS_OTHERS, path);
  }

  async #extensions(): Promise<void> {
    const entries = (await listFolder(join(this.#root, 'extensions'))) ?? [];
    if (entries.length === 0) this.#problems.add('E073', { fault: 'empty-folder' }, 'extensions');
    for (const { name, kind } of entries) {
      const path = `extensions/${name}`;
      if (kind === 'folder' && path !== STAGING) await this.#inExtension(path);
      if (kind !== 'folder') this.#problems.add('E112', { fault: 'no-extension' }, path);
      else if (path === STAGING) this.#problems.add('W016', { fault: 'left-over' }, path);
      else if (!REGISTERED.includes(name)) this.#problems.add('W016', { fault: 'unregistered' }, path);
      else if (name === LAYOUT) await this.#layoutFolder(path);
    }
  }

  async #inExtension(path: string): Promise<void> {
    await checkLinks(this.#root, path, this.#problems);
    if ((await listFolder(join(this.#root, path)))?.length === 0)
      this.#problems.add('E073', { fault: 'empty-folder' }, path);
  }

  async #layoutFolder(path: string): Promise<void> {
    for (const { name } of (await listFolder(join(this.#root, path))) ?? [])
      if (name !== 'config.json')
        this.#problems.add('I087', { fault: 'not-of-extension' }, `${path}/${name}`);
  }

  /** A folder at the top of the hierarchy. */
  async #top(name: string): Promise<void> {
    const holds = await this.#holdsObject(name);
    const isTuple = name.length === this.#layout?.tupleSize && /^[\da-f]+$/.test(name);
    if (!holds && this.#layout !== undefined && !isTuple)
      this.#problems.add('E088', { fault: 'holds-nothing' }, name);
    else await this.#hierarchy(name);
  }

  async #holdsObject(path: string): Promise<boolean> {
    const entries = (await listFolder(join(this.#root, path))) ?? [];
    if (isObject(entries)) return true;
    for (const { name, kind } of entries)
      if (kind === 'folder' && (await this.#holdsObject(`${path}/${name}`))) return true;
    return false;
  }

  async #hierarchy(path: string): Promise<void> {
    this.#options.signal?.throwIfAborted();
    const entries = (await listFolder(join(this.#root, path))) ?? [];
    if (entries.length === 0) this.#problems.add('E073', { fault: 'empty-folder' }, path);
    else if (isObject(entries)) await this.#object(path);
    else {
      const folders = entries.filter(({ kind }) => kind === 'folder');
      const files = entries.filter(({ kind }) => kind !== 'folder');
      const isLikeObject = entries.some(({ name }) => /^inventory\.json|^v\d+$/.test(name));
      if (isLikeObject) this.#problems.add('E085', { fault: 'object-undeclared' }, path);
      else {
        for (const { name, kind } of files)
          if (kind === 'link') this.#problems.add('E090', { fault: 'link' }, `${path}/${name}`);
          else
            this.#problems.add(
              folders.length > 0 ? 'E084' : 'E072',
              { fault: 'of-no-object' },
              `${path}/${name}`,
            );
        for (const { name } of folders) await this.#hierarchy(`${path}/${name}`);
      }
    }
  }

  /** An edition may be added while its object is looked through: then it is looked through again. */
  async #judge(path: string): Promise<Judged> {
    const folder = join(this.#root, path);
    for (let turn = 1; ; turn += 1) {
      const before = await readTextAt(join(folder, 'inventory.json'));
      const judged = await judgeObject(folder, path, this.#version, this.#links);
      const isSettled = before === (await readTextAt(join(folder, 'inventory.json')));
      if (judged.problems.length === 0 || isSettled || turn === MOST_TURNS) return judged;
    }
  }

  async #object(path: string): Promise<void> {
    const { id: only, on, objects = true } = this.#options;
    this.#depths.add(path.split('/').length);
    if (!objects) return;
    if (only !== undefined && path !== objectPath(only, this.#layout)) return;
    const judged = await this.#judge(path);
    this.#judged.push(judged);
    on?.(path);
    const { id } = judged;
    if (id === undefined) return;
    const other = this.#ids.get(id);
    if (other !== undefined) this.#problems.add('E037', { fault: 'id-taken', id, other }, path);
    else if (this.#layout !== undefined && objectPath(id, this.#layout) !== path)
      this.#problems.add('E083', { fault: 'misplaced', id, place: objectPath(id, this.#layout) }, path);
    this.#ids.set(id, path);
  }
}

/** An object is known by the file that declares it. */
function isObject(entries: readonly { readonly name: string; readonly kind: EntryKind }[]): boolean {
  return entries.some(({ name, kind }) => kind === 'file' && isDeclaration(name));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
