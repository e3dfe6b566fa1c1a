import type { MessageLanguage } from '../book/message.ts';
import { en as messages } from '../diagnostics/messages/en.ts';
import { hintOf, type Messages, sayError } from '../diagnostics/messages/messages.ts';
import {
  leftToRight,
  persianSentence,
  rightToLeft,
  visible,
  visibleFacts,
  withQuotationsIsolated,
} from '../diagnostics/reporters/isolate.ts';
import type { WarraqError } from '../diagnostics/warraq-error.ts';
import { en, type Texts } from './texts/en.ts';

/** How the command talks: in a language, and in lines that a terminal shows right. */
export interface Voice {
  readonly language: MessageLanguage;
  readonly texts: Texts;
  /** The words around a message. */
  readonly labels: Messages['labels'];
  /** What is said of a file of an archive; undefined for English, in which it is found. */
  readonly store: Messages['store'] | undefined;
  /** A sentence of the texts, with what is quoted in it isolated. */
  sentence(text: string): string;
  /** A part that is code. */
  code(text: string): string;
  /** Whole lines, their sentences made before. */
  lines(text: string): string;
  /** What is said of a fault of the surroundings, and what to do about it. */
  fault(error: WarraqError): { readonly reason: string; readonly help: string };
}

const ENGLISH: Voice = {
  language: 'en',
  texts: en,
  labels: messages.labels,
  store: undefined,
  sentence: (text) => text,
  code: (text) => text,
  lines: (text) => text,
  fault: ({ message, hint }) => ({
    reason: withQuotationsIsolated(visible(message)),
    help: withQuotationsIsolated(visible(hint)),
  }),
};

/**
 * The voice for a command line: `--lang`, else the locale (POSIX.1-2017, 8.2: the first that is set of LC_ALL, LC_MESSAGES, LANG). A
 * language that we don't have is English here; the command line is refused for it later.
 */
export async function voiceFor(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Voice> {
  const asked = askedLanguage(argv) ?? (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']);
  return /^fa(?:$|[_.@-])/i.test(asked ?? '') ? persianVoice() : ENGLISH;
}

/** What `--lang` says, before anything else of the command line is understood. */
export function askedLanguage(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  const at = options.findLastIndex((one) => one === '--lang' || one.startsWith('--lang='));
  if (at < 0) return undefined;
  return options[at] === '--lang' ? options[at + 1] : options[at]!.slice('--lang='.length);
}

/** A fault of the surroundings in two lines. */
export function faultLines(error: WarraqError, { labels, code, fault }: Voice): string {
  const { reason, help } = fault(error);
  return `${labels.error} ${reason} ${code(`[${error.code}]`)}\n  ${labels.help} ${help}`;
}

/** Only who wants it loads it. */
async function persianVoice(): Promise<Voice> {
  const [{ fa }, { fa: persian }] = await Promise.all([
    import('./texts/fa.ts'),
    import('../diagnostics/messages/fa.ts'),
  ]);
  return {
    language: 'fa',
    texts: fa,
    labels: persian.labels,
    store: persian.store,
    sentence: persianSentence,
    code: leftToRight,
    lines: rightToLeft,
    fault({ data }) {
      const shown = visibleFacts(data);
      return {
        reason: persianSentence(sayError(persian, shown)),
        help: persianSentence(hintOf(persian, shown)),
      };
    },
  };
}
