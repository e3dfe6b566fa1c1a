import { type Item, type Page, type Pdf, readPdf } from '../books/pdf-read.ts';
import { getDocument, OPS } from '../pdfjs.ts';

/** A line of a page as it is drawn: its runs from the right to the left. */
export interface PrintedLine {
  readonly y: number;
  readonly items: readonly Item[];
  readonly text: string;
}

/** The dots of a leader: where each stands, and their height on the page, in points. */
export interface Leader {
  readonly dots: readonly number[];
  readonly y: number;
}

export interface Printed extends Pdf {
  /** Of each page. */
  readonly leaders: readonly (readonly Leader[])[];
  /** Those that anything is filled with: `#1a1a1a`. */
  readonly colours: ReadonlySet<string>;
}

/** What a PDF has, with the leaders of its contents. */
export async function printed(bytes: Uint8Array): Promise<Printed> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const leaders: Leader[][] = [];
  const colours = new Set<string>();
  for (let index = 1; index <= document.numPages; index += 1) {
    const list = await (await document.getPage(index)).getOperatorList();
    leaders.push(leadersIn(list));
    for (const [at, operator] of list.fnArray.entries())
      if (operator === OPS.setFillRGBColor) colours.add(list.argsArray[at]![0] as string);
  }
  await task.destroy();
  return { ...(await readPdf(bytes)), leaders, colours };
}

type Matrix = readonly [number, number, number, number, number, number];

/** A leader is one path of points that are drawn with round caps. */
function leadersIn({ fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[][] }): Leader[] {
  const found: Leader[] = [];
  const stack: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index]!;
    if (operator === OPS.save) stack.push(matrix);
    if (operator === OPS.restore) matrix = stack.pop() ?? matrix;
    if (operator === OPS.transform) matrix = multiplied(matrix, args as unknown as Matrix);
    if (operator !== OPS.constructPath || args[0] !== OPS.stroke) continue;
    const [path] = args[1] as [ArrayLike<number>];
    // Moves (0) and lines (1), each with a point.
    const points = Array.from(
      { length: path.length / 3 },
      (_, at) => [path[at * 3], path[at * 3 + 1]] as const,
    );
    const moves = points.flatMap(([kind, x], at) => (kind === 0 && points[at + 1]?.[1] === x ? [x!] : []));
    if (moves.length < 2 || moves.length !== points.length / 2) continue;
    const [a, , , d, e, f] = matrix;
    found.push({ dots: moves.map((x) => a * x + e), y: d * path[2]! + f });
  }
  return found;
}

function multiplied(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

/** The lines of a page, from its head to its foot; what stands a little higher or lower in a line belongs to it. */
export function linesOf({ items }: Pick<Page, 'items'>): readonly PrintedLine[] {
  const lines: { y: number; size: number; items: Item[] }[] = [];
  for (const item of [...items].sort((a, b) => b.y - a.y)) {
    const line = lines.find(({ y, size }) => Math.abs(y - item.y) < Math.max(size, item.size) * 0.4);
    if (line) line.items.push(item);
    else lines.push({ y: item.y, size: item.size, items: [item] });
  }
  return lines.map(({ y, items: own }) => {
    const sorted = own.sort((a, b) => b.x - a.x);
    const text = sorted.map((one) => one.text.normalize('NFKC')).join(' ');
    return {
      y,
      items: sorted,
      text: text
        .replace(/[\u200e\u200f]/g, '')
        .replaceAll('...', '…')
        .replace(/\s+/g, ' ')
        .trim(),
    };
  });
}

/** Lines that end in a small word that belongs to the next. */
export const LEANING = /(?:^| )(?:و|یا|در|به|از|با|که)$/;

/** Points in a millimetre. */
export const MM = 72 / 25.4;
