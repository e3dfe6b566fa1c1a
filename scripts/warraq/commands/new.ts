import { join } from 'node:path';
import type { MessageLanguage } from '../../book/message.ts';
import { newManuscript, STARTERS, type Starter } from '../../verbs/new.ts';
import { Asking, type Desk } from '../asking.ts';
import type { Voice } from '../voice.ts';
import { wrongUse } from '../wrong-use.ts';

interface Options {
  readonly kind?: string;
  readonly title?: string;
  readonly author?: string;
  readonly workflow?: boolean;
  readonly json?: boolean;
}

/** What has to be known of a manuscript before it is begun. */
interface Wanted {
  readonly to: string;
  readonly starter: Starter;
  readonly title?: string | undefined;
  readonly author?: string | undefined;
  readonly workflow?: boolean | undefined;
}

/**
 * `warraq new`: begin a manuscript. What is not given is asked on a terminal.
 *
 * @param language Of its text: that of `--lang`, else Persian, whatever the locale says.
 * @param desk Where to ask; nowhere if not given.
 */
export async function runNew(
  dir: string | undefined,
  options: Options,
  language: MessageLanguage,
  voice: Voice,
  signal: AbortSignal,
  desk: Desk | undefined,
): Promise<number> {
  const wanted = await wantedFrom(dir, options, voice, signal, desk);
  if (!wanted) {
    process.stderr.write(`${voice.lines(voice.texts.run.interrupted)}\n`);
    return 130;
  }
  const result = await newManuscript({ ...wanted, language, today: new Date(), signal });
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ schema: 1, ok: true, ...result })}\n`
      : `${voice.lines(summary(result.folder, result.files, voice))}\n`,
  );
  return 0;
}

/** The terminal, where there is one to ask at. */
export function terminalDesk(): Desk | undefined {
  const { stdin, stderr } = process;
  return stdin.isTTY && stderr.isTTY ? { input: stdin, output: stderr } : undefined;
}

async function wantedFrom(
  dir: string | undefined,
  options: Options,
  voice: Voice,
  signal: AbortSignal,
  desk: Desk | undefined,
): Promise<Wanted | undefined> {
  const { kind, title, author, workflow } = options;
  const { wrong } = voice.texts.desk;
  const starter = STARTERS.find((one) => one === kind);
  if (kind !== undefined && !starter) wrongUse(voice, wrong.kind(kind), wrong.kinds(STARTERS));
  if (starter) return { to: dir ?? '.', starter, title, author, workflow };
  if (!desk || options.json) return wrongUse(voice, wrong.nobodyToAsk, wrong.kinds(STARTERS));
  const asking = new Asking(desk, voice, signal);
  try {
    return await asked(dir, options, asking, voice);
  } finally {
    asking.close();
  }
}

/** Ask for what is not given; undefined where the answers end before the questions. */
async function asked(
  dir: string | undefined,
  { title, author, workflow }: Options,
  asking: Asking,
  voice: Voice,
): Promise<Wanted | undefined> {
  const { ask, kinds } = voice.texts.desk;
  const starter = await asking.choice(ask.kind, STARTERS, (one) => kinds[one]);
  if (starter === undefined) return undefined;
  const to = dir ?? (await asking.line(ask.folder(starter)));
  const called = title ?? (await asking.line(ask.title));
  const by = author ?? (await asking.line(ask.author));
  const answer = workflow ? 'y' : await asking.line(ask.workflow);
  if (answer === undefined) return undefined;
  return {
    to: to || starter,
    starter,
    title: called || undefined,
    author: by || undefined,
    workflow: workflow || voice.texts.fetch.yes.test(answer),
  };
}

/** What was made, and the two commands that come next. */
function summary(folder: string, files: readonly string[], { texts, sentence, code }: Voice): string {
  const { made, next } = texts.desk;
  const shown = files.filter((path) => !path.startsWith('.'));
  const commands = [...(folder === '.' ? [] : [`cd ${quoted(folder)}`]), 'warraq build'];
  return [
    sentence(made(folder, files.length)),
    ...shown.map((path) => `  ${code(join(folder, path))}`),
    sentence(next),
    ...commands.map((command) => `  ${code(command)}`),
  ].join('\n');
}

/** As a shell takes it. */
function quoted(path: string): string {
  return /^[\p{L}\p{M}\p{N}_./\u200c-]+$/u.test(path) ? path : `"${path}"`;
}
