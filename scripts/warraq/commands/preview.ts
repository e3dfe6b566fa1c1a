import { manuscriptAt } from '../../verbs/here.ts';
import { EDITOR_NAMES, editorTemplate } from '../../verbs/preview/editor.ts';
import { preview } from '../../verbs/preview/preview.ts';
import { withWorkshop } from '../../verbs/workshop.ts';
import type { Voice } from '../voice.ts';
import { wrongUse } from '../wrong-use.ts';
import { type Options as BuildOptions, buildOnce, workshopOptions } from './build.ts';

interface Options extends Pick<BuildOptions, 'out' | 'untrusted' | 'browser' | 'timeout' | 'cache'> {
  readonly port?: string;
  readonly editor: string;
  readonly json?: boolean;
}

/** Browsers at once: one sets the pages while another makes the editions. */
const BROWSERS = 2;

/** `warraq preview`: show the pages in a browser, and again whenever something has changed, until somebody ends it. */
export async function runPreview(
  path: string,
  options: Options,
  voice: Voice,
  signal: AbortSignal,
): Promise<number> {
  const { texts } = voice;
  const port = portOf(options.port, voice);
  const editor =
    editorTemplate(options.editor) ??
    wrongUse(voice, texts.desk.wrong.editor(options.editor), texts.desk.wrong.editors(EDITOR_NAMES));
  // There is nothing to show: what is wrong is said once.
  if ((await manuscriptAt(path)) === undefined)
    return buildOnce(path, { ...options, formats: '' }, voice, signal);
  const { untrusted, out } = options;
  const how = workshopOptions(options, voice, signal);
  const { timeout } = how;
  await withWorkshop({ ...how, browsers: BROWSERS }, (workshop) =>
    preview(
      {
        path,
        out,
        port,
        language: voice.language,
        editor,
        untrusted,
        timeout,
        sourceDateEpoch: process.env['SOURCE_DATE_EPOCH'],
        onReady: (url) => sayReady(url, options, voice),
      },
      workshop,
      signal,
    ),
  ).catch((cause: unknown) => {
    if (signal.aborted) return;
    const { portTaken, ports } = texts.desk.wrong;
    if (isTaken(cause)) wrongUse(voice, portTaken(String(port)), ports);
    throw cause;
  });
  return 0;
}

/** Whether a port is another program's, or of those that the system keeps for itself. */
function isTaken(cause: unknown): boolean {
  const code = (cause as { readonly code?: unknown }).code;
  return code === 'EADDRINUSE' || code === 'EACCES';
}

function sayReady(url: string, { json }: Options, voice: Voice): void {
  if (json) process.stdout.write(`${JSON.stringify({ schema: 1, url })}\n`);
  else {
    process.stdout.write(`${url}\n`);
    process.stderr.write(`${voice.lines(voice.sentence(voice.texts.desk.previewing))}\n`);
  }
}

function portOf(text: string | undefined, voice: Voice): number {
  if (text === undefined) return 0;
  const port = Number(text);
  const { port: wrong, ports } = voice.texts.desk.wrong;
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : wrongUse(voice, wrong(text), ports);
}
