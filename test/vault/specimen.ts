import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { disk } from '../../scripts/disk/disk.ts';
import { commit } from '../../scripts/vault/commit.ts';
import { sidecarText } from '../../scripts/vault/inventory.ts';
import { objectPath } from '../../scripts/vault/layout.ts';

export const ID = 'urn:isbn:9786001191251';
export const OBJECT = objectPath(ID);
const USER = { name: 'سارا کریمی', address: 'mailto:sara@example.org' };

/** JSON that a test may spoil. */
// biome-ignore lint/suspicious/noExplicitAny: a test spoils it in every way.
type Json = any;

/** A small sound store of one title in two editions, to be spoilt. */
export class Specimen {
  readonly root = join(mkdtempSync(join(tmpdir(), 'warraq-vault-')), 'store');

  static async make(): Promise<Specimen> {
    const specimen = new Specimen();
    await specimen.add({ 'متن.txt': 'یک', 'web/index.html': 'دو', 'web/style.css': 'سه' }, 'چاپ اول');
    await specimen.add({ 'متن.txt': 'چهار', 'web/index.html': 'دو', 'web/style.css': 'سه' }, 'چاپ دوم');
    return specimen;
  }

  async add(files: Readonly<Record<string, string>>, message: string, id = ID): Promise<void> {
    const contents = Object.entries(files).map(
      ([path, text]) => [path, { bytes: Buffer.from(text) }] as const,
    );
    const created = '2026-11-24T00:00:00Z';
    await commit(this.root, { id, files: new Map(contents), created, message, user: USER }, disk);
  }

  at(...parts: readonly string[]): string {
    return join(this.root, ...parts);
  }

  #object = OBJECT;

  /** A path in the object. */
  in(...parts: readonly string[]): string {
    return join(this.root, this.#object, ...parts);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  move(from: string, to: string): void {
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  }

  remove(path: string): void {
    rmSync(path, { recursive: true });
  }

  copy(from: string, to: string): void {
    cpSync(from, to, { recursive: true });
  }

  /** Take the layout out of the store: it says no more where an object lies. */
  withoutLayout(): void {
    this.remove(this.at('ocfl_layout.json'));
    this.remove(this.at('extensions'));
  }

  /** A second title, with the same content, at a path of its own. */
  copyAs(id: string, path: string): void {
    this.copy(this.in(), this.at(path));
    const before = this.#object;
    this.#object = path;
    this.editAll((inventory) => Object.assign(inventory, { id }));
    this.#object = before;
  }

  /** Give the object another id, and the place that is its. */
  rename(id: string): void {
    this.editAll((inventory) => Object.assign(inventory, { id }));
    this.move(this.in(), this.at(objectPath(id)));
    this.remove(this.at(OBJECT.split('/')[0]!));
    this.#object = objectPath(id);
  }

  /** Let the latest version hold what the first one does, and leave its folder of content without a file. */
  emptyVersion(): void {
    this.edit((inventory) => {
      const added = Object.keys(inventory.manifest).find((one) =>
        inventory.manifest[one][0].startsWith('v2/'),
      )!;
      delete inventory.manifest[added];
      inventory.versions.v2.state = inventory.versions.v1.state;
    });
    this.remove(this.in('v2/content'));
    mkdirSync(this.in('v2/content'));
  }

  /** Write all digests anew, as SHA-256. */
  useSha256(): void {
    const digests = new Map<string, string>();
    const { manifest } = this.json();
    for (const [digest, [path]] of Object.entries<string[]>(manifest))
      digests.set(
        digest,
        createHash('sha256')
          .update(readFileSync(this.in(path!)))
          .digest('hex'),
      );
    const renamed = (block: object) =>
      Object.fromEntries(Object.entries(block).map(([digest, paths]) => [digests.get(digest), paths]));
    this.editAll((inventory) => {
      inventory.digestAlgorithm = 'sha256';
      inventory.manifest = renamed(inventory.manifest);
      for (const version of Object.values<Json>(inventory.versions)) version.state = renamed(version.state);
    });
  }

  json(version = ''): Json {
    return JSON.parse(readFileSync(this.in(version, 'inventory.json'), 'utf8'));
  }

  /** Change the inventory of the object, and its copy in the latest version; both sidecars are right. */
  edit(change: (inventory: Json) => unknown): void {
    const inventory = this.json();
    const head = String(inventory.head);
    change(inventory);
    this.#writeInventory('', inventory);
    this.#writeInventory(head, inventory);
  }

  /** Change the text of the inventory of the object, and of its copy in the latest version; both sidecars are right. */
  editText(change: (text: string) => string): void {
    const text = change(readFileSync(this.in('inventory.json'), 'utf8'));
    for (const version of ['', 'v2']) {
      writeFileSync(this.in(version, 'inventory.json'), text);
      writeFileSync(this.in(version, 'inventory.json.sha512'), sidecarText(text));
    }
  }

  /** Change the inventory in a version's folder; its sidecar is right. */
  editVersion(version: string, change: (inventory: Json) => unknown): void {
    const inventory = this.json(version);
    change(inventory);
    this.#writeInventory(version, inventory);
  }

  /** Change both inventories of the object and all of its versions. */
  editAll(change: (inventory: Json) => unknown): void {
    for (const version of ['v1', 'v2', '']) this.editVersion(version, change);
  }

  #writeInventory(version: string, inventory: Json): void {
    const text = `${JSON.stringify(inventory, undefined, 2)}\n`;
    const algorithm = ['sha256', 'sha512'].includes(inventory.digestAlgorithm)
      ? inventory.digestAlgorithm
      : 'sha512';
    for (const other of ['sha256', 'sha512'])
      rmSync(this.in(version, `inventory.json.${other}`), { force: true });
    writeFileSync(this.in(version, 'inventory.json'), text);
    const digest = createHash(algorithm).update(text).digest('hex');
    const named = inventory.digestAlgorithm ?? 'sha512';
    writeFileSync(this.in(version, `inventory.json.${named}`), `${digest} inventory.json\n`);
  }

  end(): void {
    rmSync(dirname(this.root), { recursive: true, force: true });
  }
}
