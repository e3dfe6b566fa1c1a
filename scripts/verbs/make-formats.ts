import { isDeepStrictEqual } from 'node:util';
import { type Artifact, type Format, openedPath } from '../book/artifact.ts';
import type { Asset, Book } from '../book/book.ts';
import { type FormatOptions, optionValues } from '../book/format-option.ts';
import type { PageMap } from '../book/page-map.ts';
import type { TextFile } from '../book/text-file.ts';
import type { Store } from '../cache/store.ts';
import type { Report } from '../diagnostics/report.ts';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import { AnswerChanged } from '../engine/kept-page.ts';
import type { BrowserSession } from '../engine/session.ts';
import type { Rendering } from '../render/render.ts';
import { coverOf } from '../targets/cover.ts';
import type { Facts, Target, TargetResult, Tools } from '../targets/target.ts';
import type { Threads } from '../targets/threads.ts';
import type { Built, Steps } from './edition.ts';
import type { Stopwatch } from './progress.ts';

/** All that the targets have made. */
export interface Made {
  readonly artifacts: readonly Artifact[];
  readonly outputs: readonly Built[];
  readonly facts: Facts;
  /** What the options of the formats were. */
  readonly options: FormatOptions;
  readonly steps: Steps;
}

interface Work {
  readonly session: BrowserSession;
  readonly store: Store | undefined;
  readonly threads: Threads;
  readonly files: readonly TextFile[];
  readonly report: Report;
  readonly formatOptions: FormatOptions;
  readonly clock: Stopwatch;
}

/** Make the formats. What the browser answers may not be what it answered before: then all is made anew, without what was kept. */
export async function makeFormats(
  rendering: Rendering,
  targets: readonly Target[],
  work: Work,
): Promise<Made> {
  try {
    return await makeEach(rendering, targets, work);
  } catch (cause) {
    if (!(cause instanceof AnswerChanged)) throw cause;
    return makeEach(rendering, targets, { ...work, store: undefined });
  }
}

/** Each format is begun when the one before is made, or has told of its pages: then it is made while they are printed. */
async function makeEach(
  rendering: Rendering,
  targets: readonly Target[],
  { clock, formatOptions, ...work }: Work,
): Promise<Made> {
  const needsCover = targets.some(({ needs }) => needs.includes('cover'));
  const cover = needsCover ? startCover(rendering, work) : Promise.resolve(undefined);
  // What fails is told when it is waited for.
  cover.catch(() => {});
  const begun: Promise<TargetResult>[] = [];
  let map: PageMap | undefined;
  for (const { format, make } of targets) {
    await new Promise<void>((goOn, fail) => {
      const tellMap = (pages: PageMap) => {
        // A browser that had to be started once more has set others: those behind know the wrong ones.
        if (map && !isDeepStrictEqual(map, pages)) throw new AnswerChanged();
        map = pages;
        goOn();
      };
      const options = optionValues(format.options ?? [], formatOptions);
      const tellShare = (done: number, of: number) => clock.share(format.name, done, of);
      const tools: Tools = { ...work, options, map, cover: () => cover, tellMap, tellShare };
      const making = clock.stage(
        format.name,
        () => make(rendering, tools),
        ({ detail }) => detail,
      );
      begun.push(making);
      making.then(() => goOn(), fail);
    }).catch(() => allOf(begun));
  }
  return together(targets, await allOf(begun), rendering.book, formatOptions);
}

/** What all give, when all have ended. @throws what the first has thrown. */
async function allOf<T>(begun: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(begun);
  return Promise.all(begun);
}

function together(
  targets: readonly Target[],
  made: readonly TargetResult[],
  book: Book,
  asked: FormatOptions,
): Made {
  const steps = made.flatMap((one, index) => (one.steps ? [[targets[index]!.format.name, one.steps]] : []));
  return {
    artifacts: made.flatMap(({ artifacts }) => artifacts),
    outputs: made.map(({ artifacts, count }, index) =>
      builtOf(targets[index]!.format, book, artifacts, count),
    ),
    facts: Object.assign({}, ...made.map(({ facts }) => facts)) as Facts,
    options: Object.assign(
      {},
      ...targets.map(({ format }) => optionValues(format.options ?? [], asked)),
      ...made.map(({ options }) => options),
    ) as FormatOptions,
    steps: Object.fromEntries(steps) as Steps,
  };
}

function builtOf(format: Format, { slug }: Book, artifacts: readonly Artifact[], pages: number): Built {
  return {
    path: openedPath(format, slug),
    bytes: artifacts.reduce((sum, { bytes }) => sum + bytes.length, 0),
    pages,
    format: format.name,
  };
}

/**
 * The cover for shops and screens, made while the other stages go on. An edition without a cover is still an edition: where no
 * browser is, a warning says so. A typeface that is damaged is so in all editions.
 */
async function startCover(
  rendering: Rendering,
  { session, store, files, report }: Omit<Work, 'formatOptions' | 'clock' | 'threads'>,
): Promise<Asset | undefined> {
  if (rendering.book.settings.cover === false) return undefined;
  try {
    return await coverOf(rendering, session, store);
  } catch (cause) {
    if (!(cause instanceof WarraqError) || cause.code === 'typeface-refused') throw cause;
    report(files[0]!, 'browser-cover', { error: cause.data });
    return undefined;
  }
}
