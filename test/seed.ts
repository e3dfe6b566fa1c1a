import fc from 'fast-check';
import { runs } from './runs.ts';

/** The seed of all random input, so that a run that fails can be made again; the environment may name another. */
export const SEED = Number(process.env['WARRAQ_SEED'] ?? 1405);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED, numRuns: runs(100) });
