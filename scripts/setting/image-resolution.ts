import type { Image } from 'mdast';
import type { Asset, Book } from '../book/book.ts';
import { visit } from '../book/visit.ts';
import type { RuleFacts } from '../diagnostics/facts.ts';
import type { Report } from '../diagnostics/report.ts';
import { geometryOf } from './geometry.ts';

/** Pixels to the inch below which a picture is visibly soft in print, and those that a print shop asks for. */
export const LEAST_RESOLUTION = 150;
export const PRINT_RESOLUTION = 300;

const POINTS_PER_INCH = 72;
/** CSS Values 3, § 6.2: an image is shown at 96 pixels to the inch where it has no other size. */
const SHOWN_RESOLUTION = 96;

/** Say which images have too few pixels for the width at which a page would show them. Nothing is printed for it. */
export function checkResolutions(book: Book, report: Report): void {
  const { area, width, bleed } = geometryOf(book);
  const asked = bleed === undefined ? LEAST_RESOLUTION : PRINT_RESOLUTION;
  for (const { tree, file } of book.chapters)
    visit(tree, 'image', (image: Image) => {
      const asset = book.assets.get(image.url);
      if (asset && resolutionOf(asset, area.width) < asked)
        report(file, 'image-resolution', factsOf(asset, area.width), image);
    });
  if (book.cover && resolutionOf(book.cover, width) < asked)
    report(book.chapters[0]!.file, 'image-resolution', factsOf(book.cover, width));
}

/** The pixels to the inch of an image on a measure (points); a drawing has as many as one likes. */
function resolutionOf({ mediaType, width }: Asset, measure: number): number {
  if (mediaType === 'image/svg+xml') return Number.POSITIVE_INFINITY;
  return Math.max(SHOWN_RESOLUTION, width / (measure / POINTS_PER_INCH));
}

function factsOf(asset: Asset, measure: number): RuleFacts['image-resolution'] {
  return { path: asset.path, resolution: Math.round(resolutionOf(asset, measure)) };
}
