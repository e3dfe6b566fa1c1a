import { Command } from 'commander';
import type { FormatOptions } from '../book/format-option.ts';
import { MESSAGE_LANGUAGES } from '../book/message.ts';
import { printable } from '../diagnostics/printable.ts';
import { version } from '../house/package-files.ts';
import { FORMATS } from '../targets/formats.ts';
import { addCatalogue } from './catalogue.ts';
import { addDesk } from './desk.ts';
import { helpText, LEAST_WIDTH } from './help-text.ts';
import { isBare, usualPath, withCommand } from './meant.ts';
import { persianHelp } from './persian-help.ts';
import { askedLanguage, type Voice } from './voice.ts';
import { wrongUse } from './wrong-use.ts';

const formats = FORMATS.map(({ name }) => name).join(',');

/** Parse a command line and run it. Each command's code is loaded only when it is called. */
export async function program(argv: readonly string[], voice: Voice, signal: AbortSignal): Promise<number> {
  let exitCode = 0;
  const warraq = commandLine(argv, voice, signal, (code) => {
    exitCode = code;
  });
  refuseLanguage(argv, voice);
  if (isBare(argv)) return (await import('./commands/here.ts')).runHere(voice);
  await warraq.parseAsync([...(await withCommand(argv, warraq))]);
  return exitCode;
}

/** All commands with their options, in the words of a voice; `end` is told the exit code of the one that was run. */
export function commandLine(
  argv: readonly string[],
  voice: Voice,
  signal: AbortSignal,
  end: (code: number) => void,
): Command {
  const { help, desk } = voice.texts;
  const said = voice.sentence;
  const warraq = new Command('warraq')
    .description(said(help.warraq))
    .exitOverride()
    .configureHelp({ minWidthToWrap: LEAST_WIDTH })
    .configureOutput({ writeErr: (text) => void process.stderr.write(printable(text)) })
    .showHelpAfterError(said(help.more))
    .enablePositionalOptions();
  warraq.version(version(), '-V, --version', said(help.version));
  const build = warraq
    .command('build')
    .description(said(help.build.does))
    .argument('[path]', said(help.manuscript))
    .option('-o, --out <dir>', said(help.build.out), 'dist')
    .option('-f, --formats <list>', said(help.build.formats(formats)), formats);
  const asked = addFormatOptions(build, voice);
  build
    .option('--set <key=value>', said(desk.help.set), (one: string, all: readonly string[] = []) => [
      ...all,
      one,
    ])
    .option('--profile <name>', said(desk.help.profile))
    .option('--strict', said(help.strict))
    .option('--untrusted', said(help.untrusted))
    .option('--json', said(help.json))
    .option('--browser <path>', said(help.browser))
    .option('--timeout <seconds>', said(help.timeout), '60')
    .option('--fetch', said(help.fetch))
    .option('--yes', said(help.yes))
    .option('--no-cache', said(help.noCache))
    .addHelpText('after', helpText(said(help.build.after)))
    .action(async (path: string | undefined, options: object) => {
      const { runBuild } = await import('./commands/build.ts');
      const how = { ...options, formatOptions: asked } as Parameters<typeof runBuild>[1];
      end(await runBuild(path ?? (await usualPath()), how, voice, signal));
    });
  warraq
    .command('check')
    .description(said(help.check.does))
    .argument('[path]', said(help.manuscript))
    .option('--fix', said(help.check.fix))
    .option('--dry-run', said(help.check.dryRun))
    .option('--rule <id>', said(help.check.rule), (id: string, ids: readonly string[] = []) => [...ids, id])
    .option('--format <name>', said(help.check.format), 'pretty')
    .option('--json', said(help.check.json))
    .option('--strict', said(help.strict))
    .option('--untrusted', said(help.untrusted))
    .option('--no-cache', said(help.noCache))
    .addHelpText('after', helpText(said(help.check.after)))
    .action(async (path: string | undefined, options: object) => {
      const { runCheck } = await import('./commands/check.ts');
      const how = options as Parameters<typeof runCheck>[1];
      end(await runCheck(path ?? (await usualPath()), how, voice, signal));
    });
  warraq
    .command('import')
    .description(said(help.import.does))
    .argument('<path>', said(help.import.path))
    .argument('[dir]', said(help.import.dir))
    .option('--as-is', said(help.import.asIs))
    .option('--changes', said(help.import.changes))
    .option('--fetch', said(help.fetch))
    .option('--yes', said(help.yes))
    .option('--json', said(help.json))
    .addHelpText('after', helpText(said(help.import.after)))
    .action(async (path: string, dir: string | undefined, options: object) => {
      const { runImport } = await import('./commands/import.ts');
      end(await runImport(path, dir, options, voice, signal));
    });
  addDesk(warraq, argv, voice, signal, end);
  addArchive(warraq, voice, signal, end);
  addCatalogue(warraq, voice, signal, end);
  addLanguage(warraq, voice);
  return warraq;
}

