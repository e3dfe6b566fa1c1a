import type { TitleState } from '../../verbs/catalogue/plan.ts';

const counted = (count: number, noun: string) =>
  `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;

const STATES: Readonly<Record<TitleState, string>> = {
  built: 'built',
  new: 'not built yet',
  changed: 'changed since',
  manuscript: 'wrong in the manuscript',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** What the command says of catalogues, and of workers; `catalogue-fa.ts` has the same in Persian. */
export const catalogue = {
  help: {
    does: 'build thousands of titles, each edition once, on this machine or on many',
    after: `
A catalogue is a folder with catalogue.yaml: where titles are, what is built of each, where editions go (docs/catalogue.md).
What is built already is not built again; a title that fails stops no other. It may be broken off at any time, and goes on where it was.

Exit codes: 0 all titles built, 1 some are not, 2 wrong use, 3 browser, disk or queue, 70 a fault of warraq, 130 interrupted.

Examples:
  warraq catalogue build press                    what is not built, by as many processes as there are cores
  warraq catalogue build press --title 'poems/*'
  warraq catalogue build press --queue redis://queue:6379
  warraq catalogue status press --state failed
  warraq catalogue retry press                    titles that failed, too
  warraq catalogue verify press                   look at every byte of its archive`,
    dir: 'the folder with catalogue.yaml',
    build: 'build what is not built',
    status: 'what each title is, without building anything',
    retry: 'build also what failed, is at fault or was cancelled, though it has not changed',
    cancel: 'leave titles that wait and nobody has begun, in a build that goes on',
    verify: 'look through its archive, title by title; goes on where it was broken off',
    report: 'write a report as a page and as JSON',
    title: 'only this title, or those of a pattern such as poems/*; may be given more than once',
    state: (known: string) => `only titles that are ${known}; may be given more than once`,
    queue:
      'have it done by workers at this Redis or Valkey (also WARRAQ_QUEUE); by processes of this machine if not given',
    sources:
      'a bucket that sources travel by, s3://bucket/prefix (also WARRAQ_SOURCES); by the work folder if not given',
    processes: 'how many titles at once, without a queue; as cores and memory allow if not given',
    anew: 'look through all titles, though a run was broken off',
    out: 'folder of the report; report/ in the work folder of the catalogue if not given',
    worker: 'do what catalogues have put into a queue, until SIGTERM',
    workerAfter: `
A worker takes only what its version of warraq, of its browser and of its typefaces makes as whoever asked for it would.
Told to end (SIGTERM, Ctrl-C), it takes no more, ends what it is at, and gives back what takes longer than --grace.

Example:
  warraq worker --queue redis://queue:6379 --jobs /mnt/press/.catalogue`,
    workerQueue: 'the Redis or Valkey that catalogues file their jobs at (also WARRAQ_QUEUE)',
    jobs: 'the work folder of the catalogues, where this machine sees it',
    slots: 'how many titles at once; as cores and memory allow if not given',
    trusted:
      'run the templates of books that their catalogue trusts; without it, such books are left to others',
    untrusted: 'run no templates: it is so unless --trusted is said',
    store:
      'an archive that it looks through when asked; the same path on all machines; may be given more than once',
    memory: 'most memory for one title, in MB',
    grace: 'how long what it is at may take when it is told to end, in seconds',
    lease: 'after how many seconds of silence another worker takes up what this one is at',
  },
  progress: (done: number, all: number, rate: string, left: string) =>
    `${done} of ${all}, ${rate} a minute, ${left} left`,
  /** Between parts of a line of progress. */
  between: '; ',
  notBuilt: (count: number) => `${count} not built`,
  unknown: '—',
  minutes: (count: number) => `${count} min`,
  workers: (workers: number, busy: number, slots: number) =>
    `${counted(workers, 'worker')}, ${busy} of ${slots} places busy`,
  noWorker: (others: number) =>
    `no worker of this version is at the queue${others > 0 ? ` (${others} of others are)` : ''}; start one with \`warraq worker\``,
  halt: (reason: string) => `all waits: ${reason}`,
  goOn: 'there is room again; it goes on',
  states: STATES,
  /** `state`: in words. */
  ended: (title: string, state: string) => `${title}: ${state}`,
  summary: (made: number, built: number, all: number) =>
    `${counted(made, 'edition')} made, ${all === 0 ? '' : `${built} of `}${counted(all, 'title')} built`,
  others: (count: number, state: string) => `, ${count} ${state}`,
  reportAt: (path: string) => `report: ${path}`,
  cancelled: (count: number) => `${counted(count, 'title')} cancelled, as far as nobody has begun them`,
  interrupted: 'interrupted; what was built stays, and the next run goes on',
  verified: (titles: number, versions: number, files: number, size: string, resumed: number) =>
    `${counted(titles, 'title')}, ${counted(versions, 'edition')}, ${counted(files, 'file')}, ${size}${resumed > 0 ? `; ${resumed} looked through before` : ''}`,
  page: 'Report of the catalogue',
  worker: {
    ready: (slots: number, maker: string) => `ready: ${counted(slots, 'title')} at once, maker ${maker}`,
    built: (key: string, ms: number, isNew: boolean) =>
      isNew ? `built ${key} in ${(ms / 1000).toFixed(1)} s` : `${key} was built already`,
    verified: (path: string, problems: number) =>
      problems === 0 ? `looked through ${path}` : `${counted(problems, 'problem')} in ${path}`,
    manuscript: (key: string) => `${key} is wrong in its manuscript`,
    failed: (key: string, reason: string) => `${key} failed: ${reason}`,
    ending: (busy: number) =>
      `ending: ${busy === 0 ? 'nothing is being done' : `waiting for ${counted(busy, 'title')}`}`,
    ended: 'ended',
  },
  wrong: {
    state: (name: string) => `titles have no state «${name}»`,
    states: (known: readonly string[]) => `states are ${known.join(', ')}`,
    number: (name: string, text: string) => `«${text}» is no number for ${name}`,
    sayNumber: (name: string) => `say ${name} 4`,
    sayQueue: 'say --queue redis://host:6379, or set WARRAQ_QUEUE',
    noQueue: 'no queue is named',
  },
};

export type CatalogueTexts = typeof catalogue;
