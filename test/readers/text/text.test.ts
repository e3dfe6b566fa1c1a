import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { markdownOf } from '../../../scripts/readers/markdown.ts';
import { readPlainText } from '../../../scripts/readers/text/read-text.ts';

const CASES = join(import.meta.dirname, 'cases');

describe('a plain text', () => {
  it.each(readdirSync(CASES).filter((name) => name.endsWith('.txt')))('%s', async (name) => {
    const { head, tree } = readPlainText(readFileSync(join(CASES, name), 'utf8'));
    const { rest: _, replaced: _words, offices: _offices, ...said } = head;
    const read = `---\n${stringify(said)}---\n\n${markdownOf(tree)}`;
    await expect(read).toMatchFileSnapshot(join(CASES, name.replace('.txt', '.md')));
  });
});
