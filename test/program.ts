import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * The command as one program, as it is when it is installed: what Node is told to load beside it takes longer than most commands
 * do, and has faults of its own.
 */
export const PROGRAM = join(import.meta.dirname, 'target/warraq.mjs');

/** The same for tests that run it in their own process: it exports `run`. */
export const RUN = join(import.meta.dirname, 'target/run.mjs');

const scripts = join(import.meta.dirname, '../scripts');

/** Builds the program before any test runs. */
export default async function setup(): Promise<void> {
  const common = { bundle: true, charset: 'utf8', logLevel: 'error' } as const;
  const forNode = { ...common, platform: 'node', format: 'esm', packages: 'external' } as const;
  await Promise.all([
    build({ ...forNode, entryPoints: [join(scripts, 'warraq/main.ts')], outfile: PROGRAM }),
    build({ ...forNode, entryPoints: [join(scripts, 'warraq/run.ts')], outfile: RUN }),
    build({
      ...common,
      entryPoints: [join(scripts, 'setting/in-page/main.ts')],
      outfile: join(import.meta.dirname, 'target/in-page/script.js'),
      format: 'iife',
      globalName: 'inPage',
    }),
  ]);
}
