import type { BlockContent, ListItem, PhrasingContent, Root, RootContent } from 'mdast';
import type { MessageLanguage } from '../../book/message.ts';
import { type Change, COUNTED, type Counted } from '../imported.ts';
import { markdownOf } from '../markdown.ts';
import type { Remark, RemarkKind } from '../remarks.ts';
import { en } from './en.ts';
import { fa } from './fa.ts';
import type { RemarkWords, ReportWords } from './words.ts';

/** What is told of an import. */
export interface Told {
  /** Of the file. */
  readonly name: string;
  readonly counts: Readonly<Partial<Record<Counted | 'chapters' | 'words', number>>>;
  readonly remarks: readonly Remark[];
  /** Those to be listed, if any are to be. */
  readonly changes: readonly Change[];
  /** How many places were mended, and how many are left; undefined where nothing was to be. */
  readonly mended: number | undefined;
  readonly left: number;
}

/** How many places of one kind are listed. */
const MOST_PLACES = 40;

/** The report on an import, as Markdown. */
export function reportOf(told: Told, language: MessageLanguage): string {
  const words = { en, fa }[language];
  const tree: Root = {
    type: 'root',
    children: [
      heading(1, words.title(told.name)),
      heading(2, words.over),
      countsOf(told, words),
      paragraph(words.kept),
      heading(2, words.remarksTitle),
      ...remarksOf(told.remarks, words),
      heading(2, words.mendingTitle),
      paragraph(told.mended === undefined ? words.asIs : words.mended(told.mended)),
      ...(told.left > 0 ? [paragraph(words.left(told.left))] : []),
      ...(told.changes.length > 0 ? [heading(2, words.changesTitle), changesOf(told.changes, words)] : []),
    ],
  };
  return markdownOf(tree);
}

function heading(depth: 1 | 2, text: string): RootContent {
  return { type: 'heading', depth, children: [{ type: 'text', value: text }] };
}

/** A sentence, of which what stands between backticks is code. */
function paragraph(text: string): BlockContent {
  const children = text
    .split('`')
    .map(
      (part, at): PhrasingContent =>
        at % 2 === 1 ? { type: 'inlineCode', value: part } : { type: 'text', value: part },
    );
  return {
    type: 'paragraph',
    children: children.filter((node) => node.type !== 'text' || node.value !== ''),
  };
}

function list(items: readonly string[]): BlockContent {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map(
      (text): ListItem => ({ type: 'listItem', spread: false, children: [paragraph(text)] }),
    ),
  };
}

function countsOf({ counts }: Told, words: ReportWords): BlockContent {
  const shown = (['chapters', 'words', ...COUNTED] as const).filter((name) => (counts[name] ?? 0) > 0);
  return list(shown.map((name) => `${words.counted[name]}: ${words.count(counts[name]!)}`));
}

function remarksOf(remarks: readonly Remark[], words: ReportWords): readonly RootContent[] {
  if (remarks.length === 0) return [paragraph(words.nothing)];
  const kinds = new Set(remarks.map(({ kind }) => kind));
  return [...kinds].flatMap((kind): readonly RootContent[] => {
    const all = remarks.filter((remark) => remark.kind === kind);
    const said: RemarkWords<never> = words.remarks[kind satisfies RemarkKind];
    const places = all.flatMap(({ facts, place }) => {
      const detail = said.detail?.(facts as never);
      const line = [place ? `«${place}»` : '', detail ?? ''].filter(Boolean).join(': ');
      return line === '' ? [] : [line];
    });
    const lines = [...new Set(places)];
    const listed = lines.slice(0, MOST_PLACES);
    if (lines.length > listed.length) listed.push(words.more(lines.length - listed.length));
    return [paragraph(said.say(all.length)), ...(listed.length > 0 ? [list(listed)] : [])];
  });
}

function changesOf(changes: readonly Change[], words: ReportWords): BlockContent {
  const told = changes.filter(({ text }) => text.trim() !== '');
  return list(told.map(({ kind, author, date, text }) => words.change(kind, author, date, text.trim())));
}
