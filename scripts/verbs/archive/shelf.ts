import { HOUSE } from '../../language/languages.ts';
import type { DamagedObject } from '../../vault/read.ts';
import { feedsOf } from '../../vault/shelf/opds.ts';
import { pagesOf } from '../../vault/shelf/pages.ts';
import { placeShelf } from '../../vault/shelf/place.ts';
import { arrange, type LeftOff } from '../../vault/shelf/shelf.ts';
import { holdingsOf } from '../../vault/titles.ts';
import type { ArchiveOptions } from './options.ts';

/**
 * Write the shelf of an archive as web pages with an OPDS 2 feed, into a folder that is empty, not there, or an older shelf,
 * which is replaced when the new one is whole.
 *
 * @throws WarraqError `restore-occupied`
 */
export async function makeShelf(
  { store }: ArchiveOptions,
  folder: string,
): Promise<{
  readonly titles: number;
  readonly editions: number;
  /** What could not be read, and stands on no shelf. */
  readonly damaged: readonly DamagedObject[];
  /** The web editions that may run something, and are not on the shelf. */
  readonly leftOff: readonly LeftOff[];
}> {
  const holdings = await holdingsOf(store);
  const { titles, copied, made, damaged, leftOff } = await arrange(holdings.titles);
  const feeds = [...feedsOf(titles, HOUSE.shelf.name)].map(([path, feed]) => ({
    path,
    bytes: new TextEncoder().encode(`${JSON.stringify(feed, undefined, 2)}\n`),
  }));
  await placeShelf(folder, [...made, ...feeds, ...pagesOf(titles, HOUSE)], copied);
  return {
    titles: titles.length,
    editions: titles.reduce((sum, { editions }) => sum + editions.length, 0),
    damaged: [
      ...holdings.damaged.filter((one) => !damaged.some(({ folder: also }) => also === one.folder)),
      ...damaged,
    ],
    leftOff,
  };
}
