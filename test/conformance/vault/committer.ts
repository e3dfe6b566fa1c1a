import { disk } from '../../../scripts/disk/disk.ts';
import { commit } from '../../../scripts/vault/commit.ts';

/** Archives an edition of forty files, most of them new; says when it begins. To be killed. */
const [root = '', label = ''] = process.argv.slice(2);
const files = Array.from(
  { length: 40 },
  (_, index) =>
    [
      `بخش ${index % 7}/${index}.txt`,
      { bytes: Buffer.from((index < 10 ? 'همان' : label).repeat(2000)) },
    ] as const,
);
process.stdout.write('begin\n');
await commit(
  root,
  {
    id: 'urn:isbn:9786001191251',
    files: new Map(files),
    created: '2026-11-24T00:00:00Z',
    message: label,
    user: { name: 'سارا', address: 'mailto:sara@example.org' },
  },
  disk,
);
