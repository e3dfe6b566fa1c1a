import { describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { textOf } from '../../scripts/render/conservation/letters.ts';
import { render } from '../../scripts/render/render.ts';
import { themeCss } from '../../scripts/render/theme.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

const usual = ':root { --emphasis-weight: 600;';

async function read(settings: string, traits = '', text = '*متن*.') {
  const theme = `traits:
  half-title: true
  recto-chapters: false
  level-pages: false
  footnotes: book
  running-heads: { verso: none, recto: section }
  page: { size: A5, margin: { top: 22mm, bottom: 22mm, inner: 21mm, outer: 18mm } }
${traits}`;
  const yaml = `title: کتاب\ntheme: own\n${settings}`;
  const files = { 'book.yaml': yaml, 'own/theme.yaml': theme, '1.md': `# عنوان\n\n${text}\n` };
  const reading = await readBook(memoryWorld(files));
  const told = said(reading).map(({ line, column, rule }) => `${line}:${column} ${rule}`);
  const css = (['print', 'epub', 'web'] as const).map((medium) => themeCss(reading.book!, medium));
  const content = render(reading.book!, silent).divisions.find(({ kind }) => kind === 'chapter')!.content;
  return { told, css, content };
}

describe('Emphasis', () => {
  it('is what the sheets say where nobody asks', async () => {
    const { css } = await read('');
    for (const one of css) expect(one).not.toContain(usual);
  });

  it.each([
    ['weight', usual],
    ['colour', '--emphasis-colour: #'],
  ])('is a %s where it is asked for, in all editions', async (way, tokens) => {
    const { told, css } = await read(`emphasis: ${way}\n`);
    expect(told).toEqual([]);
    for (const one of css) expect(one).toContain(tokens);
  });

  it.each([
    ['*یک* و *دو*.', '«یک» و «دو».'],
    ['«گفت *بیا* و رفت.»', '«گفت ‹بیا› و رفت.»'],
    ['«*کتاب*» و *«دفتر»*.', '«کتاب» و «دفتر».'],
    ['از *Getting Started* و [*see this*]{lang=en}.', 'از «Getting Started» و see this.'],
    ['واژهٔ `*کد*` و ***هر دو***.', 'واژهٔ *کد* و «هر دو».'],
  ])('stands in quotation marks: %s', async (text, shown) => {
    const { told, css, content } = await read('emphasis: guillemets\n', '', text);
    expect(told).toEqual([]);
    for (const one of css) expect(one).toContain('--emphasis-weight: inherit');
    expect(textOf(content, true)).toContain(shown);
  });

  it('is what the theme says, unless the book says otherwise', async () => {
    const trait = '  emphasis: colour\n';
    expect((await read('', trait)).css[0]).toContain('--emphasis-colour: #7a1f1f');
    const { css } = await read('emphasis: weight\n', trait);
    expect(css[0]).toContain(usual);
    expect(css[0]).not.toContain('--emphasis-colour: #7a1f1f');
  });

  it('is in the typeface of headings, where there is one; else a weight, which is told', async () => {
    const { told, css } = await read('emphasis: face\ntypefaces: { heading: naskh }\n');
    expect(told).toEqual([]);
    expect(css[0]).toContain('--emphasis-font: var(--heading-font)');
    const none = await read('emphasis: face\n');
    expect(none.told).toEqual(['3:11 emphasis-face']);
    expect(none.css[0]).toContain(usual);
  });
});
