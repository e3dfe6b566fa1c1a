import { deflateSync } from 'node:zlib';
import type { OutlineEntry } from '../../../book/outline.ts';
import { withOwnDigits } from '../../../render/isolate.ts';
import type { Rendering } from '../../../render/render.ts';
import { geometryOf } from '../../../setting/geometry.ts';
import type { PdfFile } from '../document/pdf-file.ts';
import { dict, name, type PdfRef, PdfStream, type PdfValue, text } from '../document/values.ts';
import { joinLinks, targetsOf } from '../inner-links.ts';
import type { Printed } from '../print.ts';
import { type PdfProfile, partOf } from '../profile.ts';
import { type Attachment, attach } from './attachments.ts';
import { information, xmp } from './metadata.ts';
import { describeLinks, namedDestinations, writeOutline } from './navigation.ts';
import { addPrintersMarks } from './printers-marks.ts';
import { srgbProfile } from './srgb.ts';

export interface FinishOptions {
  readonly profile: PdfProfile;
  /** The manuscript, for a profile that attaches it. */
  readonly sources: readonly Attachment[];
}

/** Make a print into a document: metadata, viewer preferences, page labels, bookmarks. */
export function finish(
  { pdf, layout, links, destinations, places }: Printed,
  rendering: Rendering,
  { profile, sources }: FinishOptions,
): Uint8Array {
  const { labels: folios } = layout;
  const { book, outline, labels } = rendering;
  const catalog = pdf.catalog;
  const direction = book.language.direction === 'rtl' ? name('R2L') : undefined;
  catalog.set('Lang', text(book.language.tag));
  catalog.set('PageMode', name('UseOutlines'));
  catalog.set('PageLayout', name('TwoPageRight'));
  catalog.set('ViewerPreferences', dict({ DisplayDocTitle: true, Direction: direction }));
  catalog.set(
    'PageLabels',
    dict({ Nums: folios.flatMap((label, index): PdfValue[] => [index, dict({ P: text(label) })]) }),
  );
  describeLinks(pdf, targetsOf(links), rendering, { folios, destinations });
  joinLinks(pdf, links, places);
  const title = (entry: OutlineEntry) =>
    [labels.opening(entry) ?? labels.number(entry.kind === 'section' ? entry.number : []), entry.title]
      .filter(Boolean)
      .join(entry.kind === 'section' ? ' ' : ': ');
  const shown = (entry: OutlineEntry) => withOwnDigits(title(entry), book.language, book.settings.digits);
  const { bleed } = geometryOf(book);
  if (bleed !== undefined) addPrintersMarks(pdf, bleed);
  const bookmarks = writeOutline(pdf, outline, destinations, shown);
  if (bookmarks) catalog.set('Outlines', bookmarks);
  const attached = profile === 'a-3a' ? attach(pdf, sources, book.instant) : undefined;
  if (attached) catalog.set('AF', attached.sources);
  catalog.delete('Dests');
  const named = namedDestinations(pdf, destinations);
  catalog.set('Names', dict({ Dests: named, EmbeddedFiles: attached?.tree }));
  catalog.set('OutputIntents', [outputIntent(pdf)]);
  const metadata = xmp(book, partOf(profile));
  catalog.set(
    'Metadata',
    pdf.add(new PdfStream(dict({ Type: name('Metadata'), Subtype: name('XML') }), metadata)),
  );
  pdf.set(pdf.trailer.get('Root') as PdfRef, catalog);
  // In the place of Chromium's own, which holds the time of printing.
  pdf.set(pdf.trailer.get('Info') as PdfRef, information(book));
  return pdf.write();
}

/** An output intent for the colours of the screen (ISO 19005-2, 6.2.3). */
function outputIntent(pdf: PdfFile): PdfValue {
  const profile = pdf.add(
    new PdfStream(dict({ N: 3, Filter: name('FlateDecode') }), deflateSync(srgbProfile())),
  );
  return dict({
    Type: name('OutputIntent'),
    S: name('GTS_PDFA1'),
    OutputConditionIdentifier: text('sRGB'),
    Info: text('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  });
}
