import type { Chapter, Part } from '../book/book.ts';
import { isUnnumbered } from '../book/outline.ts';
import { matterOf, PAGE_ROLES, pageOf, pageRecord } from '../book/page-roles.ts';
import type { ChapterSettings, Settings } from '../book/settings.ts';
import type { MessageList } from '../diagnostics/report.ts';
import { languageNamed } from '../language/languages.ts';
import { wordsOf } from '../language/words.ts';
import type { Located } from './chapter-names.ts';
import type { Entry } from './chapter-order.ts';
import { chosenId, chosenIds, giveIds, Ids } from './ids.ts';
import { firstWords, givenTitle, sayChapterUntitled } from './titles.ts';

/** The order of a book's matter, whatever the order of its files. */
const ORDER: readonly ChapterSettings['role'][] = [
  ...PAGE_ROLES.filter((page) => matterOf(page) === 'front'),
  'front',
  'body',
  'back',
  ...PAGE_ROLES.filter((page) => matterOf(page) === 'back'),
];

/**
 * The chapters of a book in the order of its matter, with their numbers, titles and ids.
 *
 * @param counts Whether texts of the body have numbers.
 */
export function numberChapters(
  read: readonly Entry[],
  settings: Settings,
  counts: boolean,
  said: MessageList,
): readonly Located[] {
  const { report } = said;
  const drafts = [...read].sort((a, b) => ORDER.indexOf(a.settings.role) - ORDER.indexOf(b.settings.role));
  const chosen = drafts.flatMap(({ tree, settings: { id } }) => [...chosenIds(tree), ...(id ? [id] : [])]);
  const ids = new Ids(new Set(chosen));
  const parts = new Map<string, Part>();
  const words = wordsOf(languageNamed(settings.language), settings.words);
  const texts = drafts.filter((one) => pageOf(one.settings.role) === undefined).length;
  let number = 0;
  return drafts.map((draft) => {
    const role = matterOf(draft.settings.role);
    const page = pageOf(draft.settings.role);
    const given = givenTitle(draft, settings, texts);
    const title = given ?? (page ? words[pageRecord(page).word] : (firstWords(draft.tree) ?? words.chapter));
    if (given === undefined && !draft.untitled && !page && !said.refuses(draft.file))
      sayChapterUntitled(draft.file, title, draft.tree.children[0], report);
    const chosen = draft.settings.id ?? (draft.heading && chosenId(draft.heading));
    const id =
      chosen === undefined
        ? ids.make(title, 'chapter')
        : ids.claim(chosen, draft.file, draft.heading, report);
    if (draft.part !== undefined && !parts.has(draft.part)) {
      parts.set(draft.part, { id: ids.make(draft.part, 'part'), title: draft.part, number: parts.size + 1 });
    }
    giveIds(draft.tree, draft.file, ids, report);
    const mayCount = page === undefined && settings.kind !== 'article';
    const isNumbered =
      mayCount &&
      (draft.settings.numbered ??
        (counts && role === 'body' && !(draft.heading && isUnnumbered(draft.heading))));
    if (isNumbered) number += 1;
    const chapter: Chapter = {
      id,
      title,
      shortTitle: draft.settings['short-title'] ?? title,
      role,
      page,
      untitled: page ? !draft.heading : given === undefined,
      number: isNumbered ? number : undefined,
      part: draft.part === undefined ? undefined : parts.get(draft.part),
      tree: draft.tree,
      written: draft.written,
      file: draft.file,
    };
    return { chapter, path: draft.path };
  });
}
