import type { Target } from '../target.ts';
import { EPUB } from './format.ts';

export const epub: Target = {
  format: EPUB,
  needs: ['cover'],
  async make(rendering, { cover, map, store }) {
    const { makeEpub } = await import('./epub.ts');
    const count = rendering.book.chapters.length;
    const artifact = await makeEpub(rendering, await cover(), map, store);
    return { artifacts: [artifact], count, detail: { count, of: 'chapters' } };
  },
};
