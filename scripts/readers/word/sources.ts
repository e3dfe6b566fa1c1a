import type { Package } from '../package.ts';
import { child, childrenOf, readXml, textOf, within, type Xml } from './xml.ts';

/** The sources that Word's own citations name by their tags: «نجفی, غلط ننویسیم, 1366» each (ECMA-376, part 1, 22.6). */
export async function readSources(file: Package): Promise<ReadonlyMap<string, string>> {
  const sources = new Map<string, string>();
  for (const part of file.partsIn('customxml/').filter((name) => /\/item\d+\.xml$/.test(name))) {
    const xml = await readXml(file, part);
    if (xml?.name !== 'b:Sources') continue;
    for (const source of childrenOf(xml, 'b:Source')) sources.set(textIn(source, 'b:Tag'), cited(source));
  }
  return sources;
}

function cited(source: Xml): string {
  const names = [...within(source, 'b:Last'), ...within(source, 'b:Corporate')].map(textOf);
  return [...names, textIn(source, 'b:Title'), textIn(source, 'b:Year')].filter(Boolean).join(', ');
}

function textIn(source: Xml, name: string): string {
  const found = child(source, name);
  return found ? textOf(found).trim() : '';
}
