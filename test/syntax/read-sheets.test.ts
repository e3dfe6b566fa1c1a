import { expect, it, vi } from 'vitest';
import * as house from '../../scripts/house/package-files.ts';
import { themeCss } from '../../scripts/render/theme.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

// Tells what is read.
vi.mock('../../scripts/house/package-files.ts', async (original) => {
  const real = await original<typeof house>();
  return { ...real, packageText: vi.fn(real.packageText) };
});

it('the sheets of pieces of markup are read for editions alone', async () => {
  const read = vi.mocked(house.packageText);
  const sheets = () => read.mock.calls.flat().filter((path) => path.endsWith('.css'));
  const { book } = await readBook(memoryWorld({ '1.md': '# الف\n\nب[^1].\n\n[^1]: پ\n' }));
  expect(sheets()).toEqual([]);
  themeCss(book!, 'epub');
  expect(sheets()).toContain('scripts/syntax/notes/epub.css');
});
