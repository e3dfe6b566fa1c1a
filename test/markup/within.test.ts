import { describe, expect, it } from 'vitest';
import { rendered } from '../conservation/books.ts';

/** Blocks of all markup there is. */
const BLOCKS: Readonly<Record<string, string>> = {
  paragraph: 'متن',
  'figure with attributes': '![۲](f.svg "شرح"){#f .c}',
  figure: '![۲](f.svg "شرح")',
  'figure elsewhere': '![الف * ب](https://a.example/c.png "شرح")',
  'figure of Hugo': '{{< figure src="f.svg" caption="شرح" >}}',
  'figure of HTML': '<figure><img src="f.svg"><figcaption>شرح</figcaption></figure>',
  'image of HTML': '<img src="f.svg" alt="ا" width="20">',
  'table with a caption': 'جدول: شرح {#t}\n\n| ا | ب |\n| - | - |\n| ۱[^1] | ==۲== |',
  'table of Pandoc': ': شرح\n\n| ا |\n| - |\n| ۱ |',
  'table below a text': 'متن\n| ا | ب |\n| - | - |\n| ۱ | ۲ |',
  definitions: 'واژه\n: معنا',
  verse: ':::verse\nالف / ب\nپ / ت\n:::',
  epigraph: ':::epigraph\nمتن\n\n— نام\n:::',
  latin: ':::latin\nText\n:::',
  division: '::: {.c title="نام"}\nمتن\n:::',
  callout: ':::note[نام]\nمتن\n:::',
  'callout of MkDocs': '!!! note "نام"\n    متن',
  alert: '> [!tip]\n> متن',
  'alert with a title': '> [!tip] نام\n> متن',
  quotation: '> نقل',
  formula: '$$\nx^2\n$$',
  'formula below a text': 'متن\n$$\nx\n$$',
  'formula with a label': 'متن\n$$ x $$ {#eq-x}',
  'comments of Obsidian': '%%ن%% متن %%ن%%\n%%ن%%',
  code: '```js\nx\n```',
  list: '- یک\n- دو',
  'numbered list': '۱. یک\n۲. دو',
  task: '- [x] کار',
  heading: '## بخش {#b .c}',
  'heading of Pandoc': '## بخش {-} {.c}',
  rule: '***',
  marks:
    '==نشان== و H~2~O و x^2^ :heart: الف -- ب [[نیست|واژه]] و متن[^1] ^[در *متن*] [واژه]{.c} {sub}`2` {cite}`a` :quran[آیه] <kbd>A</kbd>',
  details: '<details><summary>س</summary>\n\nمتن\n\n</details>',
  centred: '<div align="center">متن</div>',
  tag: '{% raw %}متن{% endraw %}',
  comment: '<!-- ن -->',
  'attributes alone': '{.c}',
  'place of contents': '[[toc]]',
  'white space by reference': '&nbsp;\\\nمتن',
  'an image between white space': '&#32;\n![۲](f.svg)\n&nbsp;',
  source: '— سعدی',
  tab: '=== "ا"\n\n    متن',
};

const indented = (text: string, margin: string, first = margin) =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? first : margin) + line)
    .join('\n');

/** What blocks may stand in, and right below what. */
const HOLDERS: Readonly<Record<string, (block: string) => string>> = {
  'a chapter': (block) => block,
  'a paragraph, below its text': (block) => `متن\n${block}`,
  'a quotation': (block) => indented(block, '> '),
  'an alert': (block) => indented(`[!note]\n${block}`, '> '),
  'an alert, below its title': (block) => indented(`[!note] **نام** و\n${block}`, '> '),
  'an alert, apart': (block) => indented(`[!note]\n\n${block}`, '> '),
  'an entry': (block) => indented(block, '  ', '- '),
  'an entry, below its text': (block) => indented(`متن\n\n${block}`, '  ', '- '),
  'a numbered entry': (block) => indented(block, '   ', '1. '),
  'a task': (block) => indented(block, '  ', '- [ ] '),
  'a callout': (block) => `:::note\n${block}\n:::`,
  'a passage': (block) => `::::aside[نام]\n${block}\n::::`,
  'a poem': (block) => `::::verse\n${block}\n::::`,
  'a callout of MkDocs': (block) => `!!! note\n${indented(block, '    ')}`,
  'a callout of mdBook': (block) => `\`\`\`\`admonish note\n${block}\n\`\`\`\``,
  'a callout of GitBook': (block) => `:::div\n{% hint style="info" %}\n${block}\n{% endhint %}\n:::`,
  'a callout of GitBook in one of MkDocs': (block) =>
    `!!! note\n${indented(`{% hint style="info" %}\n${block}\n{% endhint %}`, '    ')}`,
  'a note': (block) => `متن[^9]\n\n[^9]: ${indented(block, '    ', '')}`,
  details: (block) => `<details><summary>س</summary>\n\n${block}\n\n</details>`,
  'a meaning': (block) => `واژه\n: ${indented(block, '  ', '')}`,
  'a tab': (block) => `=== "ا"\n\n${indented(block, '    ')}`,
  'an element': (block) => `<div dir="rtl">\n\n${block}\n\n</div>`,
};

/** A text may follow at once, or after an empty line. */
const BEHIND = ['', '\nپس', '\n\nپس'];

describe('no word is lost of a block', () => {
  it.each(Object.entries(HOLDERS))('in %s', async (_, held) => {
    const lost: string[] = [];
    for (const [name, block] of Object.entries(BLOCKS))
      for (const behind of BEHIND)
        await rendered(`# ک\n\n${held(block + behind)}\n\n[^1]: پانوشت\n`).catch((cause: Error) => {
          lost.push(`${name}, with ${JSON.stringify(behind)} behind it: ${cause.message}`);
        });
    expect(lost).toEqual([]);
  });
});
