import { join } from 'node:path';
import { trimDeclarations } from './declarations.ts';

/** Leaves in `lib/`, once types are there, those of the public names alone. */
trimDeclarations(join(import.meta.dirname, '../lib'), 'index.d.ts');
