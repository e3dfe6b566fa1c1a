import type { Package } from '../package.ts';
import { type Citation, citationOf } from './citations.ts';
import { partOf, relationsOf } from './relations.ts';
import { childrenOf, elements, readXml, textOf } from './xml.ts';

/**
 * What bookmarks of Zotero cite, by their names: where its user has chosen bookmarks before fields, the words stand in `ZOTERO_BREF_…`, and
 * the data in custom properties of the document, `ZOTERO_BREF_…_1`, `_2` …, each of which has 255 characters at most.
 */
export async function bookmarkedCitations(file: Package): Promise<ReadonlyMap<string, Citation>> {
  const part = partOf(await relationsOf(file, ''), 'custom-properties');
  const pieces = new Map<string, Map<number, string>>();
  for (const property of childrenOf(part ? await readXml(file, part) : undefined, 'property')) {
    const [, name = '', count] = /^(ZOTERO_BREF_\w+?)_(\d+)$/.exec(property.attributes['name'] ?? '') ?? [];
    if (count === undefined) continue;
    const own = pieces.get(name) ?? new Map<number, string>();
    pieces.set(name, own.set(Number(count), elements(property).map(textOf).join('')));
  }
  const found = [...pieces].flatMap(([name, own]): [string, Citation][] => {
    const said = [...own].sort(([one], [other]) => one - other).map(([, piece]) => piece);
    const citation = citationOf(`ADDIN ${said.join('')}`);
    return citation ? [[name, citation]] : [];
  });
  return new Map(found);
}
