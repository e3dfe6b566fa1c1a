declare module 'foliate-js/view.js';

declare module 'foliate-js/epub.js' {
  export class EPUB {
    constructor(parts: {
      readonly loadText: (name: string) => Promise<string | null>;
      readonly loadBlob: (name: string, type?: string) => Promise<Blob | null>;
      readonly getSize: (name: string) => number;
    });
    init(): Promise<EPUB>;
  }
}
