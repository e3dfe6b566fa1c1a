import type { Command } from 'commander';
import { helpText } from './help-text.ts';
import type { Voice } from './voice.ts';

/** The states that titles are asked for by; the verb has the same, and is loaded later. */
const STATES = 'built, new, changed, manuscript, failed, cancelled';

const several = (one: string, all: readonly string[] = []) => [...all, one];

/** `warraq catalogue …` and `warraq worker`. */
export function addCatalogue(
  warraq: Command,
  voice: Voice,
  signal: AbortSignal,
  end: (code: number) => void,
): void {
  const { help, catalogue: texts } = voice.texts;
  const said = voice.sentence;
  const words = texts.help;
  const catalogue = warraq
    .command('catalogue')
    .description(said(words.does))
    .addHelpText('after', helpText(said(words.after)));
  const commands = () => import('./commands/catalogue.ts');
  const verb = (name: string, does: string) =>
    catalogue
      .command(`${name} [dir]`)
      .description(said(does))
      .option('--title <name>', said(words.title), several)
      .option('--json', said(help.json))
      .option('--browser <path>', said(help.browser));
  const working = (command: Command) =>
    command
      .option('--queue <address>', said(words.queue), process.env['WARRAQ_QUEUE'] || undefined)
      .option('--sources <address>', said(words.sources), process.env['WARRAQ_SOURCES'] || undefined)
      .option('--processes <number>', said(words.processes))
      .option('--no-cache', said(help.noCache));
  for (const [name, isRetry] of [
    ['build', false],
    ['retry', true],
  ] as const)
    working(verb(name, words[name]).option('--state <name>', said(words.state(STATES)), several)).action(
      async (dir = '.', options) =>
        end(await (await commands()).runCatalogueBuild(dir, { ...options, isRetry }, voice, signal)),
    );
  verb('status', words.status)
    .option('--state <name>', said(words.state(STATES)), several)
    .action(async (dir = '.', options) =>
      end(await (await commands()).runStatus(dir, options, voice, signal)),
    );
  verb('cancel', words.cancel).action(async (dir = '.', options) =>
    end(await (await commands()).runCancel(dir, options, voice)),
  );
  working(verb('verify', words.verify).option('--anew', said(words.anew))).action(
    async (dir = '.', options) =>
      end(await (await commands()).runCatalogueVerify(dir, options, voice, signal)),
  );
  verb('report', words.report)
    .option('-o, --out <dir>', said(words.out))
    .action(async (dir = '.', options) =>
      end(await (await commands()).runReport(dir, options, voice, signal)),
    );
  warraq
    .command('worker')
    .description(said(words.worker))
    .option('--queue <address>', said(words.workerQueue), process.env['WARRAQ_QUEUE'] || undefined)
    .requiredOption('--jobs <dir>', said(words.jobs))
    .option('--sources <address>', said(words.sources), process.env['WARRAQ_SOURCES'] || undefined)
    .option('--slots <number>', said(words.slots))
    .option('--trusted', said(words.trusted))
    .option('--untrusted', said(words.untrusted))
    .option('--store <dir>', said(words.store), several)
    .option('--memory <megabytes>', said(words.memory), '4096')
    .option('--grace <seconds>', said(words.grace), '60')
    .option('--lease <seconds>', said(words.lease), '30')
    .option('--browser <path>', said(help.browser))
    .option('--no-cache', said(help.noCache))
    .addHelpText('after', helpText(said(words.workerAfter)))
    .action(async (options) => {
      const { runWorkerCommand } = await import('./commands/worker.ts');
      end(await runWorkerCommand(options, voice, signal));
    });
}
