import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import type { Message } from '../book/message.ts';
import type { Syntax } from '../book/syntax.ts';
import { reportUnused } from '../diagnostics/choices.ts';
import { MessageList } from '../diagnostics/report.ts';
import type { Speech } from '../diagnostics/speech.ts';
import type { OrthographyOptions } from './check.ts';
import { checkTexts, messagesOf, settled } from './manuscript.ts';
import { speechOf } from './speech.ts';

/** The severities as vfile has them. */
const FATAL = { error: true, warning: false, suggestion: undefined } as const;

/**
 * The rules as a remark plugin: what they find is put on the file as messages, as the rules of remark-lint do (nothing else of
 * warraq puts anything there). The tree is not changed. It must be the tree of the file's own text, with its places; directives and
 * front matter are known where remark-directive and remark-frontmatter stand before it.
 */
export function remarkOrthographyOf(syntaxes: readonly Syntax[]): Plugin<[OrthographyOptions?], Root> {
  return (options = {}) => {
    const speech = speechOf('en', syntaxes, options.moreRules);
    return (tree: Root, file: VFile) => {
      for (const message of foundIn(tree, { path: file.path ?? '', value: String(file) }, syntaxes, options))
        put(file, message, speech);
    };
  };
}

function foundIn(
  tree: Root,
  file: { readonly path: string; readonly value: string },
  syntaxes: readonly Syntax[],
  options: OrthographyOptions,
): readonly Message[] {
  const { rules = {}, only } = options;
  const checked = checkTexts([{ tree, file }], syntaxes, options);
  const found = checked.flatMap(({ findings }) => messagesOf(file, findings));
  const left = settled(found, checked, rules);
  const said = new MessageList(left.messages);
  if (!only) for (const one of left.checked) reportUnused(file, rules, one, said.report);
  return said.all;
}

function put(file: VFile, { rule, severity, place, facts, actual, expected }: Message, speech: Speech): void {
  const message = file.message(speech.inEnglish(rule, facts), { place, ruleId: rule, source: 'warraq' });
  message.fatal = FATAL[severity];
  message.note = speech.advise(rule, facts);
  message.actual = actual;
  message.expected = expected && [...expected];
}
