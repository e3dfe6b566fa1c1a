import { epub } from './epub/target.ts';
import { pdf } from './pdf/target.ts';
import type { Target } from './target.ts';
import { web } from './web/target.ts';

/** How the formats are made, in the order of `FORMATS`. */
export const TARGETS: readonly Target[] = [pdf, epub, web];
