import JSZip from 'jszip';
import { XmlDocument } from 'libxml2-wasm';
import { expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { render } from '../../scripts/render/render.ts';
import { makeEpub } from '../../scripts/targets/epub/epub.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

/** Of each kind that XML or HTML excludes. */
const CONTROLS = [
  '\u0001',
  '\u0008',
  '\u000b',
  '\u000c',
  '\u001f',
  '\u007f',
  '\u0085',
  '\u009f',
  '\ufdd0',
  '\ufffe',
];

/** A book with a character in every place that an author can write it. */
function bookWith(control: string): Readonly<Record<string, string>> {
  const code = control.charCodeAt(0);
  const escaped = `\\u${code.toString(16).padStart(4, '0')}`;
  const settings = ['title', 'subtitle', 'author', 'publisher', 'rights', 'description', 'edition'].map(
    (key) => `${key}: "یک${escaped}دو"`,
  );
  const c = control;
  return {
    'book.yaml': `${settings.join('\n')}\nidentifier: {doi: "10.1/a${escaped}b"}\nwords: {contents: "ا${escaped}ب"}\nkeywords: ["a${escaped}"]\n`,
    [`${c}9.md`]: 'متن بی عنوان\n',
    '1.md': [
      `# فصل${c}یک[^n]`,
      `## بند${c} {#id${c} .class${c}}`,
      `متن${c} و *ت${c}أکید* و \`code${c}\` و [پیوند${c}](https://example.org/${c} "ع${c}") &#${code}; $x${c}$`,
      `![نقش${c}](f.svg "شرح${c}")`,
      `<b title="a${c}&#${code};">ب${c}&#x${code.toString(16)};</b>`,
      `:::latin{lang="d${c}e"}\na${c}\n:::`,
      `\`\`\`l${c}\ncode${c}\n\`\`\``,
      `[^n]: پا${c}نوشت`,
    ].join('\n\n'),
    'f.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>ن${c}قش</text></svg>`,
  };
}

it.each(CONTROLS)('%j reaches no file of an EPUB', async (control) => {
  const { book } = await readBook(memoryWorld(bookWith(control)));
  const { bytes } = await makeEpub(render(book!, silent), undefined);
  const zip = await JSZip.loadAsync(bytes);
  for (const file of zip.file(/\.(?:xhtml|opf|ncx|xml)$/)) {
    const text = await file.async('string');
    expect(text, file.name).not.toContain(control);
    // What is not well formed throws.
    XmlDocument.fromString(text).dispose();
  }
});
