import { posix } from 'node:path';
import { isRecord } from '../book/is-record.ts';
import type { TextFile } from '../book/text-file.ts';
import type { World } from '../book/world.ts';
import { silent } from '../diagnostics/report.ts';
import { readText } from './text-file.ts';

const SETTINGS = '.obsidian/app.json';

/** Where the settings of a vault of Obsidian have what is attached to a note of a folder. */
export interface Attachments {
  readonly file: TextFile;
  readonly folderOf: (folder: string) => string;
}

/**
 * Where Obsidian puts what is attached, by `attachmentFolderPath` of its settings: a folder of the vault, or, behind `./`, one beside the
 * note.
 *
 * @returns Undefined where the vault says nothing of it.
 */
export async function attachmentsOf(world: World): Promise<Attachments | undefined> {
  if ((await world.standing(SETTINGS)) !== 'file') return undefined;
  const file = await readText(world, SETTINGS, silent);
  const path = settingIn(file.value);
  if (path === undefined) return undefined;
  const isBeside = /^\.(?:\/|$)/.test(path);
  return {
    file,
    folderOf: (folder) => posix.join(isBeside ? folder : '.', path.replace(/^\/+/, '')),
  };
}

function settingIn(json: string): string | undefined {
  try {
    const settings: unknown = JSON.parse(json);
    const path = isRecord(settings) ? settings['attachmentFolderPath'] : undefined;
    return typeof path === 'string' ? path : undefined;
  } catch {
    return undefined;
  }
}
