import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const rows = readFileSync(join(ROOT, 'docs/where.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:Where|---)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

it('answers twenty questions', () => {
  expect(rows.length).toBeGreaterThanOrEqual(20);
});

it.each(rows.map(([, question, here, then]) => [question!, `${here} ${then}`]))(
  '%s: the places are there',
  (_, answer) => {
    const paths = [
      ...answer.matchAll(/`((?:docs|package|scripts|starters|styles|templates|test)\/[^`]*|package\.json)`/g),
    ];
    const documents = [...answer.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => `docs/${path}`);
    const places = [...paths.map(([, path]) => path!), ...documents];
    expect(places.length).toBeGreaterThan(0);
    expect(places.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  },
);
