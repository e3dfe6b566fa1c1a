import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Artifact, type Format, folderOf, openedPath } from '../../../book/artifact.ts';
import { openPackage, type Package } from '../../../readers/package.ts';
import { FORMATS } from '../../../targets/formats.ts';
import type { Target } from '../../../targets/target.ts';
import { TARGETS } from '../../../targets/targets.ts';
import type { Edition } from '../../edition.ts';
import { makeEdition, type Refusal } from '../../make-edition.ts';
import { openBook } from '../../open-book.ts';
import { stopwatch } from '../../progress.ts';
import type { Workshop } from '../../workshop.ts';
import type { Reading } from './set-manuscript.ts';

/** A path that nothing stands at: what is only shown is written nowhere. */
const NOWHERE = join(tmpdir(), 'warraq-preview-writes-nothing-here');

/** Make editions of a manuscript as it is now; nothing is written. `out`: where they would go. */
export async function madeOf(
  { path, untrusted = false, sourceDateEpoch, timeout }: Reading,
  workshop: Workshop,
  targets: readonly Target[],
  out = NOWHERE,
): Promise<Edition | Refusal> {
  const { manuscript, plugins } = await openBook(path, sourceDateEpoch, { untrusted });
  return makeEdition(manuscript, workshop, {
    targets,
    plugins,
    formatOptions: {},
    out,
    strict: false,
    untrusted,
    kind: undefined,
    browser: workshop.options.browser,
    timeout,
    clock: stopwatch({}),
    textStore: plugins.length === 0 ? workshop.store : undefined,
  });
}

/** The formats that have no pages of their own, and are read on a screen. */
export const SCREEN_FORMATS: readonly Format[] = FORMATS.filter(({ name }) =>
  TARGETS.some(({ format, needs }) => format.name === name && !needs.includes('pages')),
);

/** The editions for screens, as they would be built now: made when somebody wants to see them, once for each state of the book. */
export class ScreenEditions {
  readonly #make: (target: Target) => Promise<Edition | Refusal>;
  readonly #made = new Map<
    string,
    { readonly version: number; readonly edition: Promise<Edition | Refusal> }
  >();

  #open: { readonly of: Artifact; readonly parts: Promise<Package> } | undefined;

  constructor(reading: Reading, workshop: Workshop) {
    this.#make = (target) => madeOf(reading, workshop, [target]);
  }

  /** A file of a format; that which is opened for an empty path. Undefined where there is none, or no edition can be made. */
  async file(name: string, path: string, version: number): Promise<Artifact | undefined> {
    const target = TARGETS.find(({ format }) => format.name === name);
    if (!target || !SCREEN_FORMATS.includes(target.format)) return undefined;
    const known = this.#made.get(name);
    const made = known?.version === version ? known : { version, edition: this.#make(target) };
    this.#made.set(name, made);
    const edition = await made.edition.catch(() => undefined);
    if (!edition || !('artifacts' in edition)) return undefined;
    const opened = openedPath(target.format, edition.slug);
    const wanted = path === '' ? opened : `${folderOf(target.format) ?? ''}${path}`;
    return edition.artifacts.find((one) => one.path === wanted);
  }

  /** A part of an edition that is a package of many (OCF): as bytes, whatever they are. */
  async part(
    name: string,
    part: string,
    version: number,
  ): Promise<{ readonly mediaType: string; readonly body: Uint8Array } | undefined> {
    const file = await this.file(name, '', version);
    if (!file) return undefined;
    if (this.#open?.of !== file) this.#open = { of: file, parts: openPackage(file.path, file.bytes) };
    const body = await (await this.#open.parts).bytes(part);
    return body && { mediaType: 'application/octet-stream', body };
  }
}
