import type { Message } from '../../../book/message.ts';
import type { Speech } from '../../../diagnostics/speech.ts';
import type { Plugin } from '../../plugin.ts';
import { speechIn } from '../../rules.ts';
import { editorLink } from '../editor.ts';
import type { Finding } from '../view.ts';
import { type PageSource, pageWith } from './sources.ts';

/** How findings are told. */
export interface Telling {
  readonly plugins: readonly Plugin[];
  /** The template of the links to an editor. */
  readonly editor: string;
  readonly sources: readonly (PageSource | undefined)[];
}

const ORDER = { error: 0, warning: 1, suggestion: 2 } as const;

/** Messages as the page shows them: the grave ones first, else in the order of the book. */
export function findingsOf(
  messages: readonly Message[],
  { plugins, editor, sources }: Telling,
): readonly Finding[] {
  const speeches = { en: speechIn('en', plugins), fa: speechIn('fa', plugins) };
  return messages
    .map((message) => findingOf(message, speeches, editor, sources))
    .sort(
      (a, b) =>
        ORDER[a.severity] - ORDER[b.severity] ||
        (a.page ?? -1) - (b.page ?? -1) ||
        a.line - b.line ||
        a.column - b.column,
    );
}

function findingOf(
  { file, rule, severity, place, facts, mend }: Message,
  speeches: { readonly en: Speech; readonly fa: Speech },
  editor: string,
  sources: Telling['sources'],
): Finding {
  const { line, column } = place.start;
  const each = (say: (speech: Speech) => string | undefined) => ({
    en: say(speeches.en) ?? '',
    fa: say(speeches.fa) ?? '',
  });
  return {
    file,
    line,
    column,
    severity,
    rule,
    said: each((speech) => speech.say(rule, facts)),
    advice: each((speech) => speech.advise(rule, facts)),
    link: editorLink(editor, file, line, column),
    page: pageWith(sources, file, place.start),
    mendable: mend?.safe ?? false,
  };
}
