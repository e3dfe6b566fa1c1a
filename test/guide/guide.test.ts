import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Example, examplesOf, folderOf, GUIDES, type Guide } from '../../docs/guide/examples.ts';
import { unsaid } from '../../docs/guide/keys.ts';
import { pictured, stalePictures, writeExample } from '../../docs/guide/pictures.ts';
import { settingsJsonSchema } from '../../scripts/index.ts';
import { SYNTAXES } from '../../scripts/syntax/syntaxes.ts';
import { checkManuscript } from '../../scripts/verbs/check.ts';

/** How many letters of code stand in a line of a printed page. */
const COLUMNS = 72;

/** What both guides have in common of an example. */
const tried = (guide: Guide) =>
  examplesOf(guide).map(({ chapter, purpose, options, text }) => ({
    chapter,
    purpose,
    options,
    text: purpose === 'shows' ? undefined : text,
  }));

/** The things to do of a guide: the ids of the sections that say how, and those of them that have no example that is tried. */
function answersOf(guide: Guide): readonly (readonly [ids: string, untried: readonly string[]])[] {
  const chapters = readdirSync(folderOf(guide)).filter((name) => name.endsWith('.md'));
  const sections = new Map(
    chapters.flatMap((name) => {
      const text = readFileSync(join(folderOf(guide), name), 'utf8');
      const parts = text.split(/^(?=#{1,6} )/m);
      return parts.flatMap((part) => {
        const [, id] = /^#+ .*\{#([\w-]+)\}$/m.exec(part) ?? [];
        return id === undefined ? [] : [[id, /^`{3,}\w+ (?:run|file=|picture=)/m.test(part)] as const];
      });
    }),
  );
  const rows = readFileSync(join(folderOf(guide), '14-tasks.md'), 'utf8').match(/^\| *[\d۰-۹]+ .*$/gm) ?? [];
  return rows.map((row) => {
    const ids = [...row.matchAll(/\(#([\w-]+)\)/g)].map(([, id]) => id!);
    return [ids.join(), ids.length === 0 ? [row] : ids.filter((id) => !sections.get(id))];
  });
}

describe('the guides', () => {
  it.each(GUIDES)('are without a finding in «%s»', async (guide) => {
    const { messages } = await checkManuscript({ path: folderOf(guide) });
    expect(messages).toEqual([]);
  });

  it('have the same examples in both languages', () => {
    expect(tried('fa')).toEqual(tried('en'));
  });

  it('have commands, settings and programs whose lines fit a page', () => {
    const kept = (example: Example) =>
      example.purpose === 'picture' ||
      example.purpose === 'shows' ||
      /\.(?:md|qmd|txt)$/.test(example.options['file'] ?? '');
    const long = GUIDES.flatMap(examplesOf).flatMap((example) => {
      const lines = kept(example) ? [] : example.text.split('\n');
      const wide = lines.filter((line) => line.replaceAll('\u200c', '').length > COLUMNS);
      return wide.map((line) => `${example.chapter}:${example.line}: ${line}`);
    });
    expect(long).toEqual([]);
  });

  it('lead from each thing to do to sections with examples that are tried', () => {
    const answers = GUIDES.map(answersOf);
    expect(answers[0]!.map(([ids]) => ids)).toEqual(answers[1]!.map(([ids]) => ids));
    expect(answers[0]!.length).toBeGreaterThanOrEqual(12);
    expect(answers.flat().flatMap(([, untried]) => untried)).toEqual([]);
  });

  it('have pictures of their examples as they are (npx tsx docs/guide/pictures.ts)', () => {
    expect(stalePictures()).toEqual([]);
  });

  it('speak of every key of book.yaml in both languages (docs/guide/keys.yaml)', () => {
    expect(unsaid(settingsJsonSchema())).toEqual([]);
  });

  it.each(GUIDES)('name every directive in «%s», but for what other tools call their callouts', (guide) => {
    const text = readFileSync(join(folderOf(guide), '03-markup.md'), 'utf8');
    const directives = SYNTAXES.flatMap(({ name, directives = [] }) =>
      name === 'callouts' ? [] : directives,
    );
    const unnamed = directives.filter(({ name }) => !new RegExp(`:${name}(?![\\w-])`).test(text));
    expect(directives.length).toBeGreaterThan(8);
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });

  it('are small', () => {
    const bytes = GUIDES.flatMap((guide) =>
      readdirSync(folderOf(guide), { recursive: true }).map(
        (path) => statSync(join(folderOf(guide), String(path))).size,
      ),
    );
    expect(bytes.reduce((sum, size) => sum + size)).toBeLessThan(3e6);
  });

  it.each([...pictured()])(
    'have an example for the picture «%s» that is read without a finding',
    async (_, example) => {
      const folder = await mkdtemp(join(tmpdir(), 'warraq-example-'));
      try {
        const { messages } = await checkManuscript({ path: writeExample(example, folder) });
        // An example is a part of a text: its title is elsewhere.
        expect(messages.filter(({ rule }) => rule !== 'book-has-title')).toEqual([]);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
});
