import type { Format } from '../../book/artifact.ts';

export const EPUB: Format = {
  name: 'epub',
  opens: '.epub',
  mediaType: 'application/epub+zip',
  unit: 'chapters',
  title: 'EPUB',
  onix: 'E101',
};
