import { type BuildResult, type Rule, type Speech, speechIn } from '../index.ts';
import type { Voice } from './voice.ts';

type Read = Pick<BuildResult, 'plugins'>;

/** The rules of spelling that a book's plug-ins have added. */
export function addedRules({ plugins }: Read): readonly Rule[] {
  return plugins.flatMap(({ rules = [] }) => rules);
}

/** The words of messages, those of a book's plug-ins among them; undefined for English, which messages have of themselves. */
export function speechFor(read: Read, { speech }: Voice): Speech | undefined {
  return speech && speechIn(speech.language, addedRules(read));
}
