import type { Command } from 'commander';
import { askedLanguage, type Voice } from './voice.ts';

/** The commands of an author’s desk: those that begin a manuscript, and look whether all is there. */
export function addDesk(
  warraq: Command,
  argv: readonly string[],
  voice: Voice,
  signal: AbortSignal,
  end: (code: number) => void,
): void {
  const { help } = voice.texts.desk;
  const said = voice.sentence;
  warraq
    .command('new')
    .description(said(help.new.does))
    .argument('[dir]', said(help.new.dir))
    .option('--kind <name>', said(help.new.kind))
    .option('--title <text>', said(help.new.title))
    .option('--author <name>', said(help.new.author))
    .option('--workflow', said(help.new.workflow))
    .option('--json', said(voice.texts.help.json))
    .addHelpText('after', said(help.new.after))
    .action(async (dir: string | undefined, options: object) => {
      const { runNew, terminalDesk } = await import('./commands/new.ts');
      const language = askedLanguage(argv) === undefined ? 'fa' : voice.language;
      end(await runNew(dir, options, language, voice, signal, terminalDesk()));
    });
}
