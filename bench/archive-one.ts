import { disk } from '../scripts/disk/disk.ts';
import { commit } from '../scripts/vault/commit.ts';
import { restoreFiles } from '../scripts/vault/restore.ts';
import { holdingsOf } from '../scripts/vault/titles.ts';
import { verifyStore } from '../scripts/vault/validate/store.ts';

/** Archives, verifies and restores one file, and prints the peak of memory in MB. */
const [path = '', root = ''] = process.argv.slice(2);
await commit(
  root,
  {
    id: 'urn:bench:one',
    files: new Map([['file.bin', { path }]]),
    created: '2026-11-24T00:00:00Z',
    message: '1',
    user: { name: 'bench', address: 'mailto:bench@example.org' },
  },
  disk,
);
const { problems } = await verifyStore(root);
if (problems.length > 0) throw new Error(JSON.stringify(problems));
const {
  titles: [title],
} = await holdingsOf(root);
await restoreFiles(title!.object, 'v1', `${root}-restored`);
process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
