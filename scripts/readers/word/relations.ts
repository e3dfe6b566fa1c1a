import { posix } from 'node:path';
import type { Package } from '../package.ts';
import { elements, readXml } from './xml.ts';

/** Where a part leads to, by the id that it uses. */
export interface Relation {
  /** The last part of its type, such as `footnotes`. */
  readonly type: string;
  /** A part of the package; an address where it is external. */
  readonly target: string;
  readonly isExternal: boolean;
}

export type Relations = ReadonlyMap<string, Relation>;

/** The relations of a part; of the package itself where it is ''. */
export async function relationsOf(file: Package, part: string): Promise<Relations> {
  const folder = posix.dirname(part);
  const xml = await readXml(file, posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
  return new Map(
    elements(xml).map(({ attributes }) => {
      const { Id = '', Type = '', Target = '', TargetMode } = attributes;
      const isExternal = TargetMode === 'External';
      const target = isExternal
        ? Target
        : posix.join(Target.startsWith('/') ? '' : folder, Target).replace(/^\//, '');
      return [Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target, isExternal }];
    }),
  );
}

/** The part of a type that a part leads to. */
export function partOf(relations: Relations, type: string): string | undefined {
  for (const relation of relations.values())
    if (relation.type === type && !relation.isExternal) return relation.target;
  return undefined;
}
