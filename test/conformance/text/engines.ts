import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import * as mupdf from 'mupdf';
import { getDocument } from '../../pdfjs.ts';

/** A reader of PDF: gives the text of a file. */
export type Engine = (pdf: Uint8Array) => Promise<string>;

/** The readers that people search and copy with; poppler where it is installed. */
export const ENGINES: Readonly<Record<string, Engine>> = {
  ...(spawnSync('pdftotext', ['-v']).error ? {} : { poppler }),
  MuPDF: muPdf,
  'pdf.js': pdfJs,
  PDFium: pdfium,
};

async function poppler(pdf: Uint8Array): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-text-'));
  try {
    writeFileSync(join(folder, 'book.pdf'), pdf);
    const options = { encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
    const read = spawnSync('pdftotext', ['-enc', 'UTF-8', join(folder, 'book.pdf'), '-'], options);
    // It goes on without what it can't read, and says so.
    if (read.stderr !== '') throw new Error(read.stderr);
    return read.stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function muPdf(pdf: Uint8Array): Promise<string> {
  const document = mupdf.Document.openDocument(pdf, 'application/pdf');
  const pages = Array.from({ length: document.countPages() }, (_, page) =>
    document.loadPage(page).toStructuredText('preserve-whitespace').asText(),
  );
  return pages.join('\f');
}

async function pdfJs(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  }
  await document.loadingTask.destroy();
  return pages.join('\f');
}

async function pdfium(pdf: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages = [...document.pages()].map((page) => page.getText());
  document.destroy();
  library.destroy();
  return pages.join('\f');
}
