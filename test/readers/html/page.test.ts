import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { decodePage } from '../../../scripts/readers/html/decode-page.ts';
import { readPage } from '../../../scripts/readers/html/read-page.ts';
import { textOfTree } from '../../../scripts/readers/letters.ts';
import { markdownOf } from '../../../scripts/readers/markdown.ts';
import { signs } from '../markdown.ts';

const CASES = join(import.meta.dirname, 'cases');

async function beside(path: string): Promise<Uint8Array | undefined> {
  const file = join(CASES, path);
  return existsSync(file) ? readFileSync(file) : undefined;
}

describe('a saved page', () => {
  it.each(readdirSync(CASES).filter((name) => name.endsWith('.html')))('%s', async (name) => {
    const { text } = decodePage(readFileSync(join(CASES, name)))!;
    const {
      metadata,
      tree,
      images,
      left,
      remote,
      text: shown,
      replaced,
    } = (await readPage(text, { beside }))!;
    expect([...signs(textOfTree(tree)), ...signs(replaced)].sort()).toEqual([...signs(shown)].sort());
    const about = {
      ...metadata,
      images: images.map(({ path }) => path),
      left: left.map(({ kind, begins }) => `${kind}: ${begins}`),
      remote: remote.map(({ kind, address }) => `${kind}: ${address}`),
    };
    await expect(`---\n${stringify(about)}---\n\n${markdownOf(tree)}`).toMatchFileSnapshot(
      join(CASES, name.replace('.html', '.md')),
    );
  });
});
