import type { Command } from 'commander';

/** What is built where no path is given. */
export async function usualPath(): Promise<string> {
  return (await import('../verbs/here.ts')).manuscriptAt();
}

/** Whether a command line says nothing but, perhaps, a language. */
export function isBare(argv: readonly string[]): boolean {
  const said = argv.slice(2);
  return (
    said.length === 0 ||
    (said.length === 1 && said[0]!.startsWith('--lang=')) ||
    (said.length === 2 && said[0] === '--lang')
  );
}

/** A command line with its command: a manuscript alone is built, `warraq article.md`. */
export async function withCommand(argv: readonly string[], warraq: Command): Promise<readonly string[]> {
  const first = firstOperand(argv);
  const known = warraq.commands.flatMap((one) => [one.name(), ...one.aliases()]);
  if (first === undefined || first === 'help' || known.includes(first)) return argv;
  return (await isManuscript(first)) ? [...argv.slice(0, 2), 'build', ...argv.slice(2)] : argv;
}

/** The first that is no option, nor the language behind `--lang`; options of commands stand behind these. */
function firstOperand(argv: readonly string[]): string | undefined {
  const said = argv.slice(2);
  const at = said.findIndex((one, index) => !one.startsWith('-') && said[index - 1] !== '--lang');
  return said[at];
}

/** Whether a word is a path rather than a misspelt command: by its form, or because something is there. */
async function isManuscript(word: string): Promise<boolean> {
  if (/[/\\]|\.(?:md|markdown)$/i.test(word)) return true;
  const { manuscriptAt } = await import('../verbs/here.ts');
  return (await manuscriptAt(word)) !== undefined;
}
