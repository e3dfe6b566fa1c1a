import { deflateSync } from 'node:zlib';
import type { PdfFile } from '../document/pdf-file.ts';
import {
  date,
  dict,
  name,
  type PdfRef,
  PdfStream,
  PdfString,
  type PdfValue,
  text,
} from '../document/values.ts';

/** A file that goes with a document. */
export interface Attachment {
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The manuscript within its document (ISO 19005-3, 6.8): what the catalog names as its sources. */
export function attach(
  pdf: PdfFile,
  files: readonly Attachment[],
  instant: string,
): { readonly sources: PdfRef[]; readonly tree: PdfRef } {
  const named = [...files]
    .map((file) => ({ key: Buffer.from(file.path, 'utf8'), ref: specification(pdf, file, instant) }))
    .sort((a, b) => Buffer.compare(a.key, b.key));
  const names = named.flatMap(({ key, ref }): PdfValue[] => [new PdfString(key), ref]);
  return { sources: named.map(({ ref }) => ref), tree: pdf.add(dict({ Names: names })) };
}

function specification(pdf: PdfFile, { path, mediaType, bytes }: Attachment, instant: string): PdfRef {
  const parameters = dict({ Size: bytes.length, ModDate: date(instant) });
  const file = new PdfStream(
    dict({
      Type: name('EmbeddedFile'),
      Subtype: name(mediaType),
      Params: parameters,
      Filter: name('FlateDecode'),
    }),
    deflateSync(bytes),
  );
  const embedded = pdf.add(file);
  return pdf.add(
    dict({
      Type: name('Filespec'),
      F: text(path),
      UF: text(path),
      Desc: text(path),
      AFRelationship: name('Source'),
      EF: dict({ F: embedded, UF: embedded }),
    }),
  );
}
