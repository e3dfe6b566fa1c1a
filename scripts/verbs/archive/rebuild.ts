import { join } from 'node:path';
import { DEFAULT_KIND } from '../../book/settings.ts';
import type { Told } from '../../diagnostics/report.ts';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { withFolder } from '../../disk/disk.ts';
import { namedTypefaces } from '../../house/typefaces.ts';
import { differentFiles, digestsBelow, outputDigests } from '../../vault/edition/outputs.ts';
import {
  archivedRecord,
  type EditionRecord,
  fontRecords,
  recordedOptions,
  versionChanges,
} from '../../vault/edition/record.ts';
import { toolChanges } from '../../vault/edition/tool-changes.ts';
import { filesOf } from '../../vault/inventory.ts';
import { restoreFiles } from '../../vault/restore.ts';
import { findEdition, recordOf, type StoredEdition } from '../../vault/titles.ts';
import { build } from '../build.ts';
import type { BuildRecord } from '../build-record.ts';
import type { AddOptions } from './add.ts';
import type { ArchiveOptions } from './options.ts';
import { templatesAmong } from './restore.ts';

export interface RebuildResult extends Told {
  /** Files that have other bytes now, or that are missing. */
  readonly different: readonly string[];
  readonly same: number;
  /** What is of another version than when the edition was built. */
  readonly changes: readonly string[];
}

export interface RebuildOptions extends ArchiveOptions, Pick<AddOptions, 'browser' | 'timeout' | 'on'> {
  /** Run the templates of the book, which are code: nobody knows where an archive comes from. */
  readonly trustTemplates?: boolean | undefined;
}

/**
 * Build an edition again, from its archived sources in a clean folder, and compare every byte.
 *
 * @throws WarraqError `templates-untrusted` where the book has templates of its own, and nobody said to run them.
 */
export async function rebuildEdition(options: RebuildOptions, name: string): Promise<RebuildResult> {
  const { title, edition } = await findEdition(options.store, name);
  const { object } = title;
  const then = await recordOf(object, edition.version);
  if (!then?.archive || !then.instant)
    throw new WarraqError('edition-unknown', { fault: 'no-record', label: edition.label });
  const files = filesOf(object.inventory, edition.version);
  const { only } = then.archive;
  if (only !== undefined && !files.has(`sources/${only}`))
    throw new WarraqError('archive-damaged', { fault: 'no-manuscript', label: edition.label, path: only });
  if (!then.untrusted && !options.trustTemplates) refuseTemplates(templatesAmong([...files.keys()]), edition);
  return withFolder(async (folder) => {
    await restoreFiles(object, edition.version, join(folder, 'sources'), 'sources/');
    const out = join(folder, 'outputs');
    const {
      record: built,
      files: read,
      messages,
    } = await build({
      path: join(folder, 'sources', only ?? ''),
      out,
      formats: then.archive.formats,
      formatOptions: recordedOptions(then),
      untrusted: then.untrusted,
      kind: then.kind ?? DEFAULT_KIND,
      // A package that lies somewhere on this machine is not of the edition.
      sealed: true,
      browser: options.browser,
      timeout: options.timeout,
      sourceDateEpoch: String(Date.parse(then.instant) / 1000),
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.on ? { on: options.on } : {}),
    });
    const archived = outputDigests(files);
    const now = built ? await digestsBelow(out) : new Map<string, string>();
    const different = differentFiles(archived, now);
    const changes =
      different.length === 0
        ? []
        : [...(built ? toolsChanged(then, built) : []), ...(await toolChanges(object, edition.version))];
    return { different, same: archived.size - different.length, changes, files: read, messages };
  });
}

/** What of the installation is another one now than when the edition was built. */
function toolsChanged(then: EditionRecord, built: BuildRecord): readonly string[] {
  return versionChanges(
    then,
    archivedRecord(built, { ...then.archive, fonts: fontRecords(namedTypefaces()) }),
  );
}

function refuseTemplates(templates: readonly string[], { label }: StoredEdition): void {
  if (templates.length === 0) return;
  throw new WarraqError('templates-untrusted', { label, templates });
}
