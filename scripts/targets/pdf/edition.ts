import { optionValue } from '../../book/format-option.ts';
import type { TextFile } from '../../book/text-file.ts';
import type { Report } from '../../diagnostics/report.ts';
import { sourcesOf } from '../../manuscript/sources.ts';
import type { Rendering } from '../../render/render.ts';
import { PRINT_RESOLUTION } from '../../setting/image-resolution.ts';
import { tellFallbacks } from '../../setting/tell-fallbacks.ts';
import { coverLeaf } from '../cover.ts';
import type { TargetResult, Tools } from '../target.ts';
import { makePdf, type PdfEdition } from './pdf.ts';
import { PROFILE } from './profile.ts';

/** Make the PDF, and say what could not be made as it should be. */
export async function makeEdition(
  rendering: Rendering,
  { session, store, threads, files, report, options: asked, tellMap, tellShare }: Tools,
): Promise<TargetResult> {
  const { book } = rendering;
  const options = {
    profile: optionValue(PROFILE, asked),
    sources: sourcesOf(book, files),
    cover: coverLeaf(rendering),
  };
  const edition = await makePdf(rendering, session, { ...options, store, threads, tellMap, tellShare });
  tell(edition, rendering, files, report);
  const { artifact, map, browser, timings, profile } = edition;
  return {
    artifacts: [artifact],
    count: map.pages,
    detail: { count: map.pages, of: 'pages' },
    facts: { map, browser },
    options: { [PROFILE.name]: profile },
    steps: timings,
  };
}

/** Say what could not be made as it should be. */
function tell(
  { fallbacks, images, textFault }: PdfEdition,
  rendering: Rendering,
  files: readonly TextFile[],
  report: Report,
): void {
  tellFallbacks(fallbacks, rendering, files, report);
  for (const [path, resolution] of images)
    if (rendering.book.settings.page.bleed !== undefined && resolution < PRINT_RESOLUTION)
      report(files[0]!, 'image-resolution', { path, resolution: Math.round(resolution) });
  if (textFault !== undefined) report(files[0]!, 'text-extractable', { said: String(textFault) });
}
