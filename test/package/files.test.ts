import { execSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lookPaths } from '../../scripts/house/package-files.ts';

const ROOT = join(import.meta.dirname, '../..');

it('packs all that decides how books look, where the code finds it', () => {
  const told = execSync('npm pack --dry-run --json --ignore-scripts', {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files }] = JSON.parse(told) as [{ files: readonly { path: string }[] }];
  const paths = files.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining([...lookPaths()]));
  expect(lookPaths()).toContain('scripts/syntax/notes/print.css');
  // What messages refer to, what editors read, and what a manuscript begins as.
  const asked = [
    'docs/rules.md',
    'docs/book.schema.json',
    'starters/fa/book/book.yaml',
    'starters/desk/gitignore',
  ];
  expect(paths).toEqual(expect.arrayContaining(asked));
  // Nothing else of the sources.
  const sources = paths.filter((path) => path.startsWith('scripts/') && !path.endsWith('.css'));
  expect(sources.sort()).toEqual(
    ['desk', 'reader'].map((name) => `scripts/verbs/preview/in-browser/${name}.html`),
  );
});
