import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

async function toldOf(text: string): Promise<readonly string[]> {
  const reading = await readBook(memoryWorld({ '1.md': `# الف\n\n${text}\n` }));
  return said(reading)
    .filter(({ rule }) => rule === 'markup-known')
    .map(({ line, message }) => `${line} ${message}`);
}

describe('markup of other tools', () => {
  it.each([
    ['متن^[یادداشت] و متن^[دیگر].', 'Pandoc', '^[یادداشت]', ' (and 1 more)'],
    ['[واژه]{.underline} متن', 'Pandoc', '[واژه]{.underline}'],
    ['| سطر یک\n| سطر دو', 'Pandoc', '| سطر یک'],
    ['در @fig-one ببینید.', 'Quarto', '@fig-one'],
    ['{{ site.title }}', 'Liquid', '{{ site.title }}'],
    ['* TOC\n{:toc}', 'kramdown', '{:toc}'],
    ['![[یک.png]]', 'Obsidian', '![[یک.png]]'],
    ['متن %%پنهان%% متن', 'Obsidian', '%%پنهان%%'],
    ['*[HTML]: زبان', 'MkDocs', '*[HTML]: '],
    ['کلید ++ctrl+c++', 'MkDocs', '++ctrl+c++'],
    ['یک\n\n+++\n\nدو', 'MyST', '+++'],
    ['بنگرید به {numref}`یک`.', 'MyST', '{numref}'],
    ['```{figure} a.png\nشرح\n```', 'MyST', '{figure}'],
  ])('%j is told', async (text, tool, written, more = '') => {
    expect((await toldOf(text)).map((one) => one.replace(/^\d+ /, ''))).toEqual([
      `«${written}» is markup of ${tool}, and is printed as it is written${more}`,
    ]);
  });

  it.each([
    '`^[یادداشت]` و `{{ x }}`',
    'متن[^1] و x^2^ و H~2~O.\n\n[^1]: یادداشت.',
    '[[الف]] و {#جا}',
    '| الف | ب |\n| --- | --- |\n| ۱ | ۲ |',
    '```python\n{{ x }} ^[a]\n```',
    'نشانی a@fig-b.ir و ۲۰%% تخفیف',
    '```{python}\nx\n```',
    '- ++C و C++ و ۱+۱',
  ])('%j is not', async (text) => {
    expect(await toldOf(text)).toEqual([]);
  });
});
