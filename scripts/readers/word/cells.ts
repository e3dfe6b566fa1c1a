import type { PhrasingContent, RootContent, TableCell, TableRow } from 'mdast';
import type { TableBlock } from './blocks.ts';
import type { Gathering } from './document.ts';
import { isBold, trimmed, without } from './pieces.ts';
import type { PlannedBlock } from './plan.ts';
import type { References } from './references.ts';

type Cells = Extract<PlannedBlock, { is: 'table' }>['cells'];

/** What a cell has in it, as mdast. */
type Write = (items: readonly PlannedBlock[]) => readonly RootContent[];

/** Writes the cells of tables: as a table of Markdown where each is a line, or else as HTML. */
export class CellStructure {
  readonly #references: References;
  readonly #gathering: Gathering;
  readonly #write: Write;

  constructor(references: References, gathering: Gathering, write: Write) {
    this.#references = references;
    this.#gathering = gathering;
    this.#write = write;
  }

  write(
    table: TableBlock,
    cells: Cells,
    isSimple: boolean,
    place: string | undefined,
  ): readonly RootContent[] {
    if (isSimple) return [this.#simple(cells)];
    const hasSpans = table.rows.some((row) => row.some(({ columns, rows }) => columns > 1 || rows > 1));
    this.#gathering.remarks.push({ kind: hasSpans ? 'spans' : 'cell-blocks', facts: {}, place });
    return this.#html(table, cells);
  }

  #simple(all: Cells): RootContent {
    const cells = withPlainHeader(all);
    const width = Math.max(...cells.map((row) => row.length));
    const children = cells.map((row): TableRow => {
      const own = row.map((items): TableCell => ({ type: 'tableCell', children: this.#line(items) }));
      const more = Array.from(
        { length: width - own.length },
        (): TableCell => ({ type: 'tableCell', children: [] }),
      );
      return { type: 'tableRow', children: [...own, ...more] };
    });
    return { type: 'table', align: [], children };
  }

  /** The paragraphs of a cell in one line, parted by `<br>`. */
  #line(items: readonly PlannedBlock[]): PhrasingContent[] {
    const br: PhrasingContent = { type: 'html', value: '<br>' };
    return items
      .flatMap((item, at): PhrasingContent[] => [
        ...(at > 0 ? [br] : []),
        ...(item.is === 'paragraph' ? this.#references.phrasing(trimmed(item.paragraph.pieces)) : []),
      ])
      .map((node) => (node.type === 'break' ? br : node));
  }

  /** A table as HTML, whose cells are Markdown between blank lines (CommonMark, 4.6). */
  #html(table: TableBlock, cells: Cells): readonly RootContent[] {
    const result: RootContent[] = [];
    const shown = withPlainHeader(cells);
    let open = '<table>';
    for (const [at, row] of table.rows.entries()) {
      open += '\n<tr>';
      for (const [index, { columns, rows }] of row.entries()) {
        const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`;
        const name = at === 0 ? 'th' : 'td';
        const content = this.#write(shown[at]![index]!);
        open += `\n<${name}${spans}>`;
        if (content.length > 0) {
          result.push({ type: 'html', value: open.trimStart() }, ...content);
          open = '';
        }
        open += `</${name}>`;
      }
      open += '\n</tr>';
    }
    result.push({ type: 'html', value: `${open}\n</table>`.trimStart() });
    return result;
  }
}

/** Cells whose first row, which is a header anyway, is not bold as a whole. */
function withPlainHeader([header = [], ...rows]: Cells): Cells {
  const bare = (item: PlannedBlock): PlannedBlock =>
    item.is === 'paragraph'
      ? { ...item, paragraph: { ...item.paragraph, pieces: without(item.paragraph.pieces, 'strong') } }
      : item;
  const areBold = header.flat().every((item) => item.is !== 'paragraph' || isBold(item.paragraph.pieces));
  return areBold ? [header.map((cell) => cell.map(bare)), ...rows] : [header, ...rows];
}
