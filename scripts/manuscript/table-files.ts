import { posix } from 'node:path';
import type { Root, Table, TableCell, TableRow } from 'mdast';
import { decodedAddress } from '../book/address.ts';
import { FROM_FILE } from '../book/conservation.ts';
import type { TextFile } from '../book/text-file.ts';
import { visit } from '../book/visit.ts';
import type { World } from '../book/world.ts';
import type { Report } from '../diagnostics/report.ts';
import { readText } from './text-file.ts';

declare module 'mdast' {
  interface TableData {
    /** The address of the file that its rows stand in: CSV, the first row its head. */
    source?: string;
  }
}

/** What may part the values of a row; the one that the first row has most often does. */
const DELIMITERS = [',', ';', '\t', '،', '؛'];

/**
 * Fill the tables of a chapter whose rows stand in files of CSV (RFC 4180). `base`: the folder of the chapter's file.
 *
 * @returns the files that were read.
 */
export async function fillTables(
  tree: Root,
  base: string,
  world: World,
  report: Report,
): Promise<readonly TextFile[]> {
  const tables: Table[] = [];
  visit(tree, 'table', (table) => {
    if (table.data?.source !== undefined) tables.push(table);
  });
  const files: TextFile[] = [];
  for (const table of tables) {
    const path = posix.join(base, decodedAddress(table.data!.source!));
    const file = await readText(world, path, report);
    files.push(file);
    if (!file.isUnread) await fill(table, file, report);
  }
  return files;
}

async function fill(table: Table, file: TextFile, report: Report): Promise<void> {
  const { parse } = await import('csv-parse/sync');
  const [first = ''] = file.value.split('\n', 1);
  const count = (delimiter: string) => first.split(delimiter).length;
  const delimiter = DELIMITERS.reduce((most, one) => (count(one) > count(most) ? one : most));
  try {
    const rows: string[][] = parse(file.value, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    const columns = Math.max(0, ...rows.map((row) => row.length));
    table.align = Array.from({ length: columns }, () => null);
    table.children = rows.map((row) => rowOf(row, columns));
  } catch (fault) {
    const { lines } = fault as { readonly lines?: number };
    const point = { line: lines ?? 1, column: 1 };
    report(file, 'table-file-readable', { said: (fault as Error).message }, { start: point, end: point });
  }
}

function rowOf(values: readonly string[], columns: number): TableRow {
  const cells = Array.from({ length: columns }, (_, index): TableCell => {
    const value = values[index] ?? '';
    return {
      type: 'tableCell',
      children: value ? [{ type: 'text', value, data: { added: FROM_FILE } }] : [],
    };
  });
  return { type: 'tableRow', children: cells };
}
