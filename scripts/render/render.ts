import type { Book } from '../book/book.ts';
import { flattenOutline, type OutlineEntry, outlineOf } from '../book/outline.ts';
import { type PageRole, pageOf, pageRecord } from '../book/page-roles.ts';
import type { Report } from '../diagnostics/report.ts';
import { abstractPage, englishAbstractPage } from './abstracts.ts';
import { chapterRenderer } from './chapter.ts';
import { proveRendering } from './conservation/prove.ts';
import type { Division } from './division.ts';
import { foreignTitle, frontMatter, partDivision } from './front-matter.ts';
import type { KeptChapters } from './kept-chapters.ts';
import { type Labels, labelsOf } from './labels.ts';
import { Templates } from './templates.ts';

/** A book as divisions of trees, with what every target needs beside them. */
export interface Rendering {
  readonly book: Book;
  readonly outline: readonly OutlineEntry[];
  readonly labels: Labels;
  readonly templates: Templates;
  readonly divisions: readonly Division[];
  /** Characters that no typeface has. */
  readonly undrawn: ReadonlySet<string>;
}

/**
 * Book -> divisions, in reading order. `undrawn`: characters that no typeface has (`glyphs.ts`). `known`: what the chapters were rendered as
 * before, of a book without plug-ins, which may keep anything from chapter to chapter.
 *
 * @throws Error where the words of the divisions are not those of the manuscript.
 */
export function render(
  book: Book,
  report: Report,
  undrawn: ReadonlySet<string> = new Set(),
  known?: KeptChapters,
): Rendering {
  // What an article is made of beside its text is asked of all the book.
  const kept = book.settings.kind === 'article' ? undefined : known;
  const outline = outlineOf(book);
  const labels = labelsOf(book, outline);
  const templates = new Templates(book, labels, report, kept);
  const entries = new Map(flattenOutline(outline).map((entry) => [entry.id, entry]));
  const chapter = chapterRenderer(outline, templates);
  const rendered = book.chapters.map((one) => chapter(one, entries.get(one.id)));
  const divisions = inOrder(rendered, outline, templates);
  proveRendering({ book, divisions }, (chapters) => kept?.areProven(chapters) === true);
  kept?.keep();
  return { book, outline, labels, templates, divisions, undrawn };
}

/** The divisions in reading order: pages that files stand for among those that are made, the title pages of parts, the chapters. */
function inOrder(
  rendered: readonly Division[],
  outline: readonly OutlineEntry[],
  templates: Templates,
): readonly Division[] {
  const front = frontMatter(outline, templates, rendered);
  const at = (place: string) =>
    rendered
      .flatMap((one) => {
        const page = pageOf(one.kind);
        const record = page && pageRecord(page);
        return record?.place === place ? [{ one, rank: record.rank ?? 0 }] : [];
      })
      .sort((a, b) => a.rank - b.rank)
      .map(({ one }) => one);
  const named = (name: PageRole, made: readonly Division[]) => {
    const own = rendered.filter(({ kind }) => kind === name);
    return own.length > 0 ? own : made;
  };
  const chapters = rendered.filter(({ kind }) => kind === 'chapter');
  const isFirst = ({ role }: Division) => templates.book.theme.traits['preface-first'] && role === 'front';
  return [
    ...at('first'),
    ...named('half-title', front.halfTitle),
    ...front.title,
    ...at('title'),
    ...abstractPage(templates),
    ...chapters.filter(isFirst),
    ...front.contents,
    ...withParts(
      chapters.filter((one) => !isFirst(one)),
      outline,
      templates,
    ),
    ...at('end'),
    ...englishAbstractPage(templates),
    ...named('foreign-title', foreignTitle(templates)),
  ];
}

/** Chapters with the title pages of the parts that begin with them. */
function withParts(
  chapters: readonly Division[],
  outline: readonly OutlineEntry[],
  templates: Templates,
): readonly Division[] {
  const parts = new Map(outline.filter(({ kind }) => kind === 'part').map((entry) => [entry.id, entry]));
  const partOf = new Map(templates.book.chapters.map(({ id, part }) => [id, part?.id]));
  let last: string | undefined;
  return chapters.flatMap((one) => {
    const part = partOf.get(one.id);
    const begins = part !== undefined && part !== last;
    last = part;
    return begins ? [partDivision(parts.get(part)!, templates), one] : [one];
  });
}
