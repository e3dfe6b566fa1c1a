import { visit } from '../../book/visit.ts';
import type { Rendering } from '../../render/render.ts';
import type { ManifestItem } from './package.ts';

/** What a publication says of its accessibility (EPUB Accessibility 1.1, 2; Schema.org Accessibility Properties). */
export interface Accessibility {
  readonly modes: readonly string[];
  readonly features: readonly string[];
  /** What it conforms to; undefined where an image lacks its alternative. */
  readonly conformsTo: string | undefined;
}

export function accessibilityOf(
  { divisions }: Rendering,
  items: readonly ManifestItem[],
  hasPageList: boolean,
): Accessibility {
  const isVisual = items.some(
    (item) => item.properties?.includes('svg') || (isImage(item) && item.properties !== 'cover-image'),
  );
  const hasMath = items.some((item) => item.properties?.includes('mathml'));
  let described = true;
  for (const { content } of divisions)
    visit(content, 'element', ({ tagName, properties }) => {
      if (tagName === 'img' && !properties['alt']) described = false;
      if (tagName === 'svg' && properties['ariaHidden'] === 'true') described = false;
    });
  return {
    modes: ['textual', ...(isVisual ? ['visual'] : [])],
    features: [
      'tableOfContents',
      'readingOrder',
      'structuralNavigation',
      'displayTransformability',
      'ARIA',
      ...(isVisual && described ? ['alternativeText'] : []),
      ...(hasMath ? ['MathML'] : []),
      ...(hasPageList ? ['pageBreakMarkers', 'pageNavigation'] : []),
    ],
    conformsTo: described ? 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA' : undefined,
  };
}

function isImage({ mediaType }: ManifestItem): boolean {
  return mediaType.startsWith('image/');
}
