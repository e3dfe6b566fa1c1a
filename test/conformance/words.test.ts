import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stockText, treeOfXml, wholeText } from '../conservation/oracle.ts';
import { ROOT, warraq } from '../e2e/warraq.ts';
import { wordsOf } from './text/score.ts';

const has = (tool: string, flag: string) => spawnSync(tool, [flag]).error === undefined;
const tools = { pdftotext: has('pdftotext', '-v'), unzip: has('unzip', '-v') };
for (const [tool, found] of Object.entries(tools))
  if (!found) console.log(`skipped: ${tool} is not installed (apt-get install poppler-utils unzip)`);

/** The words of a text with how often each stands in it; digits by their values. */
function countsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) {
    const ascii = word.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
    counts.set(ascii, (counts.get(ascii) ?? 0) + 1);
  }
  return counts;
}

/** The words that stand in a file less often than in the manuscript. */
function lostIn(text: string, written: ReadonlyMap<string, number>): readonly string[] {
  const found = countsOf(text);
  return [...written].filter(([word, count]) => (found.get(word) ?? 0) < count).map(([word]) => word);
}

/** Books of others' prose and of all our markup, as finished files. */
describe.each([
  'manuscript',
  'test/fixtures/text/torture.md',
  'test/fixtures/epub/verse-and-passages/book.md',
  'test/fixtures/epub/notes-everywhere/book.md',
])('the words of %s, as a stock reader of Markdown has them', (path) => {
  let out = '';
  let written: ReadonlyMap<string, number>;
  const file = (ending: string) => join(out, readdirSync(out).find((name) => name.endsWith(ending))!);
  beforeAll(async () => {
    out = mkdtempSync(join(tmpdir(), 'warraq-words-'));
    const run = await warraq(['build', path, '--out', out]);
    expect(run.code, run.stderr).toBe(0);
    const full = join(ROOT, path);
    const files = path.endsWith('.md') ? [full] : readdirSync(full).map((name) => join(full, name));
    const texts = files.filter((name) => name.endsWith('.md')).map((name) => readFileSync(name, 'utf8'));
    written = countsOf(texts.map(stockText).join('\n'));
    expect(written.size).toBeGreaterThan(25);
  });
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it.skipIf(!tools.pdftotext)('are in the PDF that poppler reads', () => {
    const text = execFileSync('pdftotext', ['-enc', 'UTF-8', file('.pdf'), '-'], { encoding: 'utf8' });
    expect(lostIn(text, written)).toEqual([]);
  });

  it.skipIf(!tools.unzip)('are in the EPUB that unzip and libxml2 read', () => {
    const unzip = (...args: string[]) => execFileSync('unzip', args, { encoding: 'utf8' });
    const names = unzip('-Z1', file('.epub'))
      .split('\n')
      .filter((name) => name.endsWith('.xhtml'));
    const texts = names.map((name) => wholeText(treeOfXml(unzip('-p', file('.epub'), name))));
    expect(lostIn(texts.join('\n'), written)).toEqual([]);
  });

  it('are in the web edition', () => {
    const web = join(out, 'web');
    const pages = readdirSync(web).filter((name) => name.endsWith('.html'));
    const texts = pages.map((name) => wholeText(fromHtml(readFileSync(join(web, name), 'utf8'))));
    expect(lostIn(texts.join('\n'), written)).toEqual([]);
  });
});