/** An option for each that a format has. What they are given is in what comes back, once the command line is parsed. */
function addFormatOptions(command: Command, voice: Voice): FormatOptions {
  const asked: Record<string, string> = {};
  for (const { name, values, summary } of FORMATS.flatMap(({ options = [] }) => options)) {
    const does = voice.texts.help.formatOption(summary[voice.language], values[0]);
    command.option(`--${name} <name>`, voice.sentence(does), (value: string) => {
      asked[name] = value;
    });
  }
  return asked;
}

function refuseLanguage(argv: readonly string[], voice: Voice): void {
  const asked = askedLanguage(argv);
  const { language, languages } = voice.texts.wrong;
  if (asked !== undefined && !(MESSAGE_LANGUAGES as readonly string[]).includes(asked))
    wrongUse(voice, language(asked), languages(MESSAGE_LANGUAGES));
}

/** `--lang` for every command; what it says is in the voice already. */
function addLanguage(warraq: Command, voice: Voice): void {
  for (const command of [warraq, ...warraq.commands.flatMap((one) => [one, ...one.commands])]) {
    command.option('--lang <code>', voice.sentence(voice.texts.help.lang));
    if (voice.language === 'fa') persianHelp(command);
  }
}

/** `warraq archive …`: a command for each thing that can be done with an archive. */
function addArchive(warraq: Command, voice: Voice, signal: AbortSignal, end: (code: number) => void): void {
  const { help } = voice.texts;
  const said = voice.sentence;
  const archive = warraq
    .command('archive')
    .description(said(help.archive.does))
    .addHelpText('after', helpText(said(help.archive.after)));
  const store = process.env['WARRAQ_ARCHIVE'] || 'archive';
  const verb = (name: string, description: string) =>
    archive
      .command(name)
      .description(said(description))
      .option('-s, --store <dir>', said(help.archive.store), store)
      .option('--json', said(help.json));
  const commands = () => import('./commands/archive.ts');
  const add = verb('add [path]', help.archive.add)
    .option('--edition <name>', said(help.archive.edition))
    .option('--id <uri>', said(help.archive.id))
    .option('-f, --formats <list>', said(help.archive.formats), formats);
  const asked = addFormatOptions(add, voice);
  add
    .option('--by <who>', said(help.archive.by))
    .option('--onix', said(help.archive.onix))
    .option('--sign <key>', said(help.archive.sign))
    .option('--untrusted', said(help.untrusted))
    .option('--browser <path>', said(help.browser))
    .option('--timeout <seconds>', said(help.timeout), '60')
    .option('--no-cache', said(help.noCache))
    .action(async (path, options) =>
      end(
        await (await commands()).runAdd(
          path ?? (await usualPath()),
          { ...options, formatOptions: asked },
          voice,
          signal,
        ),
      ),
    );
  verb('list', help.archive.list).action(async (options) =>
    end(await (await commands()).runList(options, voice)),
  );
  verb('show <title>', help.archive.show).action(async (title, options) =>
    end(await (await commands()).runShow(title, options, voice)),
  );
  verb('verify [title]', help.archive.verify).action(async (title, options) =>
    end(await (await commands()).runVerify(title, options, voice, signal)),
  );
  verb('restore <title> <dir>', help.archive.restore).action(async (title, dir, options) =>
    end(await (await commands()).runRestore(title, dir, options, voice)),
  );
  verb('rebuild <title>', help.archive.rebuild)
    .option('--trust-templates', said(help.archive.trustTemplates))
    .option('--browser <path>', said(help.browser))
    .option('--timeout <seconds>', said(help.timeout), '60')
    .action(async (title, options) =>
      end(await (await commands()).runRebuild(title, options, voice, signal)),
    );
  verb('diff <one> <other>', help.archive.diff).action(async (one, other, options) =>
    end(await (await commands()).runDiff(one, other, options, voice)),
  );
  verb('export <title> <dir>', help.archive.export)
    .option('--bagit', said(help.archive.bagit))
    .action(async (title, dir, options) =>
      end(await (await commands()).runExport(title, dir, options, voice)),
    );
  verb('shelf <dir>', help.archive.shelf).action(async (dir, options) =>
    end(await (await commands()).runShelf(dir, options, voice)),
  );
}
