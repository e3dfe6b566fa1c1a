import { SYNTAXES } from '../../syntax/syntaxes.ts';
import { type Difference, differenceOf } from '../../vault/difference.ts';
import { findEdition } from '../../vault/titles.ts';
import type { ArchiveOptions } from './options.ts';

/** What is different between two editions. */
export async function diffEditions(
  { store }: ArchiveOptions,
  one: string,
  other: string,
): Promise<Difference> {
  return differenceOf(await findEdition(store, one), await findEdition(store, other), SYNTAXES);
}
