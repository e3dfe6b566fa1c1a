import { printable } from '../../diagnostics/printable.ts';
import { lookHere } from '../../verbs/here.ts';
import type { Voice } from '../voice.ts';

/** How many files of a kind are named. */
const MOST_NAMED = 5;

/** `warraq` alone: what is in this folder, and what can be done next. */
export async function runHere(voice: Voice): Promise<number> {
  const { here: texts } = voice.texts.desk;
  const { manuscript, texts: files, others, editions } = await lookHere();
  const found = [
    ...(manuscript ? [texts.manuscript(manuscript.path, manuscript.title, manuscript.texts)] : []),
    ...(files.length > 0 ? [texts.texts(files.length)] : []),
    ...(others.length > 0 ? [texts.others(others.length)] : []),
    ...(editions.length > 0 ? [texts.editions(editions.map(printable))] : []),
  ];
  const steps: readonly (readonly [command: string, does: string])[] = [
    ...(manuscript
      ? ([
          ['warraq build', texts.build],
          ['warraq preview', texts.preview],
          ['warraq check', texts.check],
        ] as const)
      : []),
    ...files.slice(0, MOST_NAMED).map((name) => [`warraq ${argument(name)}`, texts.article] as const),
    ...(files.length > 1 ? ([['warraq build .', texts.folder]] as const) : []),
    ...others.slice(0, MOST_NAMED).map((name) => [`warraq import ${argument(name)}`, texts.import] as const),
    ...(manuscript || files.length > 0 ? [] : ([['warraq new', texts.new]] as const)),
    ['warraq doctor', texts.doctor],
    ['warraq --help', texts.help],
  ];
  const width = Math.max(...steps.map(([command]) => command.length));
  const { lines, sentence, code } = voice;
  const rows = steps.map(([command, does]) => `  ${code(command.padEnd(width))}  ${sentence(does)}`);
  const head = found.length > 0 ? found : [texts.nothing];
  process.stdout.write(`${lines([...head.map(sentence), sentence(texts.next), ...rows].join('\n'))}\n`);
  return 0;
}

/** A file's name as a shell takes it, whatever is in it. */
function argument(name: string): string {
  const shown = printable(name);
  return /^[\p{L}\p{M}\p{N}_.\u200c][\p{L}\p{M}\p{N}_.\u200c-]*$/u.test(shown) ? shown : `"${shown}"`;
}
