import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A module that a declaration names by its path. */
const NAMED = /((?:from|import\()\s*['"])(\.{1,2}\/[^'"]+)\.ts(?=['"])/g;

/**
 * Leave of the declarations of types in a folder those that an entry needs, and have them name each other as the modules that users see,
 * which end in `.js`.
 */
export function trimDeclarations(folder: string, entry: string): void {
  const needed = new Set<string>();
  const follow = (path: string) => {
    if (needed.has(path)) return;
    needed.add(path);
    const text = readFileSync(path, 'utf8');
    for (const [, , to] of text.matchAll(NAMED)) follow(join(dirname(path), `${to}.d.ts`));
    writeFileSync(path, text.replace(NAMED, '$1$2.js'));
  };
  follow(join(folder, entry));
  for (const name of readdirSync(folder, { recursive: true }) as string[])
    if (name.endsWith('.d.ts') && !needed.has(join(folder, name))) rmSync(join(folder, name));
  removeEmpty(folder);
}

function removeEmpty(folder: string): void {
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory()))
    removeEmpty(join(folder, name));
  if (existsSync(folder) && readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}
