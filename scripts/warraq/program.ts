import { Command } from 'commander';
import { printable } from '../diagnostics/printable.ts';
import { FORMATS } from '../targets/formats.ts';

const formats = FORMATS.map(({ name }) => name).join(',');

/** Parse a command line and run it. Each command's code is loaded only when it is called. */
export async function program(argv: readonly string[], signal: AbortSignal): Promise<number> {
  let exitCode = 0;
  const warraq = new Command('warraq')
    .description(
      'Publish Persian and other right-to-left books: one Markdown manuscript becomes PDF, EPUB 3, a web edition and an archive.',
    )
    .exitOverride()
    .configureOutput({ writeErr: (text) => void process.stderr.write(printable(text)) })
    .showHelpAfterError('(warraq --help shows all commands)')
    .enablePositionalOptions();
  const { version } = await import('../render/package-files.ts');
  warraq.version(version());
  warraq
    .command('build')
    .description('build a manuscript into PDF, EPUB and web edition')
    .argument('[path]', 'a folder with book.yaml and Markdown files, or one .md file', 'manuscript')
    .option('-o, --out <dir>', 'folder for the editions; web/ in it belongs to one book', 'dist')
    .option('-f, --formats <list>', `formats to make, such as ${formats}`, formats)
    .option(
      '--pdf-profile <name>',
      'what the PDF conforms to: a-2a, a-3a (with the manuscript attached), plain',
      'a-2a',
    )
    .option('--strict', 'warnings are errors')
    .option('--untrusted', 'the book is a stranger’s: run none of its templates, filter its style')
    .option('--json', 'print a machine-readable result on stdout')
    .option('--browser <path>', 'print with this Chrome or Chromium (also WARRAQ_BROWSER)')
    .option('--timeout <seconds>', 'longest time for one step, such as to measure or print 80 pages', '60')
    .option('--no-cache', 'make everything anew: take nothing from the store, and leave nothing there')
    .addHelpText(
      'after',
      `
A manuscript is data: nothing in its text and drawings runs or loads anything. Its own templates/ are code, and are run;
its style may load and move things. For a book that is not from somebody you trust say --untrusted (docs/trust.md).

What was made is kept in a store (WARRAQ_CACHE, or warraq/ in your cache folder; «off» for none) as long as there is room, and taken from
there where nothing has changed. It may be deleted at any time.

Exit codes: 0 built, 1 the manuscript is wrong, 2 wrong use, 3 browser or disk, 70 a fault of warraq, 130 interrupted.

Examples:
  warraq build                        build ./manuscript into ./dist
  warraq build article.md -f pdf      one Markdown file, PDF only
  warraq build book --out editions --strict`,
    )
    .action(async (path: string, options: object) => {
      const { runBuild } = await import('./commands/build.ts');
      exitCode = await runBuild(path, options as Parameters<typeof runBuild>[1], signal);
    });
  warraq
    .command('check')
    .description('find faults of spelling, spacing and structure, and mend those that are safe to mend')
    .argument('[path]', 'a folder with book.yaml and Markdown files, or one .md file', 'manuscript')
    .option('--fix', 'mend what can be mended safely, in the files themselves')
    .option('--dry-run', 'with --fix: change nothing, print a unified diff')
    .option(
      '--rule <id>',
      'only this rule; may be given more than once',
      (id: string, ids: readonly string[] = []) => [...ids, id],
    )
    .option('--format <name>', 'the report: pretty, json, sarif', 'pretty')
    .option('--json', 'the same as --format json')
    .option('--strict', 'warnings are errors')
    .addHelpText(
      'after',
      `
Exit codes: 0 no errors, 1 errors (or, with --strict, warnings), 2 wrong use, 3 disk, 70 a fault of warraq.

A comment exempts the block behind it:  <!-- warraq-ignore zwnj-ha: as the poet has it -->
Rules are switched off, or raised to errors, under «check:» in book.yaml; docs/rules.md has them all.

Examples:
  warraq check                           look through ./manuscript
  warraq check book --fix --dry-run      show what would be mended
  warraq check book --rule zwnj-mi --rule zwnj-ha --fix
  warraq check article.md --format sarif > report.sarif`,
    )
    .action(async (path: string, options: object) => {
      const { runCheck } = await import('./commands/check.ts');
      exitCode = await runCheck(path, options as Parameters<typeof runCheck>[1], signal);
    });
  addArchive(warraq, signal, (code) => {
    exitCode = code;
  });
  if (argv.length <= 2) {
    warraq.outputHelp();
    return 0;
  }
  await warraq.parseAsync([...argv]);
  return exitCode;
}

