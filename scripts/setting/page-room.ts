import type { Book } from '../book/book.ts';
import type { Report } from '../diagnostics/report.ts';
import { placeOfKey, type SettingsSource } from '../manuscript/settings-file.ts';
import { geometryOf, POINTS_PER_MM } from './geometry.ts';

/** What text needs at least, in millimetres: a line of some letters, and as many lines as a note needs beside it. */
const LEAST = 40;
/** PDF 32000-1, annex C.2: 14,400 units; the marks of the print shop stand around the page. */
const LONGEST = 5000;

/** Report a page whose margins leave no room for text, or that no PDF can have. */
export function checkPage(book: Book, { file, yaml, base }: SettingsSource, report: Report): void {
  const { width, height, area, columns } = geometryOf(book);
  const text = { ...area, ...(columns && { width: columns.width }) };
  const mm = (points: number) => Math.round((points / POINTS_PER_MM) * 10) / 10;
  const place = placeOfKey(file, yaml, ['page'], base);
  if (mm(Math.max(width, height)) > LONGEST)
    report(file, 'page-has-room', { fault: 'large', width: mm(width), height: mm(height) }, place);
  else if (mm(Math.min(text.width, text.height)) < LEAST)
    report(
      file,
      'page-has-room',
      {
        fault: 'narrow',
        width: mm(width),
        height: mm(height),
        textWidth: mm(text.width),
        textHeight: mm(text.height),
      },
      place,
    );
}
