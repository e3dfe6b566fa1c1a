import type { Root } from 'hast';
import { describe, expect, it } from 'vitest';
import { flattenOutline, outlineOf } from '../../scripts/book/outline.ts';
import { visit } from '../../scripts/book/visit.ts';
import { silent } from '../../scripts/diagnostics/report.ts';
import { chapterRenderer } from '../../scripts/render/chapter.ts';
import { labelsOf } from '../../scripts/render/labels.ts';
import { render } from '../../scripts/render/render.ts';
import { Templates } from '../../scripts/render/templates.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

/** HTML in a manuscript that would run or load something, in the ways that filters have been passed by. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '<picture><source srcset="http://a.example/x.png"></picture>',
  '<img src="http://a.example/x.png">',
  '<!--><img src="http://a.example/x.png">-->',
  '<!-- --!><img src="http://a.example/x.png">',
  '<svg><use href=http://a.example/#a /></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mi style="background:url(http://a.example/)">x</mi></math>',
  '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
  '<div><base href="http://a.example/"></div>',
  '<div><a href=" javascript:alert(1)">a</a></div>',
  '<div><a href="java&#10;script:alert(1)">a</a></div>',
  '<image src="http://a.example/x.png">',
  '<link rel=stylesheet href=http://a.example/>',
  '<meta http-equiv=refresh content="0;url=http://a.example/">',
  '<details open/ontoggle="alert(1)">a</details>',
  '<input type=image src="http://a.example/" onerror="alert(1)">',
  '<table background="http://a.example/x.png" onload="alert(1)"></table>',
  '<p style="background:url(http://a.example/)" onclick=alert(1)>a</p>',
  '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">a</button></form>',
  '<object data="http://a.example/"></object><embed src="http://a.example/">',
  '<video poster="http://a.example/x.png" src="http://a.example/"></video>',
  '<iframe srcdoc="&lt;script>alert(1)&lt;/script>"></iframe>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><img src=x onerror=alert(1)></template>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<center onclick=alert(1)>a</center>',
  '<font onclick=alert(1)>a</font>',
];

const TEXT = '# عنوان\n\nمتن.\n';

/** Fail where something in a chapter runs or loads something; what is text may say what it likes. */
function expectInert(content: Root): void {
  visit(content, 'element', ({ tagName, properties: { title: _, ...properties } }) => {
    // A link of the network is one that somebody has to follow.
    const isLink = tagName === 'a' && /^https?:/.test(String(properties['href']));
    const said = JSON.stringify(isLink ? { ...properties, href: '' } : properties);
    expect(said).not.toMatch(/a\.example|alert|javascript:|srcset/i);
    expect(tagName).not.toMatch(
      /^(?:img|script|base|link|meta|iframe|object|embed|form|svg|style|video|template)$/,
    );
  });
}

describe('HTML by a stranger', () => {
  it.each(HOSTILE)('runs and loads nothing, and is told: %s', async (html) => {
    const { book, messages } = await readBook(memoryWorld({ '1.md': `${TEXT}\n${html}\n` }));
    expect(messages.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:html-|image-(?:local|exists))/)]),
    );
    expect(messages.every(({ place }) => place.start.line === 5)).toBe(true);
    expect(book === undefined).toBe(messages.some(({ severity }) => severity === 'error'));
    if (!book) return;
    for (const { content } of render(book, silent).divisions.filter(({ kind }) => kind === 'chapter'))
      expectInert(content);
  });

  // What reads the text and what shows it are two: neither relies on the other.
  it.each(HOSTILE)('is not shown if it was not refused: %s', async (html) => {
    const { book } = await readBook(memoryWorld({ '1.md': `${TEXT}\nپایان.\n` }));
    const [chapter] = book!.chapters;
    chapter!.tree.children.push({ type: 'html', value: html });
    const outline = outlineOf(book!);
    const [entry] = flattenOutline(outline);
    expectInert(
      chapterRenderer(outline, new Templates(book!, labelsOf(book!), silent))(chapter!, entry!).content,
    );
  });

  it('says nothing to CSS by the side that a cell is set to', async () => {
    const cell = '<table><tr><td align="left;background:url(http://a.example/)">a</td></tr></table>';
    const { book } = await readBook(memoryWorld({ '1.md': `${TEXT}\n${cell}\n` }));
    for (const { content } of render(book!, silent).divisions) expectInert(content);
  });
});
