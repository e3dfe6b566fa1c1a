import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { printable } from '../diagnostics/printable.ts';
import type { FetchResult } from '../verbs/fetch.ts';
import type { Voice } from './voice.ts';
import { wrongUse } from './wrong-use.ts';

/** `--fetch`, and `--yes` for who can't be asked. */
export interface FetchFlags {
  readonly fetch?: boolean;
  readonly yes?: boolean;
}

/** Where nobody can be asked the answer has to be given, before anything is done. */
export function refuseUnasked({ fetch, yes }: FetchFlags, voice: Voice): void {
  const { wrong } = voice.texts;
  if (yes && !fetch) wrongUse(voice, wrong.yesAlone, wrong.sayFetch);
  if (fetch && !yes && !(process.stdin.isTTY && process.stderr.isTTY))
    wrongUse(voice, wrong.nobodyToAsk, wrong.sayYes);
}

/** Fetch the images of the web that a manuscript shows, if that is wanted: what is to be fetched, and what was, is told on stderr. */
export async function fetchIfAsked(
  path: string,
  { fetch, yes, untrusted, json }: FetchFlags & { readonly untrusted?: boolean; readonly json?: boolean },
  voice: Voice,
  signal: AbortSignal,
): Promise<FetchResult | undefined> {
  if (!fetch) return undefined;
  const ask = yes ? async () => true : (addresses: readonly string[]) => asked(addresses, voice, signal);
  const { fetchImages } = await import('../verbs/fetch.ts');
  const result = await fetchImages({ path, ask, now: new Date(), untrusted, signal });
  if (!json) process.stderr.write(`${voice.lines(outcome(result, voice))}\n`);
  return result;
}

/** How many addresses are shown. */
const MOST_SHOWN = 100;

async function asked(addresses: readonly string[], voice: Voice, signal: AbortSignal): Promise<boolean> {
  const { sentence, code, lines, texts } = voice;
  const said = texts.fetch;
  const shown = addresses.slice(0, MOST_SHOWN).map((address) => `  ${code(printable(address))}`);
  const more = addresses.length - shown.length;
  if (more > 0) shown.push(`  ${sentence(said.more(more))}`);
  process.stderr.write(`${lines([sentence(said.found(addresses.length)), ...shown].join('\n'))}\n`);
  // Not in raw mode: Ctrl-C ends the program as it does anywhere else.
  const talk = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  try {
    const nothing = once(talk, 'close', { signal }).then(() => '');
    const answer = await Promise.race([
      talk.question(lines(`${sentence(said.question)} `), { signal }),
      nothing,
    ]);
    return said.yes.test(answer.trim());
  } finally {
    talk.close();
  }
}

function outcome({ folder, fetched, failed, found }: FetchResult, { texts, sentence, code }: Voice): string {
  const said = texts.fetch;
  const bytes = fetched.reduce((sum, one) => sum + one.bytes, 0);
  const head =
    found === 0
      ? said.none
      : fetched.length === 0
        ? said.refused
        : said.fetched(fetched.length, texts.size(bytes), folder);
  const faults = failed.map(
    (one) => `  ${code(printable(one.address))}: ${sentence(said.faults[one.fault](one as never))}`,
  );
  return [sentence(head), ...faults].join('\n');
}
