import { join } from 'node:path';
import { listFolder, readTextAt } from '../../disk/disk.ts';
import type { Problems } from './problem.ts';

/** How a declaration begins, and the codes of what can be wrong with it (OCFL 1.1, sections 3.2 and 4.1). */
export interface DeclarationCodes {
  readonly begin: string;
  /** Its name is of the form `T=value`. */
  readonly namaste: string;
  /** There is one. */
  readonly present: string;
  /** There is no other one. */
  readonly single: string;
  /** Its name ends with a version of the specification. */
  readonly version: string;
  /** T is 0. */
  readonly tag: string;
  /** Its value begins as it should. */
  readonly value: string;
  /** Its text is its value. */
  readonly text: string;
}

export const OBJECT_CODES: DeclarationCodes = {
  begin: 'ocfl_object_',
  namaste: 'E002',
  present: 'E003',
  single: 'E003',
  version: 'E004',
  tag: 'E005',
  value: 'E006',
  text: 'E007',
};

export const ROOT_CODES: DeclarationCodes = {
  begin: 'ocfl_',
  namaste: 'E075',
  present: 'E069',
  single: 'E076',
  version: 'E077',
  tag: 'E078',
  value: 'E079',
  text: 'E080',
};

const KNOWN = ['1.0', '1.1'];

/** Whether a file is a declaration by its name, or was meant to be one: others that have `=` in their names are none. */
export function isDeclaration(name: string): boolean {
  return /^0=|=ocfl_|^ocfl_(?:object_)?\d+\.\d+$/.test(name);
}

/** Check the declaration in a folder; gives the version of OCFL that it names, if it is in order. */
export async function checkDeclaration(
  folder: string,
  codes: DeclarationCodes,
  problems: Problems,
): Promise<string | undefined> {
  const names = ((await listFolder(folder)) ?? [])
    .filter(({ name, kind }) => kind === 'file' && isDeclaration(name))
    .map(({ name }) => name);
  const right = names.filter((name) => name.startsWith(`0=${codes.begin}`));
  if (right.length > 1) {
    problems.add(codes.single, { fault: 'declarations', count: right.length });
    return undefined;
  }
  const [name] = [...right, ...names];
  if (name === undefined) {
    problems.add(codes.present, { fault: 'undeclared' });
    return undefined;
  }
  const [, tag, value = ''] = /^(.*?)=(.*)$/.exec(name) ?? [];
  const version = value.startsWith(codes.begin) ? value.slice(codes.begin.length) : undefined;
  if (tag === undefined) problems.add(codes.namaste, { fault: 'declaration-form' }, name);
  else if (tag !== '0') problems.add(codes.tag, { fault: 'declaration-tag' }, name);
  else if (version === undefined)
    problems.add(codes.value, { fault: 'declaration-value', begin: codes.begin }, name);
  else if (!KNOWN.includes(version)) problems.add(codes.version, { fault: 'declaration-version' }, name);
  else {
    if ((await readTextAt(join(folder, name))) !== `${value}\n`)
      problems.add(codes.text, { fault: 'declaration-text', value }, name);
    return version;
  }
  return undefined;
}
