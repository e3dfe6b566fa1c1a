import type { Format } from '../book/artifact.ts';
import { EPUB } from './epub/format.ts';
import { PDF } from './pdf/format.ts';
import { WEB } from './web/format.ts';

/** The formats that warraq makes, in the order in which they are made: a later one may use what an earlier one found out. */
export const FORMATS: readonly Format[] = [PDF, EPUB, WEB];
