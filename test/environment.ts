import { statfsSync } from 'node:fs';

/** Where files can lie in memory, if there is room for them: most of the time of writing an archive is spent on waiting for a disk. */
const IN_MEMORY = '/dev/shm';

function isRoomy(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize > 2e9;
  } catch {
    return false;
  }
}

/** What tests find in their environment: all is made anew, and said in English, whoever runs them. */
export const ENVIRONMENT = {
  WARRAQ_CACHE: 'off',
  LC_ALL: '',
  LC_MESSAGES: '',
  LANG: 'C.UTF-8',
  ...(isRoomy() ? { TMPDIR: IN_MEMORY } : {}),
};
