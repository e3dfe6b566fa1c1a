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
    ['| سطر یک\n| سطر دو', 'Pandoc', '| سطر یک'],
    ['بنگرید به [نک. @kousari، ص ۲].', 'Pandoc', '[نک. @kousari، ص ۲]'],
    ['(@good) یک', 'Pandoc', '(@good)'],
    ['+-----+-----+\n| الف | ب   |\n+=====+=====+', 'Pandoc', '+-----+-----+', ' (and 1 more)'],
    ['سال     شمار\n------- -------\n۱۳۳۵    ۲۱۰۰', 'Pandoc', '------- -------'],
    ['```{=latex}\n\\clearpage\n```', 'Pandoc', '{=latex}'],
    ['\\begin{tabular}{ll}\nالف\n\\end{tabular}', 'TeX', '\\begin{tabular}'],
    ['یک\n\n\\newpage', 'TeX', '\\newpage'],
    ['علامت :material-check:', 'MkDocs', ':material-check:'],
    ['/// caption\nشرح\n///', 'MkDocs', '/// caption', ' (and 1 more)'],
    ['{{ site.title }} و {{ x }}', 'Liquid', '{{ site.title }}', ' (and 1 more)'],
    ['* TOC\n{:toc}', 'kramdown', '{:toc}'],
    ['![[یک]]', 'Obsidian', '![[یک]]'],
    ['متن %%پنهان\nهم%% متن', 'Obsidian', '%%پنهان'],
    ['*[HTML]: زبان', 'MkDocs', '*[HTML]: '],
    ['کلید ++ctrl+c++', 'MkDocs', '++ctrl+c++'],
    ['یک\n\n+++\n\nدو', 'MyST', '+++'],
    ['بنگرید به {cite}`یک`.', 'MyST', '@یک'],
    ['بنگرید به [@یک، ص ۲].', 'Pandoc', '[@یک، ص ۲]'],
    ['```{toctree}\nشرح\n```', 'MyST', '{toctree}'],
  ])('%j is told', async (text, tool, written, more = '') => {
    expect((await toldOf(text)).map((one) => one.replace(/^\d+ /, ''))).toEqual([
      `«${written}» is markup of ${tool}, and is printed as it is written${more}`,
    ]);
  });

  it.each([
    '`{{ x }}` و ^[یادداشت] و [واژه]{.underline}',
    'متن[^1] و x^2^ و H~2~O.\n\n[^1]: یادداشت.',
    '[[الف]] و {#جا}',
    '| الف | ب |\n| --- | --- |\n| ۱ | ۲ |',
    '```python\n{{ x }} ^[a]\n```',
    'نشانی [a@b.ir] و (@) و http://a.ir///b',
    'نشانی a@fig-b.ir و ۲۰%% تخفیف',
    '```{python}\nx\n```',
    'یک\n\n---\n\nدو\n\n- - -',
    '- ++C و C++ و ۱+۱',
  ])('%j is not', async (text) => {
    expect(await toldOf(text)).toEqual([]);
  });
});
