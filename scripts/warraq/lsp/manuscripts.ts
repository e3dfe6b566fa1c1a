import { MemoryStore } from '../../cache/memory-store.ts';
import { isMarkdown } from '../../manuscript/text-names.ts';
import { type CheckOptions, type CheckResult, checkManuscript } from '../../verbs/check.ts';
import { manuscriptOf } from '../../verbs/here.ts';

/** How long nothing has to change until what is open is looked at, in ms. */
const QUIET = 150;

interface Options {
  /** Whether plug-ins of books are loaded: they are code. */
  readonly plugins: boolean;
  /** Told what was found in a manuscript; undefined where none of its files is open any more. */
  readonly on: (manuscript: string, result: CheckResult | undefined) => void;
  /** Told why a manuscript could not be looked at. */
  readonly fault: (cause: unknown) => void;
}

/** Manuscripts as they stand in an editor: they are looked at soon after each change, one at a time. Paths are absolute. */
export class Manuscripts {
  readonly #options: Options;
  readonly #memory = new MemoryStore();
  /** The texts of the files that are open. */
  readonly #open = new Map<string, string>();
  readonly #results = new Map<string, CheckResult>();
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
  }

  /** A file was opened, or says something else now. */
  change(path: string, text: string): void {
    this.#open.set(path, text);
    this.touch(path);
  }

  /** A file was closed: what is on disk counts. */
  close(path: string): void {
    this.#open.delete(path);
    this.touch(path);
  }

  /** A file may be another one on disk. */
  touch(path: string): void {
    this.#changed.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#begin(), QUIET);
  }

  /** What was found in the manuscript that has an open file, once all that has changed was looked at. */
  async resultOf(path: string): Promise<CheckResult | undefined> {
    await this.#begin();
    return this.#results.get(path) ?? this.#results.get((await this.#manuscriptOf(path)) ?? path);
  }

  /** What becomes of an open file when all is mended that can be mended safely; undefined where nothing is. */
  async mended(path: string): Promise<string | undefined> {
    await this.#begin();
    const manuscript = this.#results.has(path) ? path : await this.#manuscriptOf(path);
    if (manuscript === undefined) return undefined;
    const { mended } = await this.#check(manuscript, { fix: 'show', fixOnly: [path] });
    return mended.find((one) => one.path === path)?.after;
  }

  #begin(): Promise<void> {
    clearTimeout(this.#timer);
    this.#work = this.#work.then(() => this.#lookAtChanged());
    return this.#work;
  }

  async #lookAtChanged(): Promise<void> {
    while (this.#changed.size > 0) {
      const paths = [...this.#changed];
      this.#changed.clear();
      const found = new Set<string>();
      for (const path of paths) {
        const manuscript = await this.#manuscriptOf(path);
        if (manuscript !== undefined) found.add(manuscript);
      }
      for (const manuscript of found) await this.#look(manuscript).catch(this.#options.fault);
    }
  }

  /** Look at a manuscript, and, each by itself, at the texts that lie in its folder and are not of it. */
  async #look(manuscript: string): Promise<void> {
    const open: string[] = [];
    for (const path of this.#open.keys())
      if ((await this.#manuscriptOf(path)) === manuscript) open.push(path);
    const result = open.length > 0 ? await this.#check(manuscript) : undefined;
    const has = (path: string) => result?.files.some((one) => one.path === path) ?? false;
    const alone = open.filter((path) => path !== manuscript && isMarkdown(path) && !has(path));
    for (const path of this.#results.keys())
      if (path !== manuscript && (has(path) || !this.#open.has(path))) this.#tell(path, undefined);
    this.#tell(manuscript, result);
    for (const path of alone) this.#tell(path, await this.#check(path));
  }

  #tell(manuscript: string, result: CheckResult | undefined): void {
    if (result) this.#results.set(manuscript, result);
    else this.#results.delete(manuscript);
    this.#options.on(manuscript, result);
  }

  #check(path: string, how: Partial<CheckOptions> = {}): Promise<CheckResult> {
    const { plugins } = this.#options;
    const unsaved = new Map(this.#open);
    return checkManuscript({ path, unsaved, memory: this.#memory, withoutPlugins: !plugins, ...how });
  }

  #manuscriptOf(path: string): Promise<string | undefined> {
    return manuscriptOf(path, this.#open);
  }
}
