import { describe, expect, it } from 'vitest';
import { sourcesOf } from '../../scripts/manuscript/sources.ts';
import { recordOf } from '../../scripts/verbs/build-record.ts';
import { speechIn } from '../../scripts/verbs/rules.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const text = (title: string) => `# ${title}\n\nمتن.\n`;
const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

const FILES = {
  'book.yaml': 'title: کتاب\nstyle: own.css\ncover: c.svg\nchapters: [p1/01.md, ./p2/01.md]\n',
  'p1/01.md': `${text('یک')}\n![نقش](figure.svg)\n`,
  'p2/01.md': text('دو'),
  'p1/figure.svg': DRAWING,
  'c.svg': DRAWING,
  'own.css': 'p { margin: 0 }',
  'other.md': text('سه'),
};

describe('the sources of a book', () => {
  it('are the files that it was read from, each with its folder', async () => {
    const { book, files } = await readBook(memoryWorld(FILES));
    const sources = sourcesOf(book!, files);
    expect(sources.map(({ path, mediaType }) => `${path} ${mediaType}`)).toEqual([
      'book.yaml text/plain',
      'p1/01.md text/markdown',
      'p2/01.md text/markdown',
      'own.css text/plain',
      'p1/figure.svg image/svg+xml',
      'c.svg image/svg+xml',
    ]);
    expect(new TextDecoder().decode(sources[1]!.bytes)).toBe(FILES['p1/01.md']);
  });

  it('are in the build record, which names them in its warnings too', async () => {
    const reading = await readBook(memoryWorld({ ...FILES, 'p2/01.md': '# دو\n\n### بند\n\nمتن.\n' }));
    const made = { artifacts: [], outputs: [], facts: {}, options: {}, steps: {} };
    const record = recordOf(reading.book!, made, reading, {
      findings: {},
      untrusted: false,
      speech: speechIn('en'),
    });
    expect(record.sources.map(({ path }) => path)).toContain('p2/01.md');
    expect(record.warnings).toMatchObject([{ file: 'p2/01.md', rule: 'heading-level' }]);
  });
});

describe('the files of a folder', () => {
  it.each([
    ['fa', ['و', 'ه']],
    ['ar', ['ه', 'و']],
  ])('stand in the order of the alphabet of %s, numbers by their values', async (language, order) => {
    const { book } = await readBook(
      memoryWorld({
        'book.yaml': `title: کتاب\nlanguage: ${language}\n`,
        ...Object.fromEntries(['ه', '10', 'و', '۲'].map((name) => [`${name}.md`, text(name)])),
      }),
    );
    expect(book!.chapters.map(({ title }) => title)).toEqual(['۲', '10', ...order]);
  });
});
