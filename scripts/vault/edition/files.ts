import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { Book } from '../../book/book.ts';
import type { Typeface } from '../../book/theme.ts';
import { digestsOf } from '../../disk/disk.ts';
import { modulePath } from '../../engine/module-path.ts';
import { lockFile, lookPaths, packagePath } from '../../house/package-files.ts';
import { chosenFaces, houseFaces } from '../../house/typefaces.ts';
import { metadataOf } from './metadata.ts';
import { onixOf } from './onix.ts';
import { readmeOf } from './readme.ts';
import type { EditionRecord } from './record.ts';
import { sign } from './signature.ts';

/** Where a file lies, and what it is; or its bytes. */
export type EditionFile = { readonly path: string; readonly sha512: string } | { readonly bytes: Uint8Array };

/** What an edition is made of. */
export interface EditionParts {
  readonly id: string;
  readonly book: Pick<Book, 'settings' | 'language' | 'date' | 'theme'>;
  readonly record: EditionRecord;
  /** Folder of the outputs, and their paths in it. */
  readonly outputs: readonly [folder: string, paths: readonly string[]];
  readonly sources: readonly [folder: string, paths: readonly string[]];
  /** Whether an ONIX message is wanted, and its date, `YYYYMMDD`. */
  readonly onix: string | undefined;
  /** An SSH key to sign with. */
  readonly key: string | undefined;
}

/** All files of an edition, by their logical paths; the last is the list of their digests, and its signature. */
export async function editionFiles(parts: EditionParts): Promise<ReadonlyMap<string, EditionFile>> {
  const { id, book, record, onix, key } = parts;
  const { settings } = book;
  const facts = {
    id,
    edition: record.archive.edition,
    pages: record.pageMap?.pages,
    outputs: record.outputs,
  };
  const files = new Map<string, EditionFile>([
    ...(await below('outputs', ...parts.outputs)),
    ...(await below('sources', ...parts.sources)),
    ...(await toolFiles(book.theme.typefaces)),
    ['record.json', json(record)],
    ['metadata.jsonld', json(metadataOf(settings, facts))],
    ['README.md', text(readmeOf(book, id, record, key !== undefined))],
  ]);
  if (onix !== undefined) files.set('onix.xml', text(onixOf(book, facts, onix)));
  const sums = sumsOf(files);
  files.set('SHA512SUMS', text(sums));
  if (key !== undefined) files.set('SHA512SUMS.sig', text(sign(sums, key)));
  return files;
}

async function below(
  name: string,
  folder: string,
  paths: readonly string[],
): Promise<readonly [string, EditionFile][]> {
  return eachOf(paths, async (path) => [`${name}/${path}`, await fileAt(join(folder, path))]);
}

async function fileAt(path: string): Promise<EditionFile> {
  return { path, sha512: (await digestsOf(path, ['sha512']))['sha512']! };
}

/** What of the program decides how a book looks: its typefaces, templates and styles, and which packages it has. */
async function toolFiles(typefaces: readonly Typeface[]): Promise<readonly [string, EditionFile][]> {
  const lock = lockFile();
  const fonts = [...houseFaces(), ...chosenFaces(typefaces)];
  const paths: readonly (readonly [path: string, from: string])[] = [
    ...fonts.map(({ source }) => [`tool/fonts/${basename(source)}`, modulePath(source)] as const),
    ...lookPaths().map((path) => [`tool/${path}`, packagePath(path)] as const),
    ...(lock ? [['tool/package-lock.json', lock] as const] : []),
  ];
  return eachOf(paths, async ([path, from]) => [path, await toolFile(from)]);
}

/** Files of the program stay as they are while it runs; that one is as it was is proven once more when it is copied. */
const known = new Map<string, Promise<EditionFile>>();

function toolFile(path: string): Promise<EditionFile> {
  const file = known.get(path) ?? fileAt(path);
  known.set(path, file);
  return file;
}

async function eachOf<From, To>(
  all: readonly From[],
  work: (one: From) => Promise<To>,
): Promise<readonly To[]> {
  const made: To[] = [];
  for (const one of all) made.push(await work(one));
  return made;
}

/** The digests as `sha512sum` writes them. */
function sumsOf(files: ReadonlyMap<string, EditionFile>): string {
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([path, file]) =>
        `${'bytes' in file ? createHash('sha512').update(file.bytes).digest('hex') : file.sha512}  ${path}\n`,
    )
    .join('');
}

function json(value: object): EditionFile {
  return text(`${JSON.stringify(value, undefined, 2)}\n`);
}

function text(value: string): EditionFile {
  return { bytes: new TextEncoder().encode(value) };
}
