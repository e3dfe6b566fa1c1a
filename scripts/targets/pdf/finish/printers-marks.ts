import type { PdfFile } from '../document/pdf-file.ts';
import { dict, PdfDict, PdfStream, type PdfValue } from '../document/values.ts';

/** How far crop marks stand from the bleed, and how long they are: points. */
const OFFSET = 6;
const LENGTH = 14;

/** Left, bottom, right, top in points. */
type Box = readonly [number, number, number, number];

/**
 * Boxes for the printer (ISO 32000-1, 14.11.2) and crop marks: the trimmed page stays where it is, the sheet grows around it.
 * `bleed`: points.
 */
export function addPrintersMarks(pdf: PdfFile, bleed: number): void {
  const marks = new Map<string, PdfValue>();
  for (const ref of pdf.pages()) {
    const page = new PdfDict(pdf.dict(ref));
    const trim = pdf.get(page.get('MediaBox')) as unknown as Box;
    const key = trim.join(' ');
    const drawn = marks.get(key) ?? pdf.add(cropMarks(trim, bleed));
    marks.set(key, drawn);
    const contents = page.get('Contents') ?? null;
    page.set('TrimBox', [...trim]).set('BleedBox', grown(trim, bleed));
    page.set('MediaBox', grown(trim, bleed + OFFSET + LENGTH));
    // Before the text, whose content leaves another system of coordinates behind.
    page.set('Contents', [drawn, ...(Array.isArray(contents) ? contents : [contents])]);
    pdf.set(ref, page);
  }
}

function grown([left, bottom, right, top]: Box, by: number): PdfValue[] {
  return [left - by, bottom - by, right + by, top + by];
}

function cropMarks([left, bottom, right, top]: Box, bleed: number): PdfStream {
  const near = bleed + OFFSET;
  const far = near + LENGTH;
  const lines: string[] = [];
  for (const x of [left, right])
    for (const [edge, away] of [
      [bottom, -1],
      [top, 1],
    ] as const)
      lines.push(line(x, edge + away * near, x, edge + away * far));
  for (const y of [bottom, top])
    for (const [edge, away] of [
      [left, -1],
      [right, 1],
    ] as const)
      lines.push(line(edge + away * near, y, edge + away * far, y));
  const content = `/Artifact BMC\nq\n0 0 0 RG\n0.25 w\n${lines.join('\n')}\nQ\nEMC\n`;
  return new PdfStream(dict({}), Buffer.from(content, 'latin1'));
}

function line(...numbers: readonly number[]): string {
  const [x1, y1, x2, y2] = numbers.map((value) => Math.round(value * 1000) / 1000);
  return `${x1} ${y1} m ${x2} ${y2} l S`;
}
