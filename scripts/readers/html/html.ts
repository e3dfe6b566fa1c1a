import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { encodingRemark } from '../decode.ts';
import type { Imported, Reader } from '../imported.ts';
import type { Remark } from '../remarks.ts';
import { decodePage } from './decode-page.ts';
import { type ReadPage, readPage } from './read-page.ts';

const BEGINNING = 1024;
/** What a page begins with, behind comments and a declaration (HTML Standard, 13.1). */
const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i;

/** A saved page of the web. */
export const html: Reader = {
  name: 'html',
  recognizes: (name, bytes) => {
    if (/\.(?:x?html?|xht)$/i.test(name)) return true;
    return !/\.\w+$/.test(name) && PAGE.test(decodePage(bytes.subarray(0, BEGINNING))?.text ?? '');
  },
  async read({ name, bytes, ...around }) {
    const decoded = decodePage(bytes);
    if (!decoded) throw new WarraqError('import-readable', { name, fault: 'unknown' });
    const page = await readPage(decoded.text, around);
    if (!page) throw new WarraqError('import-readable', { name, fault: 'deep', most: 1000 });
    return importedPage(page, decoded.encoding, true);
  },
};

/** What was read of pages, as readers give it; a page by itself is an article. */
export function importedPage(page: ReadPage, encoding: string, isArticle: boolean): Imported {
  const { metadata, language, tree, images, text, replaced } = page;
  const { title, date, description, publisher, authors, keywords } = metadata;
  return {
    settings: { title, author: authors, date, language: language.tag, publisher, description, keywords },
    texts: [{ tree, isArticle, head: { title, lines: [] } }],
    images,
    counts: {},
    remarks: [...encodingRemark(encoding), ...remarksOf(page)],
    text,
    replaced,
  };
}

function remarksOf({ left, remote, tables }: ReadPage): readonly Remark[] {
  return [
    ...tables.spans.map((place): Remark => ({ kind: 'spans', facts: {}, place })),
    ...tables.blocks.map((place): Remark => ({ kind: 'cell-blocks', facts: {}, place })),
    ...left.map(({ kind, begins }): Remark => ({ kind: 'page-part', facts: { part: kind }, place: begins })),
    ...remote.map(({ kind, address }): Remark => {
      if (kind === 'drawing') return { kind: 'object', facts: { kind: 'SVG' }, place: address };
      if (kind === 'kept') return { kind: 'image-absent', facts: { address } };
      if (kind === 'media') return { kind: 'media', facts: { address } };
      const isRemote = /^(?:https?:)?\/\//.test(address);
      return { kind: isRemote ? 'image-remote' : 'image-left', facts: { address } };
    }),
  ];
}
