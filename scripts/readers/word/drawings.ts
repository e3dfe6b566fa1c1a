import { child, childrenOf, elements, within, type Xml } from './xml.ts';

/**
 * Of what programs of different age can show, the new one, unless it has nothing that we can (ECMA-376, part 3, 9.3): the old one then
 * has all the text.
 */
export function chosen(alternate: Xml): Xml {
  const choice = child(alternate, 'mc:Choice');
  const fallback = child(alternate, 'mc:Fallback');
  if (!choice) return fallback ?? alternate;
  const says = (one: Xml) => within(one, 'w:t').length > 0 || picturesIn(one).length > 0;
  return says(choice) || !fallback || !says(fallback) ? choice : fallback;
}

/** The text boxes of a drawing, the outermost ones. */
export function textBoxesIn(drawing: Xml): readonly Xml[] {
  return elements(drawing).flatMap((one) => {
    if (one.name === 'w:txbxContent') return [one];
    return textBoxesIn(one.name === 'mc:AlternateContent' ? chosen(one) : one);
  });
}

export interface Picture {
  /** Of the relation. */
  readonly id: string;
  readonly alt: string;
}

/** The pictures of a drawing, but for those in its text boxes. */
export function picturesIn(drawing: Xml): readonly Picture[] {
  const alt = descriptionOf(drawing);
  const find = (parent: Xml, own: string): readonly Picture[] =>
    elements(parent).flatMap((one): readonly Picture[] => {
      const { name, attributes } = one;
      if (name === 'w:txbxContent') return [];
      if (name === 'mc:AlternateContent') return find(chosen(one), own);
      if (name === 'a:blip') {
        // A drawing (SVG) stands beside its picture in pixels, or alone.
        const drawn = within(one, 'asvg:svgBlip')[0]?.attributes['r:embed'];
        const id = attributes['r:embed'] ?? drawn ?? attributes['r:link'];
        return id ? [{ id, alt: own }] : [];
      }
      if (name === 'v:imagedata') {
        const id = attributes['r:id'] ?? attributes['r:href'];
        return id ? [{ id, alt: own || attributes['o:title'] || '' }] : [];
      }
      const said =
        name === 'pic:pic' ? descriptionOf(one) : name === 'v:shape' ? (attributes['alt'] ?? '') : '';
      // What the whole drawing is said to show goes before the name of a file.
      return find(one, name === 'pic:pic' ? own || said : said || own);
    });
  return find(drawing, alt);
}

/** What a drawing is said to show, for those who don't see it (`descr`), or else its title. */
export function descriptionOf(drawing: Xml): string {
  const named = [...within(drawing, 'wp:docPr'), ...within(drawing, 'pic:cNvPr')].map(
    ({ attributes }) => attributes,
  );
  const said = named.map(({ descr }) => descr).find(Boolean) ?? named.map(({ title }) => title).find(Boolean);
  return (said ?? '').replace(/\s+/g, ' ').trim();
}

/** A line across the page, as the web and mail have it. */
export function isLine(drawing: Xml): boolean {
  return within(drawing, 'v:rect').some(({ attributes }) => attributes['o:hr'] !== undefined);
}

/** Whether a paragraph is nothing but a line across the page. */
export function isRule(paragraph: Xml): boolean {
  return (
    isLine(paragraph) ||
    (childrenOf(child(child(paragraph, 'w:pPr'), 'w:pBdr'), 'w:bottom').length > 0 &&
      within(paragraph, 'w:t').length === 0)
  );
}

/** What a drawing is of which neither picture nor text can be taken. */
export function kindOfDrawing(drawing: Xml): 'chart' | 'diagram' | 'object' | 'drawing' {
  if (within(drawing, 'c:chart').length > 0) return 'chart';
  if (within(drawing, 'dgm:relIds').length > 0) return 'diagram';
  return drawing.name === 'w:object' ? 'object' : 'drawing';
}
