import { EPub } from 'epub-gen-memory';

/** A file of the container, by its full path. */
export interface Entry {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * epub-gen-memory's container with our own files in it: what the library would write of its own (package, navigation,
 * XHTML with half of its attributes lost, the clock, random ids, downloads) is replaced.
 */
export class Container extends EPub {
  readonly #entries: readonly Entry[];
  readonly #date: Date;

  constructor(title: string, entries: readonly Entry[], instant: string) {
    super({ title, description: title, verbose: false }, [{ title, content: title }]);
    this.#entries = entries;
    this.#date = new Date(instant);
  }

  protected override async generateTemplateFiles(): Promise<void> {
    const date = this.#date;
    this.zip.file('mimetype', 'application/epub+zip', { compression: 'STORE', createFolders: false, date });
    for (const { path, content } of this.#entries)
      this.zip.file(path, content, { createFolders: false, date });
  }

  protected override async downloadAllFonts(): Promise<void> {}
  protected override async downloadAllImages(): Promise<void> {}
  protected override async makeCover(): Promise<void> {}
}
