import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { Rendering } from '../../scripts/render/render.ts';
import { makeEpub } from '../../scripts/targets/epub/epub.ts';
import { makeWeb } from '../../scripts/targets/web/web.ts';
import { WITHOUT_TYPEFACES } from '../without-typefaces.ts';
import { htmlOf, MARKUP, shown } from './cases.ts';

const decoder = new TextDecoder();

/** The files of an edition in which a fragment of the text may stand, one after the other. */
async function epubText(rendering: Rendering): Promise<string> {
  const { bytes } = await makeEpub(rendering, undefined, undefined, WITHOUT_TYPEFACES);
  const zip = await JSZip.loadAsync(bytes);
  const texts = zip.file(/\.(?:xhtml|opf|ncx)$/).map((file) => file.async('string'));
  return (await Promise.all(texts)).join('');
}

async function webText(rendering: Rendering): Promise<string> {
  const files = await makeWeb(rendering, undefined, { store: WITHOUT_TYPEFACES });
  return files
    .filter(({ path }) => path.endsWith('.html'))
    .map(({ bytes }) => decoder.decode(bytes))
    .join('');
}

describe.each(MARKUP)('%s', (_name, cases) => {
  it.each(cases.map((one) => [one.title, one] as const))('%s', async (_title, one) => {
    const { messages, rendering } = await shown(one);
    if (one.html !== undefined || one.epub.length > 0 || one.web.length > 0)
      expect(rendering, messages().join('\n')).toBeDefined();
    if (one.html !== undefined) expect(htmlOf(rendering!, one.page)).toBe(one.html.trim());
    const epub = one.epub.length > 0 ? await epubText(rendering!) : '';
    for (const fragment of one.epub) expect(epub).toContain(fragment.trim());
    const web = one.web.length > 0 ? await webText(rendering!) : '';
    for (const fragment of one.web) expect(web).toContain(fragment.trim());
    expect(messages()).toEqual(one.messages);
  });
});
