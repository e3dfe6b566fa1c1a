import { buffer } from 'node:stream/consumers';
import { EPub } from 'epub-gen-memory';
import { ZipFile } from 'yazl';

/** A file of the container, by its full path. */
export interface ContainerFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The first file of a container, which is not compressed (EPUB OCF 3.3, 4.3). */
const MIMETYPE = 'mimetype';

/**
 * epub-gen-memory's container with our own files in it: what the library would write of its own (package, navigation,
 * XHTML with half of its attributes lost, the clock, random ids, downloads) is replaced. It is packed by Node's zlib, which takes a
 * third of the time of the library's own, in JavaScript.
 */
export class EpubContainer extends EPub {
  readonly #entries: readonly ContainerFile[];

  constructor(title: string, entries: readonly ContainerFile[]) {
    super({ title, description: title, verbose: false }, [{ title, content: title }]);
    this.#entries = entries;
  }

  override async genEpub(): Promise<Buffer> {
    await this.render();
    const files = Object.values(this.zip.files);
    const contents = await Promise.all(files.map((file) => file.async('nodebuffer')));
    // ZIP knows local times without a zone: one instant would be other bytes elsewhere. The package document has the instant.
    const mtime = new Date(1980, 1, 1);
    const packed = new ZipFile();
    for (const [index, { name }] of files.entries())
      packed.addBuffer(contents[index]!, name, {
        compressionLevel: name === MIMETYPE ? 0 : 9,
        mtime,
        forceDosTimestamp: true,
      });
    packed.end();
    return buffer(packed.outputStream);
  }

  protected override async generateTemplateFiles(): Promise<void> {
    this.zip.file(MIMETYPE, 'application/epub+zip');
    for (const { path, content } of this.#entries) this.zip.file(path, content, { createFolders: false });
  }

  protected override async downloadAllFonts(): Promise<void> {}
  protected override async downloadAllImages(): Promise<void> {}
  protected override async makeCover(): Promise<void> {}
}
