import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openManuscript } from '../../scripts/manuscript/open.ts';
import { checkSources, sourceOf } from '../../scripts/orthography/check.ts';
import { optionsOf } from '../../scripts/orthography/choices.ts';
import { checkTexts } from '../../scripts/orthography/manuscript.ts';
import { SYNTAXES } from '../../scripts/syntax/syntaxes.ts';

const ROOT = join(import.meta.dirname, '../..');
const BOOKS = [
  'manuscript',
  ...['text', 'prose'].flatMap((folder) =>
    readdirSync(join(ROOT, 'test/fixtures', folder)).map((name) => `test/fixtures/${folder}/${name}`),
  ),
  ...readdirSync(join(ROOT, 'test/fixtures/pages')).map((name) => `test/fixtures/pages/${name}/book.md`),
];

/** A build checks the trees that it has; `--fix` reads each text anew. */
it.each(BOOKS)('finds the same in the trees of %s as in its texts', async (path) => {
  const { found } = await (
    await openManuscript(join(ROOT, path), undefined, async () => ({ syntaxes: SYNTAXES }))
  ).read();
  const options = await optionsOf(found!.settings);
  const inTrees = checkTexts(found!.texts, SYNTAXES, options);
  const inTexts = checkSources(
    found!.texts.map(({ file }) => sourceOf(file.value, SYNTAXES)),
    options,
  );
  expect(inTrees.map(({ findings }) => findings)).toEqual(inTexts.map(({ findings }) => findings));
});
