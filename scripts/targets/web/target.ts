import type { Target } from '../target.ts';
import { WEB } from './format.ts';

export const web: Target = {
  format: WEB,
  needs: ['cover'],
  async make(rendering, { cover, store }) {
    const { makeWeb } = await import('./web.ts');
    const artifacts = await makeWeb(rendering, await cover(), store);
    return {
      artifacts,
      count: rendering.book.chapters.length,
      detail: { count: artifacts.length, of: 'files' },
    };
  },
};
