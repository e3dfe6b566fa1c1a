import { exitCodeOf, run } from './run.ts';
import { voiceFor } from './voice.ts';

const interrupt = new AbortController();
const voice = await voiceFor(process.argv, process.env);
const stop = () => interrupt.abort();
process.on('SIGINT', stop).on('SIGTERM', stop);
process.on('uncaughtException', (cause) =>
  process.exit(exitCodeOf(cause, process.argv, voice, interrupt.signal)),
);
for (const stream of [process.stdout, process.stderr]) stream.on('error', giveUp);
const code = await run(process.argv, interrupt.signal);
process.off('SIGINT', stop).off('SIGTERM', stop);
const streams = [process.stdout, process.stderr];
await Promise.all(streams.map((stream) => new Promise((written) => stream.write('', written))));
// All is done; but puppeteer would wait half a minute for a page of a browser that died.
process.exit(code);

/** Nobody reads any more, as behind `| head`: no fault. Else what was to be said has no room: the surroundings are at fault. */
function giveUp(cause: NodeJS.ErrnoException): never {
  if (cause.code === 'EPIPE') process.exit();
  try {
    const { mute, muteHelp } = voice.texts.run;
    const said = `${voice.labels.error} ${voice.sentence(mute(String(cause.code)))} ${voice.code('[output-unwritable]')}`;
    process.stderr.write(`${voice.lines(`${said}\n  ${voice.labels.help} ${voice.sentence(muteHelp)}`)}\n`);
  } finally {
    process.exit(3);
  }
}
