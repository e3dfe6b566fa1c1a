import { optionValue } from '../../book/format-option.ts';
import type { Target } from '../target.ts';
import { SEARCH, WEB } from './format.ts';

export const web: Target = {
  format: WEB,
  needs: ['cover'],
  async make(rendering, { cover, map, options, store }) {
    const { makeWeb } = await import('./web.ts');
    const search = optionValue(SEARCH, options) === 'yes';
    const artifacts = await makeWeb(rendering, await cover(), { map, store, search });
    return {
      artifacts,
      count: rendering.book.chapters.length,
      detail: { count: artifacts.length, of: 'files' },
    };
  },
};
