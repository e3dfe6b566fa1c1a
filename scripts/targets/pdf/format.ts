import type { Format } from '../../book/artifact.ts';
import { PROFILE } from './profile.ts';

export const PDF: Format = {
  name: 'pdf',
  opens: '.pdf',
  mediaType: 'application/pdf',
  unit: 'pages',
  title: 'PDF',
  onix: 'E107',
  options: [PROFILE],
};
