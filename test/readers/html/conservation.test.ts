import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../scripts/readers/html/read-page.ts';
import { textOfTree } from '../../../scripts/readers/letters.ts';
import { readAgain, signs } from '../markdown.ts';

const words = fc.constantFrom(
  'باران',
  'کتاب ۱۲',
  'Paper',
  '[۱]',
  ' ',
  '&lt;b&gt;',
  '*',
  '| a',
  '۱. شهر',
  'نویسنده: او',
  '',
);
const empty = fc.constantFrom(
  '<br>',
  '<hr>',
  '<img src="a.png" alt="ابر">',
  '<img src="https://e.org/b.png">',
  '<iframe src="https://e.org/v">متن</iframe>',
  '<input value="x">',
  '<svg><text>نقش</text></svg>',
  '<!-- c -->',
  '<script>var a</script>',
  '<math><mi>x</mi></math>',
  '<sup><a href="#n1" id="r1">1</a></sup>',
  '<a href="#n2">[۲]</a>',
  '<li id="n1">یادداشت <a href="#r1">↩</a></li>',
  '<p id="n2" class="footnote">[۲] دوم</p>',
  '<h2>یادداشت‌ها</h2>',
  '<div class="b"><div class="m1">یک</div><div class="m2">دو</div></div>',
);
const names = fc.constantFrom(
  'p',
  'div',
  'span',
  'h1',
  'h2',
  'h4',
  'ul',
  'ol',
  'li',
  'table',
  'tr',
  'td',
  'th',
  'caption',
  'blockquote',
  'pre',
  'code',
  'em',
  'b',
  'a',
  'q',
  'sub',
  'figure',
  'figcaption',
  'details',
  'summary',
  'dl',
  'dt',
  'dd',
  'article',
  'main',
  'section',
  'aside',
  'header',
  'footer',
  'nav',
  'form',
  'button',
  'center',
  'font',
  'del',
  'ruby',
  'rt',
  'video',
  'select',
  'option',
  'textarea',
  'label',
  'fieldset',
  'noscript',
);
const attributes = fc.constantFrom(
  '',
  '',
  '',
  ' class="share"',
  ' class="comments"',
  ' class="footnotes"',
  ' hidden',
  ' lang="ar"',
  ' href="https://e.org/"',
  ' id="n1"',
  ' colspan="2"',
  ' role="note"',
);
const { html } = fc.letrec<{ html: string; element: string }>((tie) => ({
  html: fc
    .array(fc.oneof({ maxDepth: 5 }, words, empty, tie('element')), { maxLength: 5 })
    .map((parts) => parts.join('')),
  element: fc
    .tuple(names, attributes, tie('html'))
    .map(([name, attribute, inner]) => `<${name}${attribute}>${inner}</${name}>`),
}));

describe('the letters and digits of a page', () => {
  it('are in the tree, or told', async () => {
    await fc.assert(
      fc.asyncProperty(html, async (written) => {
        const { tree, text, replaced } = (await readPage(written, { beside: async () => undefined }))!;
        expect(signs(readAgain(tree)).join('')).toBe(signs(textOfTree(tree)).join(''));
        expect([...signs(textOfTree(tree)), ...signs(replaced)].sort().join('')).toBe(
          [...signs(text)].sort().join(''),
        );
      }),
      { numRuns: 150 },
    );
  });
});
