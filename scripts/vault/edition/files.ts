import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { Book } from '../../book/book.ts';
import type { Typeface } from '../../book/theme.ts';
import { digestsOf } from '../../disk/disk.ts';
import { modulePath } from '../../engine/module-path.ts';
import { lockFile, lookPaths, packagePath } from '../../house/package-files.ts';
import { chosenFaces, houseFaces } from '../../house/typefaces.ts';
import type { Content } from '../commit.ts';
import { metadataOf } from './metadata.ts';
import { onixOf } from './onix.ts';
import { readmeOf } from './readme.ts';
import type { EditionRecord } from './record.ts';
import { sign } from './signature.ts';

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
export async function editionFiles(parts: EditionParts): Promise<ReadonlyMap<string, Content>> {
  const { id, book, record, onix, key } = parts;
  const { settings } = book;
  const facts = {
    id,
    edition: record.archive.edition,
    pages: record.pageMap?.pages,
    outputs: record.outputs,
  };
  const files = new Map<string, Content>([
    ...below('outputs', ...parts.outputs),
    ...below('sources', ...parts.sources),
    ...toolFiles(book.theme.typefaces),
    ['record.json', json(record)],
    ['metadata.jsonld', json(metadataOf(settings, facts))],
    ['README.md', text(readmeOf(book, id, record, key !== undefined))],
  ]);
  if (onix !== undefined) files.set('onix.xml', text(onixOf(book, facts, onix)));
  const sums = await sumsOf(files);
  files.set('SHA512SUMS', text(sums));
  if (key !== undefined) files.set('SHA512SUMS.sig', text(sign(sums, key)));
  return files;
}

function below(name: string, folder: string, paths: readonly string[]): [string, Content][] {
  return paths.map((path) => [`${name}/${path}`, { path: join(folder, path) }]);
}

/** What of the program decides how a book looks: its typefaces, templates and styles, and which packages it has. */
function toolFiles(typefaces: readonly Typeface[]): readonly [string, Content][] {
  const lock = lockFile();
  return [
    ...[...houseFaces(), ...chosenFaces(typefaces)].map(({ source }): [string, Content] => [
      `tool/fonts/${basename(source)}`,
      { path: modulePath(source) },
    ]),
    ...lookPaths().map((path): [string, Content] => [`tool/${path}`, { path: packagePath(path) }]),
    ...(lock ? [['tool/package-lock.json', { path: lock }] as [string, Content]] : []),
  ];
}

/** The digests as `sha512sum` writes them. */
async function sumsOf(files: ReadonlyMap<string, Content>): Promise<string> {
  const lines: string[] = [];
  for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const digest =
      'bytes' in content
        ? createHash('sha512').update(content.bytes).digest('hex')
        : (await digestsOf(content.path, ['sha512']))['sha512'];
    lines.push(`${digest}  ${path}\n`);
  }
  return lines.join('');
}

function json(value: object): Content {
  return text(`${JSON.stringify(value, undefined, 2)}\n`);
}

function text(value: string): Content {
  return { bytes: new TextEncoder().encode(value) };
}
