/** How grave a message is: an error stops the build, a warning only with `--strict`, a suggestion never. */
export type Severity = 'error' | 'warning' | 'suggestion';

interface Rule {
  readonly severity: 'error' | 'warning';
  /** What should be true, in one sentence. */
  readonly title: string;
  /** What to do about it. */
  readonly note: string;
}

/** The catalogue: every message of warraq has an id of this table, and an id says what should be true. */
export const RULES = {
  'path-exists': {
    severity: 'error',
    title: 'The path of the manuscript exists',
    note: 'give a folder with book.yaml and Markdown files, or one .md file',
  },
  'manuscript-has-text': {
    severity: 'error',
    title: 'The folder holds at least one Markdown file',
    note: 'add a chapter, such as 01.md',
  },
  'text-is-utf8': {
    severity: 'error',
    title: 'Text files are UTF-8',
    note: 'save the file again in UTF-8 (an old Windows file is often in Windows-1256)',
  },
  'text-is-printable': {
    severity: 'warning',
    title: 'A text has no control characters',
    note: 'it was left out (or made a space, where it parts words); take it out of the file',
  },
  'text-is-file': {
    severity: 'error',
    title: 'A text is a file of the book’s folder',
    note: 'put the file itself there: no link that leads out of the folder, no pipe, no device',
  },
  'text-is-markdown': {
    severity: 'error',
    title: 'A manuscript is Markdown',
    note: 'convert it first, such as with «pandoc book.docx -o book.md»',
  },
  'page-has-room': {
    severity: 'error',
    title: 'A page has room for text between its margins',
    note: 'give smaller margins, or a larger page; the text needs 40 by 40 mm, and no side may be longer than 5 m',
  },
  'yaml-parses': {
    severity: 'error',
    title: 'YAML is well formed',
    note: 'quote values that hold a colon or begin with a sign, and indent with spaces',
  },
  'setting-known': {
    severity: 'error',
    title: 'Every key is one that warraq knows',
    note: 'see docs/book-yaml.md for all keys, docs/themes.md for those of a theme',
  },
  'setting-valid': {
    severity: 'error',
    title: 'Every value has the form its key asks for',
    note: 'see docs/book-yaml.md for all keys, docs/themes.md for those of a theme',
  },
  'theme-exists': {
    severity: 'error',
    title: 'The theme is one that warraq has, a folder of the book, or an installed package',
    note: 'name one that warraq has, a folder with a «theme.yaml» in the book’s folder, or install the package there; docs/themes.md',
  },
  'theme-trusted': {
    severity: 'warning',
    title: 'A theme of the book’s own, or of a package, is trusted',
    note: 'its templates run as code, its sheets may draw anything; read it, and build without --untrusted if you trust it',
  },
  'typeface-usable': {
    severity: 'error',
    title: 'The files of a theme’s typefaces can be printed, searched and put into an EPUB',
    note: 'give a static TrueType font, as .ttf, .woff or .woff2, in the folder of the theme; docs/themes.md',
  },
  'isbn-valid': {
    severity: 'error',
    title: 'The check digit of an ISBN is right',
    note: 'compare it with the one the agency gave; ISBN-10 and ISBN-13 are known',
  },
  'template-trusted': {
    severity: 'warning',
    title: 'A template that is run is trusted',
    note: 'templates run as code; read it, and build without --untrusted if you would run it',
  },
  'style-inert': {
    severity: 'warning',
    title: 'The style of a book that is not trusted says how text looks, and no more',
    note: 'no address, no @import, @font-face or animation, nothing that leaves its place; build without --untrusted if you trust it',
  },
  'template-fills': {
    severity: 'error',
    title: 'A template of the book can be filled',
    note: 'compare it with the template of the same name that warraq has; «templates/» replaces those',
  },
  'chapter-exists': {
    severity: 'error',
    title: 'Every file in «chapters» is in the book’s folder',
    note: 'mend the name, or take the entry out',
  },
  'chapter-has-text': {
    severity: 'error',
    title: 'A chapter has text',
    note: 'write it, or take the file out of the book',
  },
  'chapter-has-one-title': {
    severity: 'error',
    title: 'A chapter’s file has one heading of the first level',
    note: 'make it «##», or move it into a file of its own',
  },
  'chapter-order': {
    severity: 'warning',
    title: 'The chapters stand in the order that their numbers and roles say',
    note: 'put them in order in «chapters» of book.yaml; front matter comes first, back matter last',
  },
  'heading-level': {
    severity: 'warning',
    title: 'A heading is at most one level below the one before it',
    note: 'give it one # less, or write the heading that is missing between them',
  },
  'book-has-title': {
    severity: 'warning',
    title: 'A book has a title',
    note: 'write «# Title» at the beginning of the text, or `title:` in book.yaml or the front matter',
  },
  'chapter-has-title': {
    severity: 'warning',
    title: 'A chapter has a title',
    note: 'write «# Title» above its text, or `title:` in its front matter',
  },
  'text-has-headings': {
    severity: 'warning',
    title: 'A long text has headings',
    note: 'divide it by «## Title»: contents, bookmarks and running heads are made of them',
  },
  'merge-is-settled': {
    severity: 'error',
    title: 'A text has no markers of a merge (<<<<<<<, =======, >>>>>>>)',
    note: 'keep one of the two versions, and take the other and the markers out',
  },
  'edition-named': {
    severity: 'error',
    title: 'An edition that is archived has one name',
    note: 'say it in `edition:` of the book, which prints it, or with --edition',
  },
  'id-unique': {
    severity: 'error',
    title: 'An id is given once in a book',
    note: 'give one of them another id, as in «## Title {#other}» or `id: other`',
  },
  'image-exists': {
    severity: 'error',
    title: 'An image that the text shows exists',
    note: 'put the file into the book’s folder; paths are relative to the chapter’s file',
  },
  'image-inside': {
    severity: 'error',
    title: 'An image lies inside the book’s folder',
    note: 'copy it there: no other place is read',
  },
  'image-local': {
    severity: 'error',
    title: 'An image is a file of the book, not of the network',
    note: 'download it and put it into the book’s folder',
  },
  'image-readable': {
    severity: 'error',
    title: 'An image is a PNG, JPEG, GIF, WebP or SVG file',
    note: 'save it in one of these formats',
  },
  'image-within-limits': {
    severity: 'error',
    title: 'An image is small enough to be shown',
    note: 'make it smaller: at most 100 MB, 160 million pixels and 100,000 pixels a side; a drawing 200,000 elements, repeated ones counted',
  },
  'drawing-readable': {
    severity: 'error',
    title: 'A drawing is SVG that an XML parser can read',
    note: 'mend it in the program that made it, and save it again as plain SVG',
  },
  'drawing-inert': {
    severity: 'warning',
    title: 'A drawing can do nothing but be drawn',
    note: 'what runs, moves, links or loads something is left out of every edition; save the drawing again without it, images embedded',
  },
  'image-has-alt': {
    severity: 'warning',
    title: 'An image has a text alternative',
    note: 'describe it for those who cannot see it: ![description](file.svg)',
  },
  'text-within-limits': {
    severity: 'error',
    title: 'A text is no deeper and no more crowded than can be set',
    note: 'divide it: at most 10 MB a file, 100 levels in one another (brackets 200), 2,000 marks of emphasis a paragraph, 500 open elements of HTML, 20,000 notes a book',
  },
  'done-in-time': {
    severity: 'error',
    title: 'Every step ends within its time',
    note: 'make the text or the template simpler, or give it more time with --timeout',
  },
  'html-safe': {
    severity: 'error',
    title: 'HTML in the text is inert',
    note: 'a manuscript is data, not code: take it out',
  },
  'html-closed': {
    severity: 'error',
    title: 'HTML in the text is closed',
    note: 'what stands behind it would be taken for a part of it, and be lost; close it, or write \\< for the sign',
  },
  'table-row-fits': {
    severity: 'warning',
    title: 'A row of a table has no more cells than its head',
    note: 'the table was given more columns; add their names to the head, or write \\| for the sign',
  },
  'math-valid': {
    severity: 'error',
    title: 'A formula between dollars is TeX',
    note: 'mend the formula, or write the dollar sign as \\$',
  },
  'link-target-exists': {
    severity: 'error',
    title: 'A link inside the book leads to an id that is there',
    note: 'mend the link, or give the place this id: «## Title {#id}»',
  },
  'link-has-words': {
    severity: 'warning',
    title: 'A link has words, or leads to something that has a name',
    note: 'write them between its brackets; headings, figures, tables and chapters have names',
  },
  'note-exists': {
    severity: 'error',
    title: 'A mark has its note',
    note: 'write the note: «[^label]: text»',
  },
  'note-is-unique': {
    severity: 'error',
    title: 'The label of a note is given once in a file',
    note: 'give one of the two another label, and its marks too: the second would be lost',
  },
  'note-is-used': {
    severity: 'warning',
    title: 'A note has its mark',
    note: 'put «[^label]» where it belongs, or take the note out',
  },
  'directive-known': {
    severity: 'warning',
    title: 'A directive is one that warraq knows',
    note: 'it is printed as it is written; known are :::verse, :::epigraph, :::aside, :::latin, :quran[…], :en[…], :ar[…], :fa[…]',
  },
  'glyph-available': {
    severity: 'warning',
    title: 'Every character is one that a typeface of the book has',
    note: 'write it in other characters; a box with its code point is printed',
  },
  'script-available': {
    severity: 'error',
    title: 'Every letter of the script of the book is one that a typeface has',
    note: 'write it in other letters, or bring a typeface that has it in `style:`',
  },
  'browser-cover': {
    severity: 'warning',
    title: 'A cover can be made',
    note: 'give `cover:` an image of the book’s folder, or see to a browser',
  },
  'notes-at-foot': {
    severity: 'warning',
    title: 'Notes stand at the foot of the page of their mark',
    note: 'divide what is taller than a page: a row of a table, a figure with a long caption',
  },
  'fits-page': {
    severity: 'warning',
    title: 'Everything is small enough for a page',
    note: 'it was made smaller, or its cells were set one below the other; choose a larger page, or divide it',
  },
  'text-extractable': {
    severity: 'warning',
    title: 'The text of the PDF can be searched and copied as it was written',
    note: 'please report this book; its PDF is whole, with the text as the browser wrote it',
  },
  'image-resolution': {
    severity: 'warning',
    title: 'An image has pixels enough for the print shop',
    note: 'give a larger image, a drawing in SVG, or set it smaller; 150 pixels to the inch are the least, 300 where `page: bleed` is',
  },
  'ignore-is-used': {
    severity: 'warning',
    title: 'A comment that exempts text from a rule is needed',
    note: 'take the comment out; it is «<!-- warraq-ignore RULE: reason -->» before a block',
  },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;

/** A rule as reports for machines describe it. */
export interface RuleDescription {
  readonly id: string;
  readonly severity: Severity;
  /** What is right. */
  readonly title: string;
  /** Why, or what to do. */
  readonly help: string;
}
