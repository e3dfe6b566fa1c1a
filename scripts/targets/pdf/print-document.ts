import type { ElementContent, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { directionOf } from '../../language/direction.ts';
import { FACES, faceBytes, fontFaceCss } from '../../render/fonts.ts';
import type { Page } from '../../render/page.ts';
import type { Rendering } from '../../render/render.ts';
import { themeCss } from '../../render/theme.ts';
import type { Served } from '../browser/session.ts';
import { addressed, sectionOf } from '../markup.ts';
import { geometryOf } from './geometry.ts';
import { inPageModules } from './in-page.ts';
import { noteLink } from './note-links.ts';
import { pageCss } from './page-css.ts';
import { printId } from './print-id.ts';

const html = unified().use(rehypeStringify, { allowDangerousHtml: false }).freeze();

/** The whole book as one document to be printed, with everything that it loads. */
export async function printDocument(rendering: Rendering): Promise<Served> {
  const { book } = rendering;
  const served = new Map(await inPageModules());
  served.set('', { mediaType: 'text/html; charset=utf-8', body: documentOf(rendering) });
  for (const asset of book.assets.values())
    served.set(`assets/${asset.path}`, { mediaType: asset.mediaType, body: asset.bytes });
  for (const face of FACES)
    served.set(`fonts/${face.name}`, { mediaType: 'font/sfnt', body: faceBytes(face) });
  return served;
}

function documentOf({ book, labels, pages }: Rendering): string {
  const { language, title } = book.settings;
  const css = [
    fontFaceCss(FACES, (face) => `fonts/${face.name}`),
    themeCss(book, 'print'),
    pageCss(book, geometryOf(book)),
  ].join('\n');
  const addresses = {
    image: (path: string) => `assets/${path.split('/').map(encodeURIComponent).join('/')}`,
    link: (id: string) => noteLink(id) ?? `#${printId(id)}`,
    id: printId,
  };
  const set = (page: Page) => withPageReferences(addressed(page.content, addresses), labels.words.page);
  const sections = pages.map((page) =>
    html.stringify({
      type: 'root',
      children: [sectionOf(page, set(page), printId(page.id))],
    }),
  );
  return `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>${preloads()}<style>${css}</style></head><body>${sections.join('\n')}</body></html>`;
}

/** References to pages say «صفحهٔ» and hold a place for the folio. `tree` is ours to change. */
function withPageReferences(tree: Root, word: string): Root {
  visit(tree, 'element', (element) => {
    const { className, href } = element.properties;
    if (!Array.isArray(className) || !className.includes('page-reference')) return;
    const folio: ElementContent = {
      type: 'element',
      tagName: 'span',
      properties: { dataTarget: String(href).slice(1) },
      children: [],
    };
    element.children = [{ type: 'text', value: `${word} ` }, folio];
  });
  return tree;
}

/** The typefaces that every book needs, asked for before the text is read: so it is laid out once, not twice. */
function preloads(): string {
  return FACES.filter((face) => face.family === 'Vazirmatn' && face.weight < 900)
    .map((face) => `<link rel="preload" as="font" type="font/sfnt" crossorigin href="fonts/${face.name}">`)
    .join('');
}

function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark]!,
  );
}
