import { writeArtifacts } from '../../../scripts/verbs/output.ts';
import { SLUG, setOf } from './set.ts';

/** Writes the files of an edition as a build does; says when it begins. To be killed. */
const [folder = '', label = ''] = process.argv.slice(2);
const artifacts = setOf(label);
process.stdout.write(`${SLUG}\n`);
await writeArtifacts(folder, artifacts);
