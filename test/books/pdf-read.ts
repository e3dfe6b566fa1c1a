import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A run of text as the PDF draws it. */
export interface Item {
  text: string;
  x: number;
  /** The baseline, from the page's foot. */
  y: number;
  width: number;
  size: number;
  font: string;
  /** Set in a typeface for formulas. */
  math: boolean;
}

export interface Link {
  left: number;
  bottom: number;
  right: number;
  top: number;
  /** The page that it leads to, from 0, and the height there. */
  page: number;
  y: number;
}

/** Where a colour fills something. */
export interface Box {
  colour: string;
  left: number;
  bottom: number;
  right: number;
  top: number;
}

export interface Page {
  index: number;
  width: number;
  height: number;
  label: string;
  items: Item[];
  links: Link[];
  boxes: Box[];
}

export interface OutlineEntry {
  title: string;
  page: number;
}

export interface Pdf {
  pages: Page[];
  outline: OutlineEntry[];
}

/** Reads what the judge looks at. */
export async function readPdf(bytes: Uint8Array): Promise<Pdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  try {
    const labels = await document.getPageLabels();
    const pages: Page[] = [];
    for (let index = 0; index < document.numPages; index++) {
      pages.push(await readPage(document, index, labels?.[index] ?? ''));
    }
    return { pages, outline: await readOutline(document) };
  } finally {
    await task.destroy();
  }
}

async function readPage(document: PDFDocumentProxy, index: number, label: string): Promise<Page> {
  const page = await document.getPage(index + 1);
  const [left, bottom, right, top] = page.view as [number, number, number, number];
  // The fonts are known after the operators have been read.
  const boxes = await readBoxes(page);
  const items = await readItems(page);
  const links = await readLinks(document, page);
  page.cleanup();
  return { index, width: right - left, height: top - bottom, label, items, links, boxes };
}

async function readItems(page: PDFPageProxy): Promise<Item[]> {
  const content = await page.getTextContent({ disableNormalization: true });
  const items: Item[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [a, b, , , x, y] = item.transform as [number, number, number, number, number, number];
    const font = fontName(page, item.fontName);
    items.push({
      text: item.str,
      x,
      y,
      width: item.width,
      size: Math.hypot(a, b),
      font,
      math: /math/i.test(font),
    });
  }
  return items;
}

function fontName(page: PDFPageProxy, id: string): string {
  if (!page.commonObjs.has(id)) return id;
  const font = page.commonObjs.get(id) as { name?: string };
  return font.name ?? id;
}

type Destination = string | unknown[] | null;

async function resolve(
  document: PDFDocumentProxy,
  dest: Destination,
): Promise<{ page: number; y: number } | undefined> {
  const array = typeof dest === 'string' ? await document.getDestination(dest) : dest;
  if (!array) return undefined;
  const page = await document.getPageIndex(array[0] as { num: number; gen: number });
  return { page, y: typeof array[3] === 'number' ? array[3] : 0 };
}

async function readLinks(document: PDFDocumentProxy, page: PDFPageProxy): Promise<Link[]> {
  const links: Link[] = [];
  for (const annotation of await page.getAnnotations()) {
    if (annotation.subtype !== 'Link' || !annotation.dest) continue;
    const target = await resolve(document, annotation.dest);
    const [left, bottom, right, top] = annotation.rect;
    if (target) links.push({ left, bottom, right, top, ...target });
  }
  return links;
}

interface RawOutline {
  title: string;
  dest: Destination;
  items: RawOutline[];
}

async function readOutline(document: PDFDocumentProxy): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const walk = async (items: RawOutline[]): Promise<void> => {
    for (const { title, dest, items: below } of items) {
      const target = await resolve(document, dest);
      entries.push({ title, page: target?.page ?? -1 });
      await walk(below);
    }
  };
  await walk(((await document.getOutline()) ?? []) as RawOutline[]);
  return entries;
}

type Matrix = [number, number, number, number, number, number];

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

/** All that is filled, by its colour. */
async function readBoxes(page: PDFPageProxy): Promise<Box[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const boxes: Box[] = [];
  const stack: { matrix: Matrix; colour: string }[] = [];
  let state: { matrix: Matrix; colour: string } = { matrix: [1, 0, 0, 1, 0, 0], colour: '#000000' };
  fnArray.forEach((operator, index) => {
    const args = argsArray[index];
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) stack.push({ ...state });
    if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) state = stack.pop() ?? state;
    if (operator === OPS.transform) state.matrix = multiply(state.matrix, args as Matrix);
    if (operator === OPS.paintFormXObjectBegin && args[0])
      state.matrix = multiply(state.matrix, args[0] as Matrix);
    if (operator === OPS.setFillRGBColor) state.colour = args[0] as string;
    const filled = operator === OPS.constructPath && (args[0] === OPS.fill || args[0] === OPS.eoFill);
    if (filled && args[2]) boxes.push(boxOf(state.matrix, args[2] as ArrayLike<number>, state.colour));
  });
  return boxes;
}

function boxOf(matrix: Matrix, bounds: ArrayLike<number>, colour: string): Box {
  const [a, b, c, d, e, f] = matrix;
  const xs = [bounds[0]!, bounds[2]!].flatMap((x) => [bounds[1]!, bounds[3]!].map((y) => a * x + c * y + e));
  const ys = [bounds[0]!, bounds[2]!].flatMap((x) => [bounds[1]!, bounds[3]!].map((y) => b * x + d * y + f));
  return {
    colour,
    left: Math.min(...xs),
    right: Math.max(...xs),
    bottom: Math.min(...ys),
    top: Math.max(...ys),
  };
}
