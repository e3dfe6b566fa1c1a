import { describe, expect, it } from 'vitest';
import { MessageList } from '../../scripts/diagnostics/report.ts';
import { withinTime } from '../../scripts/diagnostics/within-time.ts';
import { check } from '../../scripts/verbs/check-text.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { growing } from './growing.ts';

/** Longest time for a text, in seconds: twice the time that it took at most when each of these took the square of its length. */
const SECONDS = 30;

/** Texts that were read in the square of their length, or worse: title, text, the rule that refuses it where one does. */
const READ: readonly [title: string, text: string, said?: string][] = [
  ['divisions of Pandoc that are not closed', '::: {.a}\n'.repeat(3000), 'text-within-limits'],
  ['blocks of MyST that are not closed', ':::{x}\n'.repeat(20_000), 'text-within-limits'],
  ['hints that are not closed', '{% hint style="info" %}\n'.repeat(3000), 'text-within-limits'],
  ['references of Quarto', '@fig-a '.repeat(24_000)],
  ['addresses that are not closed', '{% embed url="'.repeat(24_000)],
  ['comments of Liquid that are not closed', 'ا {% comment %}'.repeat(28_000)],
  ['comments of HTML that are not closed, in a line', 'ا <!-- '.repeat(40_000)],
  ['lines of MDX before a text', `${"import { a } from 'b';\n".repeat(30)}متن`],
  ['paragraphs of docsify in one', '!> ا\n'.repeat(20_000), 'text-within-limits'],
  ['a name of a tag that is not closed', `{% ${'a'.repeat(200_000)}`],
  ['an address of Hugo that is not closed', `[ا]({{< ref ${'a'.repeat(200_000)}`],
  ['white space behind a fence', `::: a${' '.repeat(200_000)}ب`],
  ['white space behind an admonition', `!!! note${' '.repeat(200_000)};`],
  ['an attribute that is not closed', `::: {${'.callout-note'.repeat(20_000)}`],
  ['headings of one name', '## ا\n\n'.repeat(6000)],
  ['marks without notes', '[^۱]'.repeat(4000), 'note-exists'],
];

/** The same of texts whose spelling is checked. */
const CHECKED: readonly [title: string, text: string][] = [
  ['brackets that close others', `ا ${'('.repeat(5000)}${'}'.repeat(40_000)}`],
  ['keys of citations', 'ا @a '.repeat(60_000)],
  ['brackets of the Qur’an that are not closed', 'ا ﴿'.repeat(100_000)],
  ['white space between words', `ا${' \t'.repeat(60_000)}ب`],
  ['signs that join nothing', `ا a${')'.repeat(200_000)}`],
  ['spaces before marks', 'ا ، '.repeat(20_000)],
  ['comments that ignore a rule', '<!-- warraq-ignore zwnj-mi -->\n\nمی رود\n\n'.repeat(3000)],
];

describe('a text takes time as it is long', () => {
  it.each(READ)('while it is read: %s', { timeout: 60_000 }, async (_title, text, said) => {
    const { messages } = await readBook(memoryWorld({ '1.md': `# عنوان\n\n${text}\n` }), undefined, {
      timeout: SECONDS,
    });
    const errors = messages.filter(({ severity }) => severity === 'error');
    expect([...new Set(errors.map(({ rule }) => rule))]).toEqual(said ? [said] : []);
  });

  it.each(CHECKED)('while it is checked: %s', { timeout: 60_000 }, (_title, text) => {
    const told = new MessageList();
    withinTime({ path: '1.md', value: text }, told.report, 'check', () => check(text), SECONDS);
    expect(told.all).toEqual([]);
  });

  // All signs in all shapes and places: an hour or two.
  it.runIf(process.env['WARRAQ_GROWTH'])('whatever its signs are', { timeout: 0 }, async () => {
    expect(await growing(process.env['WARRAQ_GROWTH']!)).toEqual([]);
  });
});
