import type { Book } from '../book/book.ts';
import { flattenOutline } from '../book/outline.ts';
import type { Division } from '../render/division.ts';
import { withOwnDigits } from '../render/isolate.ts';
import type { Rendering } from '../render/render.ts';
import type { PageWords } from './galley.ts';
import type { Layout } from './layout.ts';
import { printId } from './print-id.ts';

/** Longest running head, in characters; a longer one ends in an ellipsis at a word. */
const HEAD_LENGTH = 64;

/**
 * What stands on a page besides its text. `start`: index of the first page of its division, which has no running head;
 * `at`: its own.
 */
export function pageWords(
  rendering: Rendering,
  layout: Layout,
): (division: Division, start: number, at: number) => PageWords {
  const headOf = runningHeads(rendering, layout);
  const { continued } = rendering.labels.words;
  return (division, start, at) => ({
    head: division.foliated && at > start ? headText(headOf(division, at), rendering.book) : '',
    folio: division.foliated ? layout.labels[at]! : '',
    recto: at % 2 === 0,
    continued,
  });
}

/**
 * What the head of a page says. Of sections a verso names the first that begins on it, a recto the last, as
 * dictionaries do; a page on which none begins names the one that goes on.
 */
function runningHeads(
  { book, outline }: Rendering,
  layout: Layout,
): (division: Division, at: number) => string {
  const { settings, theme } = book;
  const sides = { ...theme.traits['running-heads'], ...settings['running-heads'] };
  const pageOf = (id: string) => layout.places.get(printId(id)) ?? Infinity;
  const sections = flattenOutline(outline).filter((entry) => entry.kind === 'section');
  return (page, at) => {
    const side = at % 2 === 0 ? 'recto' : 'verso';
    if (sides[side] === 'none') return '';
    if (sides[side] === 'title') return settings['short-title'] ?? settings.title;
    if (sides[side] === 'chapter') return page.runningHead;
    const before = sections.filter((entry) => entry.page === page.id && pageOf(entry.id) <= at);
    const here = before.filter((entry) => pageOf(entry.id) === at);
    const one = (side === 'verso' ? here[0] : here.at(-1)) ?? before.at(-1);
    return one?.title ?? page.runningHead;
  };
}

function headText(title: string, book: Book): string {
  const own = withOwnDigits(title, book.language, book.settings.digits);
  if (own.length <= HEAD_LENGTH) return own;
  return `${own.slice(0, own.lastIndexOf(' ', HEAD_LENGTH))} …`;
}
