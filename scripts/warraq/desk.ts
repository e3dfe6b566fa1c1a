import type { Command } from 'commander';
import { FORMATS } from '../targets/formats.ts';
import { helpText } from './help-text.ts';
import { usualPath } from './meant.ts';
import { askedLanguage, type Voice } from './voice.ts';

const formats = FORMATS.map(({ name }) => name).join(',');

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
    .addHelpText('after', helpText(said(help.new.after)))
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
    .addHelpText('after', helpText(said(help.doctor.after)))
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
    .command('watch')
    .description(said(help.watch.does))
    .argument('[path]', said(voice.texts.help.manuscript))
    .option('-o, --out <dir>', said(voice.texts.help.build.out), 'dist')
    .option('-f, --formats <list>', said(voice.texts.help.build.formats(formats)), formats)
    .option('--set <key=value>', said(help.set), (one: string, all: readonly string[] = []) => [...all, one])
    .option('--profile <name>', said(help.profile))
    .option('--strict', said(voice.texts.help.strict))
    .option('--untrusted', said(voice.texts.help.untrusted))
    .option('--browser <path>', said(voice.texts.help.browser))
    .option('--timeout <seconds>', said(voice.texts.help.timeout), '60')
    .option('--no-cache', said(voice.texts.help.noCache))
    .addHelpText('after', helpText(said(help.watch.after)))
    .action(async (path: string | undefined, options: object) => {
      const { runWatch } = await import('./commands/watch.ts');
      end(
        await runWatch(path ?? (await usualPath()), options as Parameters<typeof runWatch>[1], voice, signal),
      );
    });
  warraq
    .command('preview')
    .description(said(help.preview.does))
    .argument('[path]', said(voice.texts.help.manuscript))
    .option('-o, --out <dir>', said(voice.texts.help.build.out), 'dist')
    .option('--port <number>', said(help.preview.port))
    .option('--editor <name>', said(help.preview.editor), process.env['WARRAQ_EDITOR'] || 'vscode')
    .option('--untrusted', said(voice.texts.help.untrusted))
    .option('--browser <path>', said(voice.texts.help.browser))
    .option('--timeout <seconds>', said(voice.texts.help.timeout), '60')
    .option('--no-cache', said(voice.texts.help.noCache))
    .option('--json', said(help.preview.json))
    .addHelpText('after', helpText(said(help.preview.after)))
    .action(async (path: string | undefined, options: object) => {
      const { runPreview } = await import('./commands/preview.ts');
      const how = options as Parameters<typeof runPreview>[1];
      end(await runPreview(path ?? (await usualPath()), how, voice, signal));
    });
  warraq
    .command('lsp')
    .description(said(help.lsp.does))
    .option('--plugins', said(help.lsp.plugins))
    .addHelpText('after', helpText(said(help.lsp.after)))
    .action(async (options: object) => {
      const { runLsp } = await import('./lsp/server.ts');
      end(await runLsp(options, askedLanguage(argv) !== undefined, voice, signal));
    });
  warraq
    .command('completion')
    .description(said(help.completion.does))
    .argument('<shell>', said(help.completion.shell))
    .addHelpText('after', helpText(said(help.completion.after)))
    .action(async (shell: string) => {
      const { runCompletion } = await import('./commands/completion.ts');
      end(runCompletion(shell, warraq, voice));
    });
}
