import type { Format } from '../../book/artifact.ts';

export const WEB: Format = {
  name: 'web',
  opens: 'web/index.html',
  mediaType: 'text/html',
  unit: 'chapters',
  isSite: true,
};
