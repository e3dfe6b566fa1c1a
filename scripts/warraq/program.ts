import { Command } from 'commander';

/** Parse a command line and run it. Each command's code is loaded only when it is called. */
export async function program(argv: readonly string[], signal: AbortSignal): Promise<number> {
  let exitCode = 0;
  const warraq = new Command('warraq')
    .description(
      'Publish Persian and other right-to-left books: one Markdown manuscript becomes PDF, EPUB 3 and a web edition.',
    )
    .exitOverride()
    .showHelpAfterError('(warraq --help shows all commands)')
    .enablePositionalOptions();
  const { version } = await import('../render/package-files.ts');
  warraq.version(version());
  warraq
    .command('build')
    .description('build a manuscript into PDF, EPUB and web edition')
    .argument('[path]', 'a folder with book.yaml and Markdown files, or one .md file', 'manuscript')
    .option('-o, --out <dir>', 'folder for the editions', 'dist')
    .option('-f, --formats <list>', 'formats to make, such as pdf,epub,web', 'pdf,epub,web')
    .option(
      '--pdf-profile <name>',
      'what the PDF conforms to: a-2a, a-3a (with the manuscript attached), plain',
      'a-2a',
    )
    .option('--strict', 'warnings are errors')
    .option('--json', 'print a machine-readable result on stdout')
    .option('--browser <path>', 'print with this Chrome or Chromium (also WARRAQ_BROWSER)')
    .addHelpText(
      'after',
      `
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
  if (argv.length <= 2) {
    warraq.outputHelp();
    return 0;
  }
  await warraq.parseAsync([...argv]);
  return exitCode;
}
