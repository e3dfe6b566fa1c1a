import { structuredPatch } from 'diff';
import type { Artifact } from '../../../book/artifact.ts';
import { isRefused } from '../../../diagnostics/report.ts';
import { diskWorld } from '../../../manuscript/disk-world.ts';
import { FORMATS } from '../../../targets/formats.ts';
import { TARGETS } from '../../../targets/targets.ts';
import { build } from '../../build.ts';
import { checkOpen, type Mended } from '../../check.ts';
import type { Workshop } from '../../workshop.ts';
import type { Change, DiffLine, Plan } from '../view.ts';
import { madeOf } from './editions.ts';
import { type SessionOptions, troubleOf } from './session.ts';

/** What the desk has done: each thing is shown before. */
export interface Plans {
  build(): Promise<Plan>;
  fix(): Promise<Plan>;
  doBuild(): Promise<Plan>;
  doFix(): Promise<Plan>;
}

/** Lines around a change. */
const CONTEXT = 1;

/** Plans of a book on the desk; one is made, or done, at a time. */
export function plansOf(options: SessionOptions, workshop: Workshop): Plans {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<Plan>) => () => {
    const plan = last.then(() => work().catch(failed));
    last = plan;
    return plan;
  };
  return {
    build: inTurn(() => planBuild(options, workshop)),
    fix: inTurn(() => fixed(options, workshop, 'show')),
    doBuild: inTurn(() => doBuild(options, workshop)),
    doFix: inTurn(() => fixed(options, workshop, 'write')),
  };
}

function failed(cause: unknown): Plan {
  return { ok: false, changes: [], said: troubleOf(cause) };
}

const REFUSED: Plan = {
  ok: false,
  changes: [],
  said: { en: 'The manuscript has errors: see the findings.', fa: 'دست‌نویس خطا دارد: یافته‌ها را ببینید.' },
};

/** What a build would write, beside what is there. */
async function planBuild(options: SessionOptions, workshop: Workshop): Promise<Plan> {
  const made = await madeOf(options, workshop, TARGETS, options.out);
  if (!('artifacts' in made)) return REFUSED;
  const there = diskWorld(options.out, undefined);
  const paged = FORMATS.filter(({ unit }) => unit === 'pages').map(({ name }) => name);
  const pages = new Map(
    made.outputs.map((one) => [one.path, paged.includes(one.format) ? one.pages : undefined]),
  );
  const changeOf = async ({ path, bytes }: Artifact): Promise<Change> => {
    const before = (await there.standing(path)) === 'file' ? await there.read(path) : undefined;
    const kind = !before ? 'new' : Buffer.compare(before, bytes) === 0 ? 'same' : 'changed';
    const count = pages.get(path);
    return { path, kind, size: bytes.length, ...(count !== undefined && { pages: count }) };
  };
  return { ok: true, changes: await Promise.all(made.artifacts.map(changeOf)), said: undefined };
}

async function doBuild(options: SessionOptions, workshop: Workshop): Promise<Plan> {
  const { ok, outputs } = await build(options, workshop);
  if (!ok) return REFUSED;
  const changes = outputs.map(({ path, bytes }): Change => ({ path, kind: 'changed', size: bytes }));
  return { ok, changes, said: undefined };
}

/** What «check --fix» changes, or would change. */
async function fixed(
  { path, untrusted }: SessionOptions,
  { store }: Workshop,
  fix: 'show' | 'write',
): Promise<Plan> {
  const { mended, messages } = await checkOpen({ path, untrusted, fix }, store);
  if (mended.length === 0 && isRefused(messages)) return REFUSED;
  const changes = mended.map((one): Change => ({ path: one.path, kind: 'changed', lines: linesOf(one) }));
  return { ok: true, changes, said: undefined };
}

function linesOf({ path, before, after }: Mended): readonly DiffLine[] {
  const { hunks } = structuredPatch(path, path, before, after, '', '', { context: CONTEXT });
  return hunks.flatMap(({ oldStart, lines }): DiffLine[] => [
    { sign: '@', text: String(oldStart) },
    ...lines
      .filter((line) => !line.startsWith('\\'))
      .map((line): DiffLine => ({ sign: line[0] as DiffLine['sign'], text: line.slice(1) })),
  ]);
}
