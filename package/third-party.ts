import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** Licences that let a package be given away as a part of ours, under whatever terms (SPDX). */
const PERMISSIVE = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'Zlib',
  'CC0-1.0',
  'BlueOak-1.0.0',
];

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  /** As it was written before 2014. */
  readonly licenses?: readonly { readonly type: string }[];
  readonly author?: string | { readonly name: string };
}

/**
 * The packages that modules were joined with, each with its licence and what its licence wants to be given away with it.
 *
 * @throws Error for a package whose licence asks for more than that.
 */
export function thirdParty({ outputs }: Metafile): string {
  const inputs = Object.values(outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : [])),
  );
  const folders = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  const notices = new Map([...folders].map((folder) => noticeOf(folder)));
  return [
    'The modules of warraq have these packages in them.',
    ...[...notices].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, notice]) => notice),
  ].join(`\n\n${'-'.repeat(80)}\n\n`);
}

/** The name and version of a package, and its notice. */
function noticeOf(folder: string): [id: string, notice: string] {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version, licenses = [], author } = manifest;
  const license = manifest.license ?? licenses.map(({ type }) => type).join(' OR ');
  const id = `${name} ${version}`;
  if (!isPermissive(license))
    throw new Error(`${id} can't be taken into the package: its licence is ${license}`);
  const by = typeof author === 'string' ? author : author?.name;
  return [id, [`${id} (${license})${by ? `, by ${by}` : ''}`, ...termsIn(folder, license)].join('\n\n')];
}

/** The terms of a package: its files of that name; where it has none, what its readme says; else where they can be read. */
function termsIn(folder: string, license: string): readonly string[] {
  const files = readdirSync(folder).sort();
  const texts = (name: RegExp) =>
    files.filter((file) => name.test(file)).map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const terms = texts(/^(?:licen[cs]e|copying|notice)[^.]*(?:\.(?:md|markdown|txt))?$/i);
  if (terms.length > 0) return terms;
  const said = texts(/^readme/i).flatMap((text) => /^.*licen[cs]e\s*\n[\s\S]*/im.exec(text)?.[0] ?? []);
  return said.length > 0 ? said : [`https://spdx.org/licenses/${license}.html`];
}

/** `(MIT OR GPL-3.0-or-later)` lets us choose; of `(MIT AND Zlib)` both have to be. */
function isPermissive(expression: string): boolean {
  return expression
    .replace(/^\(|\)$/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => PERMISSIVE.includes(one)));
}
