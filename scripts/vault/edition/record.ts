import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type FormatOptions, recordKey } from '../../book/format-option.ts';
import type { PageMap } from '../../book/page-map.ts';
import { KINDS, type Kind } from '../../book/settings.ts';
import type { Typeface } from '../../book/theme.ts';
import { moduleVersion } from '../../house/package-files.ts';
import { chosenFaces, houseFaces } from '../../house/typefaces.ts';
import { FORMATS } from '../../targets/formats.ts';
import { faultOf } from '../names.ts';

/** The record of a build, as it is archived: nothing of it differs from build to build. `recordedOptions` has what the formats were asked for. */
export interface EditionRecord {
  readonly schema: number;
  readonly tool: string;
  readonly node: string;
  readonly browser?: string | undefined;
  readonly title: string;
  /** What was made of a manuscript that does not say what it is; all were reports before this was recorded. */
  readonly kind?: Kind | undefined;
  /** ISO 8601: what stood for «now» in the build. */
  readonly instant: string;
  readonly outputs: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
  /** It was built with none of the book's templates, without its theme, and with a filtered style. */
  readonly untrusted?: boolean | undefined;
  readonly pageMap?: PageMap | undefined;
  readonly warnings: readonly object[];
  readonly archive: ArchiveRecord;
}

/** What a rebuild has to know. */
export interface ArchiveRecord {
  readonly edition: string;
  /** The one file that is the manuscript, or undefined for a folder. */
  readonly only?: string;
  /** The key of the job of a catalogue that it was made by. */
  readonly job?: string;
  readonly formats: readonly string[];
  readonly fonts: readonly FontRecord[];
}

export interface FontRecord {
  readonly file: string;
  /** The npm package that it came from. */
  readonly package: string;
  readonly sha256: string;
}

/** What the formats can be asked for. */
const OPTIONS = FORMATS.flatMap(({ options = [] }) => options);

/** What is relied on of a record that was read: another program may have left out the rest. */
const recordSchema = z.looseObject({
  title: z.string(),
  kind: z.enum(KINDS).optional(),
  tool: z.string().optional(),
  node: z.string().optional(),
  browser: z.string().optional(),
  instant: z.iso.datetime().optional(),
  ...Object.fromEntries(OPTIONS.map(({ name, values }) => [recordKey(name), z.enum(values).optional()])),
  untrusted: z.boolean().optional(),
  pageMap: z.looseObject({ pages: z.number() }).optional(),
  archive: z
    .looseObject({
      edition: z.string(),
      job: z.string().optional(),
      only: z
        .string()
        .refine((name) => faultOf(name) === undefined && !name.includes('/'))
        .optional(),
      formats: z.array(z.enum(FORMATS.map(({ name }) => name))),
      fonts: z.array(z.looseObject({ file: z.string(), package: z.string(), sha256: z.string() })),
    })
    .optional(),
});

/**
 * A record as it was found in an archive; undefined where it is none. Its paths are names within the edition: an archive may come
 * from anybody.
 */
export function recordFrom(value: unknown): EditionRecord | undefined {
  const { success } = recordSchema.safeParse(value);
  return success ? (value as EditionRecord) : undefined;
}

/** What the formats of an edition were asked for. */
export function recordedOptions(record: EditionRecord): FormatOptions {
  const values = new Map<string, unknown>(Object.entries(record));
  return Object.fromEntries(
    OPTIONS.flatMap(({ name }) => {
      const value = values.get(recordKey(name));
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** The typefaces of this installation: those of every book, and those that some typefaces have. */
export function fontRecords(typefaces: readonly Typeface[]): readonly FontRecord[] {
  return [...houseFaces(), ...chosenFaces(typefaces)].map((face) => {
    const parts = face.source.split('/');
    const name = parts.slice(0, face.source.startsWith('@') ? 2 : 1).join('/');
    return { file: parts.at(-1)!, package: packageOf(name), sha256: digestOf(face.bytes()) };
  });
}

/** What was looked at once: a program that archives thousands of titles asks for the same fonts each time. */
const packages = new Map<string, string>();
const digests = new WeakMap<Uint8Array, string>();

function packageOf(name: string): string {
  const known = packages.get(name) ?? `${name}@${moduleVersion(name)}`;
  packages.set(name, known);
  return known;
}

function digestOf(bytes: Uint8Array): string {
  const known = digests.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
  digests.set(bytes, known);
  return known;
}

/** The record of a build without its timings, which differ each time, and with what an archive needs. */
export function archivedRecord(
  { timings: _, ...kept }: Omit<EditionRecord, 'archive'> & { readonly timings: unknown },
  archive: ArchiveRecord,
): EditionRecord {
  return { ...kept, archive };
}

/** What is of another version now than when an edition was built: one line each. */
export function versionChanges(then: EditionRecord, now: EditionRecord): readonly string[] {
  const changes: string[] = [];
  const keys = ['tool', 'node', 'browser', ...OPTIONS.map(({ name }) => recordKey(name))];
  const [before, after] = [then, now].map((one) => new Map<string, unknown>(Object.entries(one)));
  for (const key of keys)
    if (before!.get(key) !== after!.get(key))
      changes.push(`${key}: ${before!.get(key) ?? 'none'} then, ${after!.get(key) ?? 'none'} now`);
  const fonts = new Map(now.archive.fonts.map((font) => [font.file, font]));
  for (const { file, sha256, package: from } of then.archive.fonts) {
    const font = fonts.get(file);
    if (font?.sha256 !== sha256)
      changes.push(`font ${file}: ${from} then, ${font ? font.package : 'none'} now`);
  }
  return changes;
}
