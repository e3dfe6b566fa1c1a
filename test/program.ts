import { join } from 'node:path';
import { bundle } from '../package/bundle.ts';

const FOLDER = join(import.meta.dirname, 'target/program');

/**
 * The command as it is when it is installed: what Node is told to load a checkout takes longer than most commands do, and has
 * faults of its own.
 */
export const PROGRAM = join(FOLDER, 'warraq.js');

/** The same for tests that run it in their own process: it exports `run`. */
export const RUN = join(FOLDER, 'run.js');

/** Builds the program before any test runs; files of earlier ones stay, as another run may be under way. */
export default async function setup(): Promise<void> {
  await bundle({ warraq: 'warraq/main', run: 'warraq/run' }, FOLDER);
}
