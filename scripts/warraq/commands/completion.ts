import type { Command } from 'commander';
import { MESSAGE_LANGUAGES } from '../../book/message.ts';
import { FORMATS } from '../../targets/formats.ts';
import { STARTERS } from '../../verbs/new.ts';
import { EDITOR_NAMES } from '../../verbs/preview/editor.ts';
import { completionFor, SHELLS, type Values } from '../completion.ts';
import type { Voice } from '../voice.ts';
import { wrongUse } from '../wrong-use.ts';

/** What options and inputs may be that are one of some values. */
function values(): Values {
  const options = FORMATS.flatMap(({ options: own = [] }) => own);
  return {
    '<shell>': SHELLS,
    lang: MESSAGE_LANGUAGES,
    formats: FORMATS.map(({ name }) => name),
    kind: STARTERS,
    editor: EDITOR_NAMES,
    format: ['pretty', 'json', 'sarif'],
    ...Object.fromEntries(options.map((one) => [one.name, one.values])),
  };
}

/** `warraq completion`: a script for a shell, on stdout. */
export function runCompletion(shell: string, program: Command, voice: Voice): number {
  const known = SHELLS.find((one) => one === shell);
  const { wrong } = voice.texts.desk;
  if (!known) return wrongUse(voice, wrong.shell(shell), wrong.shells(SHELLS));
  process.stdout.write(completionFor(known, program, values()));
  return 0;
}
