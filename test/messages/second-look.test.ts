import { describe, expect, it } from 'vitest';
import { isRecord } from '../../scripts/book/is-record.ts';
import { MessageList } from '../../scripts/diagnostics/report.ts';
import { render } from '../../scripts/render/render.ts';
import { checkSpelling } from '../../scripts/verbs/spelling.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

/** A book of which each step has something to say. */
const FILES = {
  'book.yaml': 'title: کتاب\ncheck: {rules: {no-such-rule: off, zwnj-mi: suggestion}}\n',
  '1.md':
    '# یک\n\nاو می رود و كتاب[^1].\n\n### بند\n\n{{< tag >}} ![](a.svg)\n\n<!-- warraq-ignore quotes: نه -->\nمتن.\n\n[^1]: پ\n\n[^2]: ت\n',
  'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>',
  'templates/title-page.ejs': '<%= nothing.at.all %>',
};

/** Nothing in it can be changed any more. */
function frozen<Value>(value: Value): Value {
  if (Array.isArray(value) || isRecord(value)) for (const one of Object.values(value)) frozen(one);
  return typeof value === 'object' ? Object.freeze(value) : value;
}

describe('a second look at a book', () => {
  it('gives the same messages, and leaves texts and messages of the first as they were', async () => {
    const reading = await readBook(memoryWorld(FILES));
    frozen(reading.files);
    frozen(reading.messages);
    const look = async () => {
      const { messages } = await checkSpelling(reading, { strict: true, textStore: undefined, plugins: [] });
      const list = new MessageList(messages);
      render(reading.book!, list.report);
      return said({ files: reading.files, messages: list.all });
    };
    const first = await look();
    expect(await look()).toEqual(first);
    expect(new Set(first.map(({ rule }) => rule))).toEqual(
      new Set([
        'setting-valid',
        'arabic-letters',
        'heading-level',
        'shortcode-carried',
        'image-has-alt',
        'note-is-used',
        'drawing-inert',
        'template-fills',
      ]),
    );
  });

  it('gives the same where it is read again', async () => {
    const [first, second] = [await readBook(memoryWorld(FILES)), await readBook(memoryWorld(FILES))];
    expect(second.messages).toEqual(first.messages);
    expect(JSON.parse(JSON.stringify(first.messages))).toEqual(first.messages);
  });
});
