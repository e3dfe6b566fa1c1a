import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from '../pdfjs.ts';

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

export interface Rectangle {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/** Where a colour fills something, or an image, whose colour is that of its middle. */
export interface Box extends Rectangle {
  colour: string;
}

export interface Page {
  index: number;
  /** The page as it is trimmed; its lower left corner is at 0, 0. */
  width: number;
  height: number;
  /** All that is printed upon, with what is cut off. */
  sheet: Rectangle;
  /** In a book with a bleed, all straight lines that are drawn. */
  cropMarks: Rectangle[];
  label: string;
  items: Item[];
  links: Link[];
  boxes: Box[];
}

export interface OutlineEntry {
  title: string;
  page: number;
  /** The height that it leads to. */
  y: number;
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
  const sheet = { left, bottom, right, top };
  // The fonts are known after the operators have been read.
  const { boxes, lines } = await readDrawing(page);
  const cropMarks = left < 0 ? lines : [];
  const items = await readItems(page);
  const links = await readLinks(document, page);
  page.cleanup();
  return { index, ...trimOf(sheet, cropMarks), sheet, cropMarks, label, items, links, boxes };
}

/** Width and height between the crop marks, or of the whole sheet. */
function trimOf(sheet: Rectangle, cropMarks: Rectangle[]): { width: number; height: number } {
  if (cropMarks.length === 0) return { width: sheet.right - sheet.left, height: sheet.top - sheet.bottom };
  const upright = cropMarks.filter(({ left, right }) => right - left < 1);
  const level = cropMarks.filter(({ bottom, top }) => top - bottom < 1);
  return {
    width: Math.max(...upright.map(({ left }) => left)),
    height: Math.max(...level.map(({ bottom }) => bottom)),
  };
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
      entries.push({ title, page: target?.page ?? -1, y: target?.y ?? 0 });
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

/** All that is filled and all images, by their colours, and the straight lines along an edge of the page that are drawn. */
async function readDrawing(page: PDFPageProxy): Promise<{ boxes: Box[]; lines: Rectangle[] }> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const boxes: Box[] = [];
  const lines: Rectangle[] = [];
  const stack: { matrix: Matrix; colour: string }[] = [];
  let state: { matrix: Matrix; colour: string } = { matrix: [1, 0, 0, 1, 0, 0], colour: '#000000' };
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index];
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) stack.push({ ...state });
    if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) state = stack.pop() ?? state;
    if (operator === OPS.transform) state.matrix = multiply(state.matrix, args as Matrix);
    if (operator === OPS.paintFormXObjectBegin && args[0])
      state.matrix = multiply(state.matrix, args[0] as Matrix);
    if (operator === OPS.setFillRGBColor) state.colour = args[0] as string;
    if (operator === OPS.paintImageXObject)
      boxes.push({ colour: await imageColour(page, args[0]), ...boundsOf(state.matrix, [0, 0, 1, 1]) });
    if (operator !== OPS.constructPath || !args[2]) continue;
    const bounds = boundsOf(state.matrix, args[2] as ArrayLike<number>);
    if (args[0] === OPS.fill || args[0] === OPS.eoFill) boxes.push({ colour: state.colour, ...bounds });
    if (args[0] === OPS.stroke && isLine(bounds)) lines.push(bounds);
  }
  return { boxes, lines };
}

/** The boxes of tasks and the rings of bullets in inner lists are drawn, too, and are no lines. */
const isLine = ({ left, bottom, right, top }: Rectangle): boolean => Math.min(right - left, top - bottom) < 1;

interface RawImage {
  width: number;
  height: number;
  data?: Uint8Array;
}

/** The colour of the pixel in the middle of an image of three or four bytes a pixel. */
async function imageColour(page: PDFPageProxy, id: string): Promise<string> {
  const objects = id.startsWith('g_') ? page.commonObjs : page.objs;
  const { width, height, data } = await new Promise<RawImage>((done) => objects.get(id, done));
  if (!data) return 'unknown';
  const step = Math.floor(data.length / (width * height));
  const at = step * (Math.floor(height / 2) * width + Math.floor(width / 2));
  return `#${[...data.slice(at, at + 3)].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function boundsOf(matrix: Matrix, bounds: ArrayLike<number>): Rectangle {
  const [a, b, c, d, e, f] = matrix;
  const xs = [bounds[0]!, bounds[2]!].flatMap((x) => [bounds[1]!, bounds[3]!].map((y) => a * x + c * y + e));
  const ys = [bounds[0]!, bounds[2]!].flatMap((x) => [bounds[1]!, bounds[3]!].map((y) => b * x + d * y + f));
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    bottom: Math.min(...ys),
    top: Math.max(...ys),
  };
}
