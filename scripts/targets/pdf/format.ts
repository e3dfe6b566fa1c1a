import type { Format } from '../../book/artifact.ts';

export const PDF: Format = {
  name: 'pdf',
  opens: '.pdf',
  mediaType: 'application/pdf',
  unit: 'pages',
  title: 'PDF',
  onix: 'E107',
};
