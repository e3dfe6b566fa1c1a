import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { manuscriptAt } from '../../verbs/here.ts';
import { changesOf } from '../../verbs/watch.ts';
import { withWorkshop } from '../../verbs/workshop.ts';
import { parseFormats } from '../formats.ts';
import { faultLines, type Voice } from '../voice.ts';
import { buildOnce, type Options, workshopOptions } from './build.ts';

/** `warraq watch`: build, and build again whenever something has changed, until somebody ends it. */
export async function runWatch(
  path: string,
  options: Options,
  voice: Voice,
  signal: AbortSignal,
): Promise<number> {
  parseFormats(options.formats, voice);
  // There is nothing to wait for: what is wrong is said once.
  if ((await manuscriptAt(path)) === undefined) return buildOnce(path, options, voice, signal);
  await withWorkshop(workshopOptions(options, voice, signal), async (workshop) => {
    for await (const _ of changesOf(path, options.out, signal)) {
      try {
        await buildOnce(path, options, voice, signal, workshop);
      } catch (cause) {
        if (signal.aborted) return;
        // Wrong use stays wrong; what the surroundings lack, such as a file that is being written, may be there the next time.
        if (!(cause instanceof WarraqError) || cause.exitCode === 2) throw cause;
        process.stderr.write(`${voice.lines(faultLines(cause, voice))}\n`);
      }
      process.stderr.write(`${voice.lines(voice.sentence(voice.texts.desk.watching))}\n`);
    }
  });
  return 0;
}
