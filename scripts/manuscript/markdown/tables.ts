import type { Root } from 'mdast';
import type { Construct, Extension } from 'micromark-util-types';
import type { TextFile } from '../../book/text-file.ts';
import { visit } from '../../book/visit.ts';
import type { Report } from '../../diagnostics/report.ts';

/** Give a table as many columns as its longest row has: GFM drops the cells that its head has no columns for. */
export function widenTables(tree: Root, file: TextFile, report: Report): void {
  visit(tree, 'table', (table) => {
    const align = table.align ?? [];
    const columns = align.length;
    for (const row of table.children) {
      const cells = row.children.length;
      if (cells > columns) report(file, 'table-row-fits', { cells, columns }, row);
      while (align.length < cells) align.push(null);
    }
  });
}

/**
 * GFM's tables, looked for where there can be one: their reader takes each paragraph for the head of a table up to its end,
 * before it sees that the line below doesn't part it from rows. With `source`, that line is looked at first.
 */
export function sparingTables({ flow, ...rest }: Extension, source: string): Extension {
  if (!flow) return rest;
  const { null: everywhere = [], ...others } = flow;
  const constructs = [everywhere].flat();
  if (!constructs.some(isTable)) return { flow, ...rest };
  const lines = linesOfTables(source);
  const spared = constructs.map((one) => (isTable(one) ? sparing(one, lines) : one));
  return { ...rest, flow: { ...others, null: spared } };
}

function isTable({ name }: Construct): boolean {
  return name === 'table';
}

function sparing(table: Construct, lines: ReadonlySet<number>): Construct {
  return {
    ...table,
    tokenize(effects, ok, nok) {
      return lines.has(this.now().line) ? table.tokenize.call(this, effects, ok, nok) : nok;
    },
  };
}

/** The numbers of the lines that a table may have: of a head and what is below it, up to a blank line; and some others. */
function linesOfTables(source: string): ReadonlySet<number> {
  const lines = source.split(/\r\n|\r|\n/);
  const found = new Set<number>();
  let within = false;
  for (const [index, line] of lines.entries()) {
    within = /[^ \t]/.test(line) && (within || mayPart(lines[index + 1] ?? ''));
    if (within) found.add(index + 1);
  }
  return found;
}

/** Whether a line may part a head from rows: behind its last hyphen, it has nothing but the marks of columns. */
function mayPart(line: string): boolean {
  return line.includes('-') && /[-:| \t]$/.test(line);
}
