import type { Told } from '../diagnostics/report.ts';
import { type JsonMessage, jsonReport } from '../diagnostics/reporters/json.ts';
import { prettyReport } from '../diagnostics/reporters/pretty.ts';
import type { Speech } from '../diagnostics/speech.ts';
import type { Plugin } from '../verbs/plugin.ts';
import type { Voice } from './voice.ts';

/** What was said of a book, and the plug-ins that it was read with. */
interface Read extends Told {
  readonly plugins?: readonly Plugin[];
}

/** The messages of a result for people; nothing where nothing was said: then no words are loaded. */
export async function saidToPeople(read: Read, colour: boolean, voice: Voice): Promise<string> {
  return read.messages.length === 0 ? '' : prettyReport(read, colour, await speechFor(read, voice.language));
}

/** The same for machines, in English. */
export async function saidToMachines(read: Read): Promise<readonly JsonMessage[]> {
  return read.messages.length === 0 ? [] : jsonReport(read, await speechFor(read, 'en'));
}

async function speechFor({ plugins }: Read, language: Voice['language']): Promise<Speech> {
  const { speechIn } = await import('../verbs/rules.ts');
  return speechIn(language, plugins);
}
