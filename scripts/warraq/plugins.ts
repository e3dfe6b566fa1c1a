import type { Speech } from '../diagnostics/speech.ts';
import type { Rule } from '../orthography/rule.ts';
import type { BuildResult } from '../verbs/build.ts';
import type { Voice } from './voice.ts';

type Read = Pick<BuildResult, 'plugins'>;

/** The rules of spelling that a book's plug-ins have added. */
export function addedRules({ plugins }: Read): readonly Rule[] {
  return plugins.flatMap(({ rules = [] }) => rules);
}

/** The words of messages, those of a book's plug-ins among them. */
export function speechFor(read: Read, voice: Voice): Speech | undefined {
  return voice.speech(addedRules(read));
}
