import { WarraqError } from '../../diagnostics/warraq-error.ts';
import type { Reader } from '../imported.ts';
import { openPackage, PACKAGE_LIMITS } from '../package.ts';
import { epubPages } from './epub-pages.ts';
import { importedPage } from './html.ts';
import { readPages } from './read-page.ts';

/** An EPUB: pages in a ZIP file, in an order. */
export const epub: Reader = {
  name: 'epub',
  recognizes: (name, bytes) =>
    /\.epub$/i.test(name) ||
    Buffer.from(bytes.subarray(0, 100)).toString('latin1').includes('mimetypeapplication/epub+zip'),
  async read({ name, bytes }) {
    const file = await openPackage(name, bytes);
    const pages = await epubPages(file);
    if (!pages)
      throw new WarraqError('import-readable', {
        fault: 'missing-part',
        name,
        part: 'META-INF/container.xml',
      });
    const beside = (path: string) => file.bytes(path, PACKAGE_LIMITS.media);
    return importedPage(await readPages(pages.root, pages.metadata, { beside }), 'utf-8', false);
  },
};
