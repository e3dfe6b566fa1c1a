import { child, childrenOf, valueIn, type Xml } from './xml.ts';

export interface Level {
  readonly isOrdered: boolean;
  readonly start: number;
  /** As Word names it: `decimal`, `arabicAbjad`, `bullet`. */
  readonly format: string;
  /** Whether a number or a bullet is seen: paragraphs of a list without any are none. */
  readonly isShown: boolean;
}

export type Numbering = (id: string, level: number) => Level | undefined;

/** The lists of a document (ECMA-376, part 1, 17.9). */
export function readNumbering(xml: Xml | undefined): Numbering {
  const kinds = new Map(
    childrenOf(xml, 'w:abstractNum').map((one) => [one.attributes['w:abstractNumId'], levelsOf(one)]),
  );
  const lists = new Map(
    childrenOf(xml, 'w:num').map((one) => {
      const levels = new Map(kinds.get(valueIn(one, 'w:abstractNumId')));
      for (const override of childrenOf(one, 'w:lvlOverride')) {
        const at = Number(override.attributes['w:ilvl'] ?? 0);
        const own = child(override, 'w:lvl');
        const level = own ? levelOf(own) : levels.get(at);
        const start = valueIn(override, 'w:startOverride');
        if (level) levels.set(at, start === undefined ? level : { ...level, start: Number(start) });
      }
      return [one.attributes['w:numId'], levels];
    }),
  );
  return (id, level) => {
    const found = lists.get(id)?.get(level);
    return found?.isShown ? found : undefined;
  };
}

function levelsOf(xml: Xml): ReadonlyMap<number, Level> {
  return new Map(
    childrenOf(xml, 'w:lvl').map((one) => [Number(one.attributes['w:ilvl'] ?? 0), levelOf(one)]),
  );
}

function levelOf(xml: Xml): Level {
  const format = valueIn(xml, 'w:numFmt') ?? 'decimal';
  return {
    isOrdered: format !== 'bullet' && format !== 'none',
    start: Number(valueIn(xml, 'w:start') ?? 1),
    format,
    isShown:
      !/^(?:none|bullet)$/.test(format) ||
      valueIn(xml, 'w:lvlText') !== '' ||
      child(xml, 'w:lvlPicBulletId') !== undefined,
  };
}
