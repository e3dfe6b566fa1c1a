import { resolve } from 'node:path';
import { WarraqError } from '../../diagnostics/warraq-error.ts';
import { runWorker, type WorkerEvent } from '../../verbs/catalogue/queue/worker.ts';
import { parseNumber } from '../number.ts';
import { storeFor } from '../store.ts';
import type { Voice } from '../voice.ts';
import { wrongUse } from '../wrong-use.ts';

interface Options {
  readonly queue?: string;
  readonly jobs: string;
  readonly sources?: string;
  readonly slots?: string;
  readonly trusted?: boolean;
  readonly untrusted?: boolean;
  readonly store?: readonly string[];
  readonly memory: string;
  readonly grace: string;
  readonly lease: string;
  readonly browser?: string;
  readonly cache: boolean;
}

/** `warraq worker`: a line on stderr for each thing that happens. */
export async function runWorkerCommand(options: Options, voice: Voice, signal: AbortSignal): Promise<number> {
  const { wrong, worker: texts } = voice.texts.catalogue;
  const { queue } = options;
  if (queue === undefined) return wrongUse(voice, wrong.noQueue, wrong.sayQueue);
  const say = (text: string) => process.stderr.write(`${voice.lines(voice.sentence(text))}\n`);
  const slots = parseNumber('--slots', options.slots, voice);
  await runWorker({
    queue,
    jobs: resolve(options.jobs),
    sources: options.sources,
    slots: slots === undefined ? undefined : Math.ceil(slots),
    trusts: options.trusted === true && options.untrusted !== true,
    stores: options.store?.map((store) => resolve(store)),
    memory: parseNumber('--memory', options.memory, voice),
    grace: parseNumber('--grace', options.grace, voice)! * 1000,
    lease: parseNumber('--lease', options.lease, voice)! * 1000,
    browser: options.browser ?? (process.env['WARRAQ_BROWSER'] || undefined),
    cache: storeFor(options),
    signal,
    on: (event) => {
      const line = lineOf(event, voice);
      if (line !== undefined) say(line);
    },
  });
  say(texts.ended);
  return 0;
}

function lineOf(event: WorkerEvent, voice: Voice): string {
  const { worker: texts, halt, goOn } = voice.texts.catalogue;
  switch (event.type) {
    case 'ready':
      return texts.ready(event.slots, event.maker.slice(0, 16));
    case 'ending':
      return texts.ending(event.busy);
    case 'halt':
      return halt(voice.fault(new WarraqError(event.fault.code, event.fault.facts as never)).reason);
    case 'go-on':
      return goOn;
    case 'done':
      return doneLine(event, voice);
  }
}

function doneLine({ task, outcome }: WorkerEvent & { readonly type: 'done' }, voice: Voice): string {
  const texts = voice.texts.catalogue.worker;
  // The archive itself, beside its titles, has no path.
  const name = (task.length === 64 ? task.slice(0, 16) : task) || '.';
  switch (outcome.state) {
    case 'built':
      return texts.built(name, outcome.ms, outcome.isNew);
    case 'verified':
      return texts.verified(name, outcome.verdict.problems.length);
    case 'manuscript':
      return texts.manuscript(name);
    case 'failed':
      return texts.failed(
        name,
        voice.fault(new WarraqError(outcome.fault.code, outcome.fault.facts as never)).reason,
      );
  }
}
