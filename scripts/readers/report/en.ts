import type { PagePart } from '../remarks.ts';
import type { ReportWords } from './words.ts';

const times = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

const PARTS: Readonly<Record<PagePart, string>> = {
  hidden: 'hidden text',
  navigation: 'navigation',
  share: 'buttons to share',
  comments: 'comments of readers',
  related: 'other texts',
  advertisement: 'advertisement',
  form: 'form',
  byline: 'author and date, which are in book.yaml where they are known',
  contents: 'contents',
  outside: 'outside of the article',
};

export const en: ReportWords = {
  title: (name) => `Import of ${name}`,
  over: 'What came over',
  count: String,
  counted: {
    chapters: 'chapters',
    words: 'words',
    headings: 'headings',
    paragraphs: 'paragraphs',
    notes: 'notes',
    tables: 'tables',
    images: 'images',
    lists: 'lists',
    poems: 'poems',
    quotations: 'quotations',
    formulas: 'formulas',
    links: 'links',
    references: 'cross-references',
    code: 'code blocks',
    citations: 'citations',
    sources: 'sources in references.json',
    index: 'index entries',
  },
  remarksTitle: 'What did not come over as it was',
  nothing: 'Everything came over as it was.',
  remarks: {
    comment: {
      say: (count) =>
        `${times(count, 'comment is', 'comments are')} kept as comments of the Markdown; no edition shows them.`,
      detail: ({ author }) => author,
    },
    changes: {
      say: () =>
        'Tracked changes were accepted: what was put in is text, what was struck out is not. «--changes» lists them.',
      detail: ({ inserted, deleted }) => `${inserted} insertions, ${deleted} deletions`,
    },
    'index-entry': {
      say: (count) =>
        `${times(count, 'index entry is', 'index entries are')} kept as comments (<!-- index: term:subterm -->): there is no markup for an index yet.`,
    },
    citation: {
      say: (count) =>
        `${times(count, 'citation is', 'citations are')} kept as text, with the key of what is cited in a comment ([@key, p. 45]) and its data in references.json: there is no markup for citations yet.`,
      detail: ({ program }) => program,
    },
    spans: {
      say: (count) =>
        `${times(count, 'table', 'tables')} with cells over several columns or rows: written as HTML, which keeps them.`,
    },
    'cell-blocks': {
      say: (count) =>
        `${times(count, 'table', 'tables')} with lists or several blocks in a cell: written as HTML, which keeps them.`,
    },
    'heading-by-look': {
      say: (count) =>
        `${times(count, 'heading was', 'headings were')} known by size and weight alone: see whether the levels are right.`,
    },
    'verse-by-look': {
      say: (count) =>
        `${times(count, 'poem was', 'poems were')} known by shape alone: see whether it is one.`,
    },
    'text-box': {
      say: (count) =>
        `${times(count, 'text box', 'text boxes')}: the text stands behind the paragraph of the box.`,
    },
    image: {
      say: (count) =>
        `${times(count, 'image', 'images')} of a kind that no edition can show, kept in images/ and named in a comment: save as PNG or SVG.`,
      detail: ({ kind }) => kind,
    },
    'image-missing': {
      say: (count) => `${times(count, 'image is', 'images are')} not in the file, but only linked.`,
      detail: ({ address }) => address,
    },
    object: {
      say: (count) =>
        `${times(count, 'object', 'objects')} (chart, diagram, embedded file) left behind: save as an image and put in.`,
      detail: ({ kind }) => kind,
    },
    'running-heads': {
      say: () => 'Heads and feet of pages were left behind: warraq makes them itself.',
      detail: ({ text }) => text,
    },
    contents: { say: () => 'Contents and index were left behind: warraq makes contents itself.' },
    link: {
      say: (count) => `${times(count, 'link leads', 'links lead')} nowhere; the text stays.`,
      detail: ({ address }) => address,
    },
    'list-numbers': {
      say: (count) =>
        `${times(count, 'list entry is', 'list entries are')} counted with letters in Word, and with numbers now.`,
      detail: ({ format }) => format,
    },
    renumbered: {
      say: (count) =>
        `${times(count, 'caption has', 'captions have')} another number now: references that were typed by hand keep the old one.`,
      detail: ({ was, now }) => `${was} is ${now} now`,
    },
    'table-direction': {
      say: (count) =>
        `${times(count, 'table runs', 'tables run')} from left to right in Word; the first column stands at the right now.`,
    },
    'page-number': {
      say: (count) =>
        `${times(count, 'page number', 'page numbers')} that Word had counted, of places without a name: mend by hand.`,
      detail: ({ number }) => number,
    },
    look: { say: () => 'Looks without a meaning (capitals) were left behind.', detail: ({ kind }) => kind },
    'private-letters': {
      say: (count) =>
        `${times(count, 'place has', 'places have')} characters of a typeface of its own, which no other shows.`,
      detail: ({ codes }) => codes,
    },
    encoding: {
      say: () => 'The text was not in UTF-8: see whether all letters are right.',
      detail: ({ encoding }) => encoding,
    },
    'notes-unmatched': {
      say: () => 'Lines that look like notes have no mark in the text, or several: they stay where they are.',
      detail: ({ count }) => times(count, 'line', 'lines'),
    },
    'page-part': {
      say: (count) =>
        `${times(count, 'part', 'parts')} of the page left behind, which are no part of the article.`,
      detail: ({ part }) => PARTS[part],
    },
    'image-remote': {
      say: (count) =>
        `${times(count, 'image is', 'images are')} on the web: a link stands in the place of each. Save it beside the page and put it in.`,
      detail: ({ address }) => address,
    },
    'image-left': {
      say: (count) =>
        `${times(count, 'image does', 'images do')} not lie beside the page, or can be shown in no edition: the alternative text stands in its place.`,
      detail: ({ address }) => address,
    },
    media: {
      say: (count) =>
        `${times(count, 'film, sound or page', 'films, sounds or pages')} within the page: a link stands in the place of each.`,
      detail: ({ address }) => address,
    },
    'title-by-look': {
      say: () =>
        'The title was known by its size alone, above the text or on its first page: see whether it is right in book.yaml.',
    },
    'title-of-file': {
      say: () => 'The file says no title: book.yaml has its name as one. Write the title there.',
      detail: ({ title }) => title,
    },
    'to-settings': {
      say: (count) =>
        `${times(count, 'part', 'parts')} of the text, which the head of an article shows: in book.yaml now, not among the paragraphs.`,
      detail: ({ key }) => key,
    },
    'passed-over': {
      say: (count) =>
        `${times(count, 'text is', 'texts are')} no chapter (a draft, about the folder, not in its list, or Markdown among files of other programs), and stayed where ${count === 1 ? 'it was' : 'they were'}.`,
      detail: ({ path }) => path,
    },
    'foreign-matter': {
      say: (count) =>
        `Keys of another tool in ${times(count, 'front matter', 'front matters')} are comments there now.`,
      detail: ({ path }) => path,
    },
    'image-absent': {
      say: (count) =>
        `${times(count, 'image is', 'images are')} on the web: editions show a frame with the address. «warraq build --fetch» asks for ${count === 1 ? 'it' : 'them'}.`,
      detail: ({ address }) => address,
    },
    formula: {
      say: (count) => `${times(count, 'formula', 'formulas')} of which a part has no TeX; its letters stay.`,
      detail: ({ element }) => element,
    },
  },
  more: (count) => `and ${count} more`,
  mendingTitle: 'Spelling',
  mended: (count) => `${times(count, 'place was', 'places were')} mended as «warraq check --fix» does.`,
  left: (count) =>
    `${times(count, 'place is', 'places are')} left for the author: «warraq check» shows them.`,
  asIs: 'Nothing was mended (--as-is).',
  changesTitle: 'Tracked changes',
  change: (kind, author, date, text) =>
    `${kind === 'inserted' ? 'put in' : 'struck out'}: «${text}» (${[author, date].filter(Boolean).join(', ')})`,
  kept: 'All letters of the file are in the folder: they were counted.',
};
