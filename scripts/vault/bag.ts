import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { kindAt, sizeOf, writeOut } from '../disk/disk.ts';
import { version as toolVersion } from '../house/package-files.ts';
import { filesOf } from './inventory.ts';
import { restoreFiles } from './restore.ts';
import type { StoredEdition, StoredTitle } from './titles.ts';

/**
 * Write an edition as a bag (BagIt 1.0, RFC 8493): its files below `data/`, SHA-512 digests of them and of the bag's own files.
 * `date` is the day, `YYYY-MM-DD`.
 *
 * @throws WarraqError as `restoreFiles`
 */
export async function exportBag(
  { object, id, title }: StoredTitle,
  { version, label }: StoredEdition,
  folder: string,
  date: string,
): Promise<void> {
  if ((await kindAt(folder)) !== 'missing')
    throw new WarraqError('restore-occupied', { fault: 'bag', folder });
  const paths = await restoreFiles(object, version, join(folder, 'data'));
  const files = filesOf(object.inventory, version);
  let bytes = 0;
  for (const path of paths) bytes += await sizeOf(join(folder, 'data', path));
  const manifest = paths.map((path) => `${files.get(path)!.digest}  data/${encoded(path)}\n`).join('');
  // RFC 8493, sections 2.1 and 2.2.
  const tags = new Map([
    ['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
    [
      'bag-info.txt',
      [
        `Bagging-Date: ${date}`,
        `External-Identifier: ${oneLine(id)}`,
        `External-Description: ${oneLine(`${title} — ${label}`)}`,
        `Internal-Sender-Identifier: ${oneLine(label)}`,
        `Bag-Software-Agent: warraq ${toolVersion()}`,
        `Payload-Oxum: ${bytes}.${paths.length}`,
      ]
        .map((line) => `${line}\n`)
        .join(''),
    ],
    ['manifest-sha512.txt', manifest],
  ]);
  const sums = [...tags].map(([path, text]) => `${sha512(text)}  ${path}\n`).join('');
  for (const [path, text] of [...tags, ['tagmanifest-sha512.txt', sums] as const])
    await writeOut(join(folder, path), text);
}

/** RFC 8493, section 2.1.3: line ends and percent signs of a path are encoded. */
function encoded(path: string): string {
  return path.replace(/[%\r\n]/g, (one) => ({ '%': '%25', '\r': '%0D', '\n': '%0A' })[one]!);
}

/** RFC 8493, section 2.2.2: a line end would begin another field. Control characters have no place in it either. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function sha512(text: string): string {
  return createHash('sha512').update(text).digest('hex');
}
