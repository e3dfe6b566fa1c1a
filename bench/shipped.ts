import { join } from 'node:path';
import { bundle } from '../package/bundle.ts';

/**
 * The stages of a build as they are shipped. (In a checkout tsx gives functions their names at each turn, which takes a tenth of the
 * time.)
 */
export async function shippedStages(): Promise<typeof import('./stages.ts')> {
  const folder = join(import.meta.dirname, 'target');
  await bundle({ stages: '../bench/stages' }, folder);
  return import(new URL('target/stages.js', import.meta.url).href);
}
