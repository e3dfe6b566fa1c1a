import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { takeFaces } from './taken-files.ts';
import { thirdParty } from './third-party.ts';

/**
 * Makes the modules in `lib/`, as the package has them: the command and the public names, which share what they have in common; and puts
 * beside them what they need of other packages.
 */
const LIB = join(import.meta.dirname, '../lib');

rmSync(LIB, { recursive: true, force: true });
const made = await bundle({ index: 'index', 'warraq/main': 'warraq/main' }, LIB);
takeFaces(join(LIB, 'packages'));
writeFileSync(join(LIB, 'THIRD-PARTY.txt'), `${thirdParty(made)}\n`);
