import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { png } from '../../hostile/samples.ts';
import { manuscriptOf } from './others.ts';

const caseSchema = z.strictObject({ title: z.string(), written: z.string(), becomes: z.string() });
const CASES = z
  .array(caseSchema)
  .parse(parse(readFileSync(join(import.meta.dirname, 'addresses.yml'), 'utf8')));

const PNG = png(1, 1);

/** The folder that the cases are written in. */
const beside = (text: string) => ({
  'a.md': `# نخست\n\n${text}\n`,
  'sub/other file.md': '# دیگر\n\n## بند (۱)\n\nمتن.\n',
  'سوم.md': 'متن سوم که عنوانی ندارد.\n',
  'p (1).png': PNG,
  'static/q.png': PNG,
  'SUMMARY.md': '[a](a.md)\n[b](<sub/other file.md>)\n[c](سوم.md)\n',
});

it.each(CASES)('$title', async ({ written, becomes }) => {
  const { files, differs } = await manuscriptOf(beside(written));
  expect(files['01-نخست.md']).toBe(`# نخست\n\n${becomes}\n`);
  expect(differs).toBeUndefined();
});

const target = fc.constantFrom(
  'sub/other%20file.md',
  '<sub/other file.md#بند (۱)>',
  'سوم.md',
  'سوم#x',
  '/sub/other%20file/',
  'none.md',
  'p%20(1).png',
  '/q.png',
  '#بند',
  'https://example.org/q.png',
);
const words = fc.constantFrom('متن', '*تأکید*', '`کد](`', 'a\\]b', '', '![ت](/q.png)', 'x](y', '[۱]');
const piece = fc.oneof(
  fc.tuple(words, target).map(([text, to]) => `[${text}](${to})`),
  fc.tuple(words, target).map(([text, to]) => `![${text}](${to} "ع](/q.png)")`),
  fc.tuple(words, target).map(([text, to]) => `[${text}](${to} '"')`),
  fc.tuple(words, target).map(([text, to]) => `[${text}][آ]\n\n[آ]: ${to}\n\n`),
  fc.constantFrom('سوم', 'دیگر', 'other file', 'کجا').map((page) => `[[${page}|واژه]]`),
  target.map((to) => `<img src="${to}">`),
  target.map((to) => `<b title="[د](${to})">پ</b>`),
  fc.constantFrom('\n\n', ' ', '> ', '- ', '`', '$', '|', '\n    ', '[', ']', '(', ')', '\\', '::: note\n'),
);

it('leads all links and images of any text where they led', { timeout: 60_000 }, async () => {
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  await fc.assert(
    fc.asyncProperty(text, async (written) => {
      const { differs } = await manuscriptOf(beside(written));
      expect(differs).toBeUndefined();
    }),
    { numRuns: 40 },
  );
});
