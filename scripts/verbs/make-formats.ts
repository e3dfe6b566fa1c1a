import type { VFile } from 'vfile';
import { type Artifact, type Format, openedPath } from '../book/artifact.ts';
import type { Asset, Book } from '../book/book.ts';
import type { Store } from '../cache/store.ts';
import { report } from '../diagnostics/report.ts';
import { WarraqError } from '../diagnostics/warraq-error.ts';
import type { BrowserSession } from '../engine/session.ts';
import type { Rendering } from '../render/render.ts';
import { coverOf } from '../targets/cover.ts';
import type { PdfProfile } from '../targets/pdf/finish/profile.ts';
import type { Facts, Target } from '../targets/target.ts';
import type { Built, Steps } from './edition.ts';
import type { Stopwatch } from './progress.ts';

/** All that the targets have made. */
export interface Made {
  readonly artifacts: readonly Artifact[];
  readonly outputs: readonly Built[];
  readonly facts: Facts;
  readonly steps: Steps;
}

interface Work {
  readonly session: BrowserSession;
  readonly store: Store | undefined;
  readonly files: readonly VFile[];
  readonly pdfProfile: PdfProfile;
  readonly clock: Stopwatch;
}

/** Make the formats one after the other; each is told what those before it found out. */
export async function makeFormats(
  rendering: Rendering,
  targets: readonly Target[],
  { clock, ...work }: Work,
): Promise<Made> {
  const needsCover = targets.some(({ needs }) => needs.includes('cover'));
  const cover = needsCover ? startCover(rendering.book, work) : Promise.resolve(undefined);
  // What fails is told when it is waited for.
  cover.catch(() => {});
  const artifacts: Artifact[] = [];
  const outputs: Built[] = [];
  const steps: Record<string, Readonly<Record<string, number>>> = {};
  let facts: Facts = {};
  for (const { format, make } of targets) {
    const tools = { ...work, map: facts.map, cover: () => cover };
    const made = await clock.stage(
      format.name,
      () => make(rendering, tools),
      ({ detail }) => detail,
    );
    artifacts.push(...made.artifacts);
    outputs.push(builtOf(format, rendering.book, made.artifacts, made.count));
    facts = { ...facts, ...made.facts };
    if (made.steps) steps[format.name] = made.steps;
  }
  return { artifacts, outputs, facts, steps };
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
 * browser is, a warning says so.
 */
async function startCover(
  book: Book,
  { session, store, files }: Pick<Work, 'session' | 'store' | 'files'>,
): Promise<Asset | undefined> {
  if (book.settings.cover === false) return undefined;
  try {
    return await coverOf(book, session, store);
  } catch (cause) {
    if (!(cause instanceof WarraqError)) throw cause;
    report(files[0]!, 'browser-cover', { error: cause.data });
    return undefined;
  }
}