/** `warraq archive …`: a command for each thing that can be done with an archive. */
function addArchive(warraq: Command, signal: AbortSignal, end: (code: number) => void): void {
  const archive = warraq
    .command('archive')
    .description('keep editions: add, verify, restore and rebuild them')
    .addHelpText(
      'after',
      `
An archive is a folder (an OCFL 1.1 storage root) that can be read without warraq. Nothing in it is ever changed or deleted.
Nor is anything of it run, wherever it comes from: «rebuild» runs the templates of a book only with --trust-templates.
TITLE is an id, an ISBN or a title; @EDITION its name or number: «چاپ دوم», v2. Without it the latest is meant.

Examples:
  warraq archive add book --edition "چاپ دوم"     build, prove and keep an edition
  warraq archive verify                           look at every byte
  warraq archive rebuild 978-600-119-125-1@v1     build it again, and compare
  warraq archive restore "تاریخ چاپ@چاپ اول" out`,
    );
  const store = process.env['WARRAQ_ARCHIVE'] || 'archive';
  const verb = (name: string, description: string) =>
    archive
      .command(name)
      .description(description)
      .option('-s, --store <dir>', 'folder of the archive (also WARRAQ_ARCHIVE)', store)
      .option('--json', 'print a machine-readable result on stdout');
  const commands = () => import('./commands/archive.ts');
  verb('add [path]', 'build an edition, prove that it can be built again, and archive it')
    .option('--edition <name>', 'what it is called, such as «چاپ دوم»; the book’s own if not given')
    .option('--id <uri>', 'id of the title, where the edition has another identifier than the first one')
    .option('-f, --formats <list>', 'formats to make', formats)
    .option('--pdf-profile <name>', 'what the PDF conforms to: a-2a, a-3a, plain', 'a-2a')
    .option('--by <who>', 'who archives it: "Name <mail or URI>"; you, if not given')
    .option('--onix', 'add an ONIX 3.0 message')
    .option('--sign <key>', 'sign with this SSH key')
    .option('--untrusted', 'the book is a stranger’s: run none of its templates, filter its style')
    .option('--browser <path>', 'print with this Chrome or Chromium (also WARRAQ_BROWSER)')
    .option('--timeout <seconds>', 'longest time for one step, such as to measure or print 80 pages', '60')
    .option('--no-cache', 'make everything anew: take nothing from the store, and leave nothing there')
    .action(async (path = 'manuscript', options) =>
      end(await (await commands()).runAdd(path, options, signal)),
    );
  verb('list', 'all titles with their editions').action(async (options) =>
    end(await (await commands()).runList(options)),
  );
  verb('show <title>', 'an edition with its files').action(async (title, options) =>
    end(await (await commands()).runShow(title, options)),
  );
  verb('verify [title]', 'look through structure and every byte').action(async (title, options) =>
    end(await (await commands()).runVerify(title, options, signal)),
  );
  verb('restore <title> <dir>', 'write the files of an edition into an empty folder').action(
    async (title, dir, options) => end(await (await commands()).runRestore(title, dir, options)),
  );
  verb('rebuild <title>', 'build an edition again from its archived sources, and compare')
    .option('--trust-templates', 'run the templates of the book, which are code')
    .option('--browser <path>', 'print with this Chrome or Chromium (also WARRAQ_BROWSER)')
    .option('--timeout <seconds>', 'longest time for one step, such as to measure or print 80 pages', '60')
    .action(async (title, options) => end(await (await commands()).runRebuild(title, options, signal)));
  verb('diff <one> <other>', 'what differs between two editions: metadata, pages, text').action(
    async (one, other, options) => end(await (await commands()).runDiff(one, other, options)),
  );
  verb('export <title> <dir>', 'write an edition for others')
    .option('--bagit', 'as a BagIt bag (RFC 8493)')
    .action(async (title, dir, options) => end(await (await commands()).runExport(title, dir, options)));
  verb('shelf <dir>', 'a catalogue for the web, with an OPDS 2 feed').action(async (dir, options) =>
    end(await (await commands()).runShelf(dir, options)),
  );
}
