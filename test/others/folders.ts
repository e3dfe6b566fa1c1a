import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** A folder as the users of another tool keep it, and what becomes of it. */
const folderSchema = z.strictObject({
  title: z.string(),
  files: z.record(z.string(), z.string()),
  /** `title — author, … (language)`. */
  book: z.string(),
  /** The chapters in their order, each as `part: title`, or its title alone. */
  chapters: z.array(z.string()),
  /** The file that the order was taken from. */
  order: z.string().optional(),
  /** What it was taken from, where no file has it. */
  by: z.enum(['weights', 'dates']).optional(),
  passedOver: z.array(z.string()).default([]),
  /** `FILE:LINE:COLUMN SEVERITY RULE`: all of them. */
  messages: z.array(z.string()).default([]),
  /** What its pages show, and what they don't. */
  shows: z.array(z.string()).default([]),
  hides: z.array(z.string()).default([]),
});

export type Folder = z.output<typeof folderSchema>;

const CASES = join(import.meta.dirname, 'cases');

/** The folders by the names of their tools. */
export const FOLDERS: readonly (readonly [name: string, folder: Folder])[] = readdirSync(CASES)
  .sort()
  .map((name) => [
    name.replace('.yml', ''),
    folderSchema.parse(parse(readFileSync(join(CASES, name), 'utf8'))),
  ]);
