import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.ts';

/** Makes `lib/` as the package has it: the command and the public names, which share their modules. */
const ROOT = join(import.meta.dirname, '..');
const LIB = join(ROOT, 'lib');

rmSync(LIB, { recursive: true, force: true });
const made = await bundle(
  { index: join(ROOT, 'scripts/index.ts'), 'warraq/main': join(ROOT, 'scripts/warraq/main.ts') },
  LIB,
);
import { writeFileSync } from 'node:fs'; writeFileSync('/tmp/h/w/start-meta.json', JSON.stringify(made));
