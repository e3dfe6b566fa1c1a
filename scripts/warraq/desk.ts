import type { Command } from 'commander';
import { usualPath } from './meant.ts';
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
  warraq
    .command('doctor')
    .description(said(help.doctor.does))
    .argument('[path]', said(voice.texts.help.manuscript))
    .option('--explain', said(help.doctor.explain))
    .option('--fix', said(help.doctor.fix))
    .option('-o, --out <dir>', said(help.doctor.out), 'dist')
    .option('--untrusted', said(voice.texts.help.untrusted))
    .option('--browser <path>', said(voice.texts.help.browser))
    .option('--json', said(voice.texts.help.json))
    .addHelpText('after', said(help.doctor.after))
    .action(async (path: string | undefined, options: object) => {
      const { runDoctor } = await import('./commands/doctor.ts');
      end(
        await runDoctor(
          path ?? (await usualPath()),
          options as Parameters<typeof runDoctor>[1],
          voice,
          signal,
        ),
      );
    });
  warraq
    .command('completion')
    .description(said(help.completion.does))
    .argument('<shell>', said(help.completion.shell))
    .addHelpText('after', said(help.completion.after))
    .action(async (shell: string) => {
      const { runCompletion } = await import('./commands/completion.ts');
      end(runCompletion(shell, warraq, voice));
    });
}
