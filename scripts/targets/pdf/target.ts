import type { Target } from '../target.ts';
import { PDF } from './format.ts';

export const pdf: Target = {
  format: PDF,
  needs: ['pages'],
  async make(rendering, tools) {
    const { makeEdition } = await import('./edition.ts');
    return makeEdition(rendering, tools);
  },
};
