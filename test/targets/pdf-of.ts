import { serialize } from '../../scripts/targets/pdf/document/serialize.ts';
import { PdfStream, type PdfValue } from '../../scripts/targets/pdf/document/values.ts';

/** A PDF with some objects, numbered from 1; a text is one as it is to stand in the file. The first is the catalog. */
export function pdfOf(objects: readonly (PdfValue | string)[]): Buffer {
  let file = '%PDF-1.7\n';
  const rows = objects.map((object, index) => {
    const row = `${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${index + 1} 0 obj\n${typeof object === 'string' ? object : serialize(object)}`;
    if (object instanceof PdfStream)
      file += ` stream\n${Buffer.from(object.data).toString('latin1')}\nendstream`;
    file += '\nendobj\n';
    return row;
  });
  const size = objects.length + 1;
  return Buffer.from(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${size}\n/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}
