import type {
  BrowserStep,
  FileKind,
  Named,
  NameFault,
  NoFile,
  PluginPart,
  Step,
  TakenOut,
} from '../facts.ts';
import { sayStoreFault } from '../store-faults.ts';
import { type Messages, sayError } from './messages.ts';
import { andMore } from './more.ts';
import { STORE } from './store-en.ts';

const FILE_KINDS: Readonly<Record<FileKind, string>> = {
  pdf: 'a PDF',
  png: 'a PNG image',
  jpeg: 'a JPEG image',
  gif: 'a GIF image',
  webp: 'a WebP image',
  word: 'a Word document (.docx)',
  opendocument: 'an OpenDocument file',
  epub: 'an EPUB',
  zip: 'a ZIP archive, or a file of an office program',
  'old-office': 'a document of an old office program',
  rtf: 'an RTF document',
  gzip: 'a compressed file (gzip)',
  program: 'a program',
  database: 'a database',
  typeface: 'a typeface',
  'nul-bytes': 'no text: it has NUL bytes',
  json: 'JSON',
  yaml: 'YAML',
  toml: 'TOML',
  html: 'HTML',
  xml: 'XML',
  svg: 'a drawing (SVG)',
  tex: 'TeX',
  typst: 'Typst',
  csv: 'a table (CSV)',
  css: 'a style sheet',
  javascript: 'a program (JavaScript)',
  typescript: 'a program (TypeScript)',
  python: 'a program (Python)',
  shell: 'a program (shell)',
  log: 'a log',
};

const NO_TEXT: Readonly<Record<NoFile, string>> = {
  folder: 'folder',
  missing: 'link that leads nowhere',
  outside: 'link that leads out of the book’s folder',
  special: 'pipe or device',
};

const NO_CHAPTER: Readonly<Record<NoFile, string>> = {
  missing: 'not in the book’s folder',
  outside: 'outside of the book’s folder',
  folder: 'a folder',
  special: 'a pipe or a device',
};

const STEPS: Readonly<Record<Step, string>> = {
  check: 'checking',
  template: 'the template',
  read: 'reading the text',
  render: 'showing the text',
};

const BROWSER_STEPS: Readonly<Record<BrowserStep, string>> = {
  open: 'opening a document',
  set: 'setting pages',
  print: 'printing',
  picture: 'making a picture',
};

/** What the system says of a place that can't be written to. */
const DISK_FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
  EISDIR: 'a folder stands in the place of a file',
  ENOENT: 'no folder can be made there',
  ELOOP: 'a link leads to itself',
  ENAMETOOLONG: 'a name is too long',
  EBUSY: 'another program uses it',
  EFBIG: 'a file is too large for it',
  EIO: 'the disk has a fault',
};

/** «Cyrillic» for `Cyrl`. (Node takes longer to open the list of names than to say its version.) */
function scriptName(script: string): string {
  return String(new Intl.DisplayNames('en', { type: 'script' }).of(script));
}

const SEE_VERIFY = 'see `warraq archive verify`';

function meant(near: string | undefined): string {
  return near === undefined ? '' : `, did you mean «${near}»?`;
}

function takenOut(taken: TakenOut): string {
  switch (taken.kind) {
    case 'element':
      return `<${taken.name}>`;
    case 'wrapper':
      return `<${taken.name}>, but not what is in it`;
    case 'instruction':
      return `<?${taken.name}?>`;
    case 'doctype':
      return 'declarations of the document type';
    case 'attribute':
      return `${taken.name} of <${taken.element}>`;
    case 'address':
      return `the address «${taken.address}» of <${taken.element}>`;
    case 'style':
      return `«${taken.css}» of <${taken.element}>`;
  }
}

function nameFault(name: NameFault): string {
  switch (name.fault) {
    case 'empty':
      return `«${name.path}» is empty`;
    case 'slash':
      return `«${name.path}» begins or ends with a slash`;
    case 'leads-elsewhere':
      return `«${name.path}» has a part that leads elsewhere`;
    case 'nul':
      return `«${name.path}» has a NUL in it`;
    case 'windows':
      return `«${name.path}» is a path of Windows`;
    case 'long':
      return `«${name.path}» has a part of more than ${name.most} bytes`;
    case 'one-name':
      return `«${name.path}» and «${name.other}» are one name on some disks`;
    case 'file-and-folder':
      return `«${name.path}» is a file and a folder at once`;
  }
}

function listed(known: readonly Named[]): string {
  return known.map(({ name, id }) => `«${name}» (${id})`).join(', ');
}

const rules: Messages['rules'] = {
  'path-exists': {
    title: 'The path of the manuscript exists',
    note: 'give a folder with book.yaml and Markdown files, or one .md file',
    say: (facts) =>
      facts.fault === 'missing'
        ? `there is nothing at ${facts.path || '«»'}${meant(facts.near)}`
        : `${facts.path} is a pipe or a device, and no file`,
  },
  'manuscript-has-text': {
    title: 'The folder holds at least one Markdown file',
    note: 'add a chapter, such as 01.md',
    say: () => 'no Markdown file in this folder',
  },
  'text-is-utf8': {
    title: 'Text files are UTF-8',
    note: 'save the file again in UTF-8 (an old Windows file is often in Windows-1256)',
    say: ({ found }) => `unexpected ${found === 'byte' ? 'byte' : 'text in UTF-16'}, expected UTF-8 text`,
  },
  'text-is-printable': {
    title: 'A text has no control characters',
    note: 'it was left out (or made a space, where it parts words); take it out of the file',
    say: ({ code }) => `unexpected character ${code}`,
  },
  'text-is-file': {
    title: 'A text is a file of the book’s folder',
    note: 'put the file itself there: no link that leads out of the folder, no pipe, no device',
    say: ({ found }) => `unexpected ${NO_TEXT[found]}, expected a file`,
  },
  'text-is-markdown': {
    title: 'A manuscript is Markdown',
    note: 'convert it first, such as with «pandoc book.docx -o book.md»',
    say: ({ found, expected }) => `this is ${FILE_KINDS[found]}, expected ${expected}`,
  },
  'page-has-room': {
    title: 'A page has room for text between its margins',
    note: 'give smaller margins, or a larger page; the text needs 40 by 40 mm, and no side may be longer than 5 m',
    say: (facts) =>
      facts.fault === 'large'
        ? `unexpected page of ${facts.width} × ${facts.height} mm, expected smaller sides`
        : `the margins of a page of ${facts.width} × ${facts.height} mm leave ${facts.textWidth} × ${facts.textHeight} mm for the text`,
  },
  'yaml-parses': {
    title: 'YAML is well formed',
    note: 'quote values that hold a colon or begin with a sign, and indent with spaces',
    say: (facts) => (facts.fault === 'deep' ? 'it is nested deeper than can be read' : facts.said),
    advise(facts) {
      if (facts.fault === 'deep') return 'put fewer lists and keys into one another';
      return facts.code === 'DUPLICATE_KEY' ? 'keep one of the two, and take out the other' : undefined;
    },
  },
  'setting-known': {
    title: 'Every key is one that warraq knows',
    note: 'see docs/book-yaml.md for all keys, docs/themes.md for those of a theme, docs/catalogue.md for those of a catalogue',
    say: ({ key, near }) => `unexpected key «${key}»${meant(near)}`,
  },
  'setting-foreign': {
    title: 'Front matter has keys of warraq alone',
    note: 'nothing has to be done; docs/book-yaml.md has the keys that warraq knows',
    say: ({ keys, files }) => `keys of other tools were passed over: ${keys.join(', ')} (files: ${files})`,
  },
  'setting-valid': {
    title: 'Every value has the form its key asks for',
    note: 'see docs/book-yaml.md for all keys, docs/themes.md for those of a theme, docs/catalogue.md for those of a catalogue',
    say(facts) {
      switch (facts.fault) {
        case 'value':
          return `«${facts.key}»: ${facts.said}`;
        case 'no-day':
          return `«date»: there is no day «${facts.written}»`;
        case 'no-style':
          return `style «${facts.path}» is not in the book’s folder`;
        case 'no-rule':
          return `«check.rules»: there is no rule «${facts.rule}»${meant(facts.near)}`;
        case 'always-error':
          return `«check.rules»: «${facts.rule}» is always an error`;
        case 'house-family':
          return `«${facts.family}» is a typeface of warraq; give the theme’s own another name`;
        case 'face-name':
          return `another face is called «${facts.name}»; give this one a «name» of its own`;
        case 'no-titles':
          return `«titles»: nothing is at ${facts.path}`;
        case 'catalogue-theme':
          return `«theme»: «${facts.name}» is neither a folder of the catalogue nor one of ${facts.known.join(', ')}`;
        case 'theme-code':
          return `the theme «${facts.name}» is code, and not all titles are trusted`;
      }
    },
    advise({ fault }) {
      if (fault === 'no-style') return 'correct the name of the file, or take out the key `style`';
      if (fault === 'no-rule') return 'see docs/rules.md for all rules';
      if (fault === 'always-error') return 'take the line out: no edition can be made with such a fault';
      if (fault === 'theme-code') return 'say «trusted: true», or take a theme of warraq';
      return undefined;
    },
  },
  'theme-exists': {
    title: 'The theme is one that warraq has, a folder of the book, or an installed package',
    note: 'name one that warraq has, a folder with a «theme.yaml» in the book’s folder, or install the package there; docs/themes.md',
    say(facts) {
      switch (facts.fault) {
        case 'unknown':
          return `there is no theme «${facts.name}»: warraq has ${facts.known.join(', ')}, and no folder of the book and no package is called so${meant(facts.near)}`;
        case 'no-folder':
          return `the theme «${facts.name}» ${NO_THEME[facts.found]}`;
        case 'no-record':
          return `the folder «${facts.folder}» is no theme: it has no «${facts.record}»`;
      }
    },
  },
  'theme-trusted': {
    title: 'A theme of the book’s own, or of a package, is trusted',
    note: 'its templates run as code, its sheets may draw anything; read it, and build without --untrusted if you trust it',
    say: ({ name, instead }) => `the theme «${name}» was not used; «${instead}» stands in for it`,
  },
  'plugin-loads': {
    title: 'A plug-in is a folder of the book or an installed package, and can be loaded',
    note: 'name a folder in the book’s folder, such as «./plugin», or install the package there; docs/plugins.md says what a plug-in is',
    say(facts) {
      switch (facts.fault) {
        case 'unknown':
          return `there is no plug-in «${facts.name}»: no folder of the book and no package is called so`;
        case 'no-folder':
          return `the plug-in «${facts.name}» ${NO_FOLDER[facts.found]}`;
        case 'fails':
          return `the plug-in «${facts.name}» cannot be loaded: ${facts.said}`;
        case 'no-plugin':
          return `«${facts.name}» is no plug-in; \`${facts.key}\`: ${facts.said}`;
        case 'taken':
          return `the plug-in «${facts.name}» adds ${PLUGIN_PARTS[facts.kind]} «${facts.part}», which there is already`;
      }
    },
  },
  'plugin-trusted': {
    title: 'A plug-in that is loaded is trusted',
    note: 'plug-ins run as code; read it, and leave out --untrusted if you would run it; in an editor, say «warraq lsp --plugins»',
    say: ({ name }) => `the plug-in «${name}» was not loaded; what it adds is missing`,
  },
  'plugin-archived': {
    title: 'A book that is archived needs no plug-in',
    note: 'an archive has no code but templates: archive what the book is without it, or keep the edition in another way',
    say: ({ name }) => `a book with the plug-in «${name}» cannot be archived`,
  },
  'typeface-usable': {
    title: 'The typefaces that are named are there, and can be printed, searched and put into an EPUB',
    note: 'name one of warraq’s list, or static files (.ttf, .otf, .woff, .woff2) below the folder of the book, or of its theme; docs/typefaces.md',
    say(facts) {
      switch (facts.fault) {
        case 'large':
          return `«${facts.file}» has more than ${facts.megabytes} MB`;
        case 'unknown':
          return `there is no typeface «${facts.file}»: warraq has ${facts.known.join(', ')}, and files end in .ttf, .otf, .woff or .woff2${meant(facts.near)}`;
        case 'families':
          return `«${facts.file}» are files of several typefaces (${facts.families.join(', ')}); name those of one`;
        case 'twins':
          return `«${facts.file}» and «${facts.other}» are the same face, of weight ${facts.weight}; name one of them`;
        default:
          return `«${facts.file}» ${UNUSABLE[facts.fault]}`;
      }
    },
  },
  'typeface-embeddable': {
    title: 'The licence of a typeface lets it be put into every edition',
    note: 'take another typeface, or ask its maker for the right; the PDF has it',
    say: ({ file }) =>
      `the licence of «${file}» allows preview and print alone (fsType 4): EPUB and web go without it, and are set in the typefaces behind it`,
  },
  'typeface-weights': {
    title: 'A typeface for text has a bold face, so that emphasis shows',
    note: 'name the files of its bold face too: «fonts/Lotus*.ttf», or a list of them',
    say: ({ family }) => `«${family}» has no bold face: emphasis and headings look as the text does`,
  },
  'typeface-complete': {
    title: 'The typeface of the text has every letter of it',
    note: 'take a typeface that has it: old ones were made for Arabic, and lack letters of Persian',
    say: ({ family, character, code }) =>
      `«${family}» has no «${character}» (${code}): another typeface draws it, and it does not join its neighbours`,
  },
  'typeface-elongates': {
    title: 'The typeface of the text has the stroke that words are elongated with (U+0640)',
    note: 'take another typeface, or leave out «kashida»; lines are even without it',
    say: ({ family }) => `«${family}» has no U+0640: no word is elongated`,
  },
  'emphasis-face': {
    title: 'A book whose emphasis is in a second typeface has one',
    note: 'name one: «typefaces: { heading: naskh }»; or choose «emphasis: weight» or «emphasis: colour»',
    say: () => 'the book has no typeface of its own for headings: emphasis is shown by weight',
  },
  'isbn-valid': {
    title: 'The check digit of an ISBN is right',
    note: 'compare it with the one the agency gave; ISBN-10 and ISBN-13 are known',
    say: ({ isbn }) => `ISBN «${isbn}» has a wrong check digit or length`,
  },
  'orcid-valid': {
    title: 'The check digit of an ORCID iD is right',
    note: 'compare it with the one at orcid.org: sixteen characters, the last of which checks the others',
    say: ({ orcid }) => `ORCID iD «${orcid}» has a wrong check digit`,
  },
  'template-trusted': {
    title: 'A template that is run is trusted',
    note: 'templates run as code; read it, and build without --untrusted if you would run it',
    say: () => 'the template was not run; ours stands in for it',
  },
  'style-inert': {
    title: 'The style of a book that is not trusted says how text looks, and no more',
    note: 'no address, no @import, @font-face or animation, nothing that leaves its place; build without --untrusted if you trust it',
    say: ({ css }) => `left out «${css}»`,
  },
  'style-loads': {
    title:
      'The style of a book, and a theme, load no file: typefaces are named by «typefaces:», images are data',
    note: 'write an image into the sheet: `url("data:image/svg+xml,…")`; name a typeface in book.yaml: `typefaces: fonts/*.ttf`; docs/typefaces.md',
    say: ({ by, address }) => `${by}: «${address}» is not loaded from a style`,
  },
  'template-fills': {
    title: 'A template of the book can be filled',
    note: 'compare it with the template of the same name that warraq has; «templates/» replaces those',
    say: (facts) =>
      `the template cannot be filled: ${facts.fault === 'no-body' ? 'it leaves out the text, `<%- body %>`' : facts.said}`,
  },
  'chapter-exists': {
    title: 'Every file in «chapters» is in the book’s folder',
    note: 'mend the name, or take the entry out',
    say: ({ path, found }) => `chapter «${path}» is ${NO_CHAPTER[found]}`,
  },
  'book-has-text': {
    title: 'A book has text',
    note: 'write it: a title alone makes no book',
    say: () => 'unexpected empty book: no chapter has text',
  },
  'chapter-has-text': {
    title: 'A chapter has text',
    note: 'write it, or take the file out of the book',
    say: () => 'unexpected empty chapter: it comes out as its title alone',
  },
  'chapter-has-one-title': {
    title: 'A chapter’s file has one heading of the first level',
    note: 'make the others «##» if they are sections, or give each chapter a file of its own',
    say: ({ count }) =>
      `the file has ${count} headings of the first level: all but the first become sections`,
  },
  'listed-text-exists': {
    title: 'What a list of chapters names is in the folder',
    note: 'add the file, or take it out of the list',
    say: ({ path }) => `the list names ${path}, which is not in the folder; it was passed over`,
  },
  'chapter-order': {
    title: 'The chapters stand in the order that their numbers and roles say',
    note: 'put them in order in «chapters» of book.yaml; front matter comes first, back matter last',
    say(facts) {
      switch (facts.fault) {
        case 'role':
          return `«${facts.path}» is ${facts.role} matter, but stands behind «${facts.before}»`;
        case 'name':
          return `«${facts.path}» stands behind «${facts.before}»`;
        case 'title':
          return `«${facts.title}» follows «${facts.before}»`;
      }
    },
  },
  'article-is-one-text': {
    title: 'An article is one text',
    note: 'put its sections into one file, or write `kind: report`, in which each file is a chapter',
    say: ({ paths }) => `an article is one file of text, and this has ${paths.length}: ${paths.join(', ')}`,
  },
  'columns-possible': {
    title: 'Two columns are for an article, in a theme that has them',
    note: 'write `columns: 1` or leave it out; or `kind: article` with the theme `article`, or a theme whose `theme.yaml` has `columns`',
    say: (facts) =>
      facts.fault === 'kind'
        ? `only an article is set in two columns, and this is a ${facts.kind}`
        : `the theme «${facts.name}» has no pages of two columns`,
  },
  'heading-level': {
    title: 'A heading is at most one level below the one before it',
    note: 'give it one # less, or write the heading that is missing between them',
    say: (facts) =>
      `unexpected heading of level ${facts.level}, expected at most ${facts.most}; it was set as one of level ${facts.most}${andMore.en(facts)}`,
  },
  'book-has-title': {
    title: 'A book has a title',
    note: 'write «# Title» at the beginning of the text, or `title:` in book.yaml or the front matter',
    say: ({ name }) => `the book has no title: its first words, «${name}», stand for it`,
  },
  'chapter-has-title': {
    title: 'A chapter has a title',
    note: 'write «# Title» above its text, or `title:` in its front matter',
    say: ({ name }) =>
      `this chapter has no title: nothing stands above it, and in lists its first words, «${name}»`,
  },
  'text-has-headings': {
    title: 'A long text has headings',
    note: 'divide it by «## Title»: contents, bookmarks and running heads are made of them',
    say: ({ words }) => `${words} words have no heading among them`,
  },
  'merge-is-settled': {
    title: 'A text has no markers of a merge (<<<<<<<, =======, >>>>>>>)',
    note: 'keep one of the two versions, and take the other and the markers out',
    say: ({ marker }) => `unexpected marker of a merge: «${marker}»`,
  },
  'edition-named': {
    title: 'An edition that is archived has one name',
    note: 'say it in `edition:` of the book, which prints it, or with --edition',
    say: (facts) =>
      facts.fault === 'nameless'
        ? 'the edition has no name'
        : `the book calls itself «${facts.own}», and not «${facts.given}»`,
  },
  'id-unique': {
    title: 'An id is given once in a book',
    note: 'give one of them another id, as in «## Title {#other}» or `id: other`',
    say: ({ id }) => `id «${id}» is given a second time`,
  },
  'image-exists': {
    title: 'An image that the text shows exists',
    note: 'put the file into the book’s folder; paths are relative to the chapter’s file',
    say: ({ address }) => `image «${address}» is not there`,
  },
  'image-inside': {
    title: 'An image lies inside the book’s folder',
    note: 'copy it there: no other place is read',
    say: (facts) =>
      facts.fault === 'file-address'
        ? 'unexpected file: address, expected a path in the book’s folder'
        : `image «${facts.address}» lies outside the book’s folder`,
  },
  'image-as-fetched': {
    title: 'An image of the web is the file that was fetched',
    note: 'to have it fetched again, remove the file and its entry in fetched.yaml, and say --fetch; to use a file of your own, name that in the text',
    say: ({ fault, path, address }) =>
      fault === 'missing'
        ? `the file ${path} is gone, which was fetched from ${address}`
        : `the file ${path} has changed since it was fetched from ${address}`,
  },
  'image-local': {
    title: 'An image is a file of the book, not of the network',
    note: 'put it into the book’s folder, or say --fetch, which asks and keeps it there: nothing is fetched otherwise',
    say: (facts) =>
      `the image is not in the book’s folder; a frame with its address ${facts.address} stands in its place${andMore.en(facts)}`,
  },
  'image-readable': {
    title: 'An image is a PNG, JPEG, GIF, WebP or SVG file',
    note: 'save it as PNG, JPEG, GIF, WebP or SVG',
    say(facts) {
      switch (facts.fault) {
        case 'folder':
          return `image «${facts.address}» is a folder`;
        case 'special':
          return `image «${facts.address}» is a pipe or a device`;
        case 'unknown':
          return `image «${facts.address}» is of a kind that no edition can show`;
        case 'damaged':
          return `image «${facts.address}» is damaged: ${facts.damage === 'cut' ? 'it ends too soon' : 'its data are spoilt'}`;
      }
    },
  },
  'image-within-limits': {
    title: 'An image is small enough to be shown',
    note: 'make it smaller: at most 100 MB, 160 million pixels and 100,000 pixels a side; a drawing 200,000 elements, repeated ones counted',
    say(facts) {
      switch (facts.fault) {
        case 'bytes':
          return `image «${facts.address}» has more than ${facts.megabytes} MB`;
        case 'pixels':
          return `image «${facts.address}» is ${facts.width} by ${facts.height} pixels large`;
        case 'drawing-bytes':
          return `it has more than ${facts.megabytes} MB`;
        case 'drawn':
          return `more than ${facts.most} elements would be drawn`;
        case 'elements':
          return `it has more than ${facts.most} elements`;
        case 'depth':
          return `elements stand more than ${facts.most} deep in one another`;
      }
    },
  },
  'drawing-readable': {
    title: 'A drawing is SVG that an XML parser can read',
    note: 'mend it in the program that made it, and save it again as plain SVG',
    say: (facts) =>
      facts.fault === 'root'
        ? 'its outermost element is not <svg>'
        : `it is no well-formed XML: ${facts.said}`,
  },
  'drawing-inert': {
    title: 'A drawing can do nothing but be drawn',
    note: 'what runs, moves, links or loads something is left out of every edition; save the drawing again without it, images embedded',
    say: ({ taken, count }) => `took out ${takenOut(taken)}${count > 1 ? ` (${count} times)` : ''}`,
  },
  'image-has-alt': {
    title: 'An image has a text alternative',
    note: 'describe it for those who cannot see it: ![description](file.svg)',
    say: () => 'image without a text alternative',
  },
  'text-within-limits': {
    title: 'A text is no deeper and no more crowded than can be set',
    note: 'divide it: at most 10 MB a file, 100 levels in one another (brackets 200), 2,000 marks of emphasis a paragraph, 500 open elements of HTML, 20,000 notes a book',
    say(facts) {
      switch (facts.fault) {
        case 'bytes':
          return `unexpected file of more than ${facts.megabytes} MB`;
        case 'levels':
          return `unexpected level ${facts.depth} of quotations and lists, expected at most ${facts.most}`;
        case 'brackets':
          return `unexpected bracket in ${facts.most} others, expected fewer`;
        case 'signs':
          return `unexpected paragraph of more than ${facts.most} marks (* _ ~ [ ])`;
        case 'emphasis':
          return `a paragraph has more than ${facts.most} marks of emphasis`;
        case 'nesting':
          return `something stands more than ${facts.most} deep in something else`;
        case 'notes':
          return `the book has more than ${facts.most} notes`;
        case 'open-html':
          return `more than ${facts.most} elements are open at once`;
        case 'recursion':
          return `${STEPS[facts.step]} went deeper than the program can follow`;
      }
    },
  },
  'done-in-time': {
    title: 'Every step ends within its time',
    note: 'make the text or the template simpler, or give it more time with --timeout',
    say: ({ step, seconds }) => `${STEPS[step]} took longer than ${seconds} s`,
  },
  'html-safe': {
    title: 'HTML in the text hides nothing',
    note: 'a manuscript is data, not code: take it out',
    say: ({ open }) => `unexpected ${open}…>, expected text or plain markup`,
  },
  'html-carried': {
    title: 'HTML in the text is what a book can show',
    note: 'nothing has to be done, if the text is as it should be; docs/markup.md says what becomes of which HTML',
    say(facts) {
      switch (facts.fault) {
        case 'element':
          return `<${facts.element}> was taken off, and its text stays${andMore.en(facts)}`;
        case 'silent':
          return `<${facts.element}> was left out with what is in it${andMore.en(facts)}`;
        case 'embedded':
          return `<${facts.element}> can’t be shown; its address stands in its place${andMore.en(facts)}`;
        case 'sign':
          return `<${facts.element}> is no element and was taken for text; \\<${facts.element}> says so${andMore.en(facts)}`;
        case 'attribute':
          return `${facts.attribute}= was taken off <${facts.element}>${andMore.en(facts)}`;
        case 'address':
          return `the address ${facts.address} was taken off <${facts.element}>${andMore.en(facts)}`;
      }
    },
  },
  'html-closed': {
    title: 'HTML in the text is closed',
    note: 'what stands behind it would be taken for a part of it, and be lost; close it, or write \\< for the sign',
    say: ({ open }) => `${open}… is not closed`,
  },
  'table-row-fits': {
    title: 'A row of a table has no more cells than its head',
    note: 'the table was given more columns; add their names to the head, or write \\| for the sign',
    say: ({ cells, columns }) => `unexpected ${cells} cells, expected ${columns} as in the head`,
  },
  'link-target-exists': {
    title: 'A link inside the book leads to an id that is there',
    note: 'mend the link, or give the place this id: «## Title {#id}»',
    say: ({ target }) => `nothing in the book has the id «${target}»`,
  },
  'link-carried': {
    title: 'A link inside the book leads to a chapter or an id that is there',
    note: 'mend the link, or take it out; «file-links» in book.yaml says what becomes of addresses of files',
    say(facts) {
      switch (facts.fault) {
        case 'no-chapter':
          return `${facts.target} is no chapter; the link became its words${facts.noted ? ', and a note with its address' : ''}${andMore.en(facts)}`;
        case 'no-id':
          return `nothing in the book has the id «${facts.target}»; the link became its words${andMore.en(facts)}`;
        case 'chapter-alone':
          return `nothing in that chapter has the id «${facts.target}»; the link leads to its beginning${andMore.en(facts)}`;
      }
    },
  },
  'link-has-words': {
    title: 'A link has words, or leads to something that has a name',
    note: 'write them between its brackets; headings, figures, tables and chapters have names',
    say: ({ url }) => `nothing gives the link to «${url}» its words`,
  },
  'directive-closed': {
    title: 'A block between colons is closed',
    note: 'end it with a line that has nothing but its colons',
    say: ({ directive }) => `«${directive}» is not closed, and takes in all that follows where it stands`,
  },
  'directive-known': {
    title: 'A directive is one that warraq knows',
    note: 'it is printed as it is written; known are :::verse, :::epigraph, :::aside, :::latin, :quran[…], :en[…], :ar[…], :fa[…]',
    say(facts) {
      switch (facts.fault) {
        case 'closes-nothing':
          return `«${facts.fence}» closes nothing`;
        case 'unclosed':
          return `«${facts.directive}» is not closed`;
        case 'unknown':
          return `unexpected directive «${facts.directive}»${meant(facts.near)}`;
        case 'attribute':
          return `unexpected attribute «${facts.attribute}» of «${facts.directive}»`;
      }
    },
    advise(facts) {
      if (facts.fault === 'closes-nothing')
        return 'it is printed as it is written; a block that has others in it needs a longer fence';
      if (facts.fault === 'attribute') return `it was passed over; known are ${facts.known.join(', ')}`;
      return undefined;
    },
  },
  'glyph-available': {
    title: 'Every character is one that a typeface of the book has',
    note: 'write it in other characters; a box with its code point is printed',
    say: ({ character, code }) => `no typeface of the book has «${character}» (${code})`,
  },
  'script-available': {
    title: 'Every letter of the script of the book is one that a typeface has',
    note: 'write it in other letters, or name a typeface that has it in `typefaces:`',
    say: ({ character, code, script }) =>
      `no typeface has the ${scriptName(script)} letter «${character}» (${code})`,
  },
  'browser-cover': {
    title: 'A cover can be made',
    note: 'give `cover:` an image of the book’s folder, or see to a browser',
    say: ({ error }) => `no cover could be made: ${sayError(en, error)}`,
  },
  'notes-at-foot': {
    title: 'Notes stand at the foot of the page of their mark',
    note: 'divide what is taller than a page: a row of a table, a figure with a long caption',
    say: (facts) =>
      facts.fault === 'late'
        ? `a note of «${facts.division}» begins on the page after its mark: many long notes stand on one line`
        : `the notes of «${facts.division}» stand at its end: ${facts.said}`,
  },
  'fits-page': {
    title: 'Everything is small enough for a page',
    note: 'it was made smaller, or its cells were set one below the other; choose a larger page, or divide it',
    say: ({ division, element, needs, room }) =>
      `the ${element} is larger than a page in «${division}»${needs === undefined ? '' : `: it needs ${needs} mm, and has ${room}`}`,
  },
  'table-file-readable': {
    title: 'The file of a table can be read',
    note: 'mend its row: values between commas, those with a comma between quotation marks',
    say: ({ said }) => `the rows of a table can’t be read: ${said}`,
  },
  'text-extractable': {
    title: 'The text of the PDF can be searched and copied as it was written',
    note: 'please report this book; its PDF is whole, with the text as the browser wrote it',
    say: ({ said }) => `the text of the PDF could not be mended: ${said}`,
  },
  'image-resolution': {
    title: 'An image has pixels enough for the print shop',
    note: 'give a larger image, a drawing in SVG, or set it smaller; 150 pixels to the inch are the least, 300 where `page: bleed` is',
    say: ({ path, resolution }) => `«${path}» has ${resolution} pixels to the inch`,
  },
  'ignore-is-used': {
    title: 'A comment that exempts text from a rule is needed',
    note: 'take the comment out; it is «<!-- warraq-ignore RULE: reason -->» before a block',
    say: ({ rules }) =>
      `unexpected comment: nothing here is against ${rules.length > 0 ? rules.join(', ') : 'any rule'}`,
  },
};

const errors: Messages['errors'] = {
  'browser-missing': {
    say(facts) {
      switch (facts.fault) {
        case 'none':
          return 'no browser was found to print with';
        case 'not-unpacked':
          return `the browser that comes with warraq could not be unpacked (${facts.said}), and there is no other`;
        case 'absent':
          return `there is no browser at ${facts.path}`;
        case 'no-answer':
          return `the program at ${facts.path} can’t be run as a browser, or does not answer`;
        case 'no-version':
          return `the program at ${facts.path} is no Chrome or Chromium: it does not say its version`;
      }
    },
    hint: ({ fault }) =>
      fault === 'none' || fault === 'not-unpacked'
        ? 'get one with «warraq doctor --fix», or name one with --browser'
        : 'mend --browser or WARRAQ_BROWSER, or leave it out',
  },
  'setting-overruled': {
    say(facts) {
      switch (facts.fault) {
        case 'form':
          return `«${facts.text}» sets nothing`;
        case 'invalid':
          return `${facts.key} can't be ${facts.value}: ${facts.said}`;
        case 'no-profile':
          return `the book has no profile «${facts.name}»${meant(facts.near)}`;
        case 'no-settings':
          return `${facts.path} has no settings that could be overruled`;
      }
    },
    hint(facts) {
      switch (facts.fault) {
        case 'no-profile':
          return facts.known.length > 0
            ? `its profiles are ${facts.known.join(', ')}`
            : 'add «profiles:» to its settings, as docs/desk.md shows';
        case 'no-settings':
          return 'put a book.yaml into the folder, or front matter above the text';
        default:
          return 'say --set KEY=VALUE, such as --set page.size=A4; docs/book-yaml.md has all keys';
      }
    },
  },
  'browser-ungettable': {
    say: (facts) =>
      facts.fault === 'machine'
        ? `the makers of Chrome have no browser for ${facts.machine} that could be got`
        : `the browser could not be got: ${facts.said}`,
    hint: ({ fault }) =>
      fault === 'machine'
        ? 'install Chromium as this system installs programs, or name one with --browser'
        : 'see whether the network is there; a mirror of Chrome for Testing can be named by WARRAQ_BROWSER_MIRROR',
  },
  'browser-crashed': {
    say: (facts) =>
      facts.fault === 'died'
        ? 'the browser died twice while it was printing'
        : `the browser at ${facts.path} does not start: ${facts.said}`,
    hint: ({ fault }) =>
      fault === 'died'
        ? 'see that there is memory enough, make the largest drawing or image smaller, or try another with --browser'
        : 'name another with --browser or WARRAQ_BROWSER; see that there is memory enough',
  },
  'browser-stalled': {
    say: (facts) =>
      facts.fault === 'start'
        ? `the browser at ${facts.path} does not start: it did nothing for ${facts.seconds} s`
        : `the browser got no further for ${facts.seconds} s in ${BROWSER_STEPS[facts.step]}`,
    hint: ({ fault }) =>
      fault === 'start'
        ? 'name another with --browser or WARRAQ_BROWSER; see that there is memory enough'
        : 'make the largest drawing, formula or table simpler, or give it more time with --timeout',
  },
  'typeface-refused': {
    say: ({ family }) => `the browser refuses a file of the typeface «${family}»: it is damaged`,
    hint: () => 'get its files anew, or name another typeface; docs/typefaces.md',
  },
  'output-unwritable': {
    say: ({ folder, code }) => `cannot write into ${folder}: ${DISK_FAULTS[code] ?? code}`,
    hint: () => 'see who may write there, or choose another folder',
  },
  'output-taken': {
    say: (facts) =>
      facts.fault === 'foreign'
        ? `${facts.path} is not of a build of this book; nothing was written`
        : `${facts.path} is the web edition of «${facts.owner}», not of «${facts.slug}»; nothing was written`,
    hint: (facts) =>
      facts.fault === 'foreign'
        ? 'move or remove it, or name another folder with --out'
        : `give each book a folder of its own, such as --out ${facts.free}, or remove the other one`,
  },
  'import-readable': {
    say: (facts) => {
      switch (facts.fault) {
        case 'missing':
          return `${facts.name} does not exist`;
        case 'unknown':
          return `${facts.name} is of a kind that cannot be imported`;
        case 'empty':
          return `${facts.name} is empty`;
        case 'nothing':
          return `there is nothing in ${facts.name} that can be imported`;
        case 'ours':
          return `${facts.name} is a manuscript of warraq already: it has a book.yaml`;
        case 'text':
          return `${facts.name} cannot be read as text`;
        case 'locked':
          return `${facts.name} is locked with a password`;
        case 'old-word':
          return `${facts.name} is of the Word of before 2007 (.doc)`;
        case 'damaged':
          return `${facts.name} is damaged: ${facts.part}: ${facts.said}`;
        case 'missing-part':
          return `${facts.name} is no whole Word file: it has no ${facts.part}`;
        case 'large':
          return `${facts.part} in ${facts.name} is larger than ${facts.megabytes} MB when it is unpacked`;
        case 'parts':
          return `${facts.name} has more than ${facts.most} files in it`;
        case 'deep':
          return `${facts.name} has more than ${facts.most} elements within one another`;
      }
    },
    hint(facts) {
      switch (facts.fault) {
        case 'unknown':
        case 'nothing':
          return 'give a Word file (.docx), HTML, plain text or a folder of Markdown; from other programs, save as one of these';
        case 'ours':
          return `build it: warraq build ${facts.name}`;
        case 'text':
          return `warraq check ${facts.folder} says what is wrong with it`;
        case 'missing':
          return 'name a file, a folder with files, or - for standard input';
        case 'locked':
          return 'open it in Word, take the password off, and save it';
        case 'empty':
          return 'see whether it is the right file';
        default:
          return 'open it in Word or LibreOffice, save it as a new .docx, and import that';
      }
    },
  },
  'import-occupied': {
    say: ({ folder }) => `there are files in ${folder}; nothing was written`,
    hint: ({ free }) => `name a folder that is empty or not there yet, such as ${free}`,
  },
  'disk-full': {
    say: (facts) =>
      facts.fault === 'browser'
        ? 'the disk is full: the browser cannot be unpacked'
        : `the disk of ${facts.folder} is full; nothing was changed there`,
    hint: ({ fault }) =>
      fault === 'browser' ? 'make about 250 MB of room' : 'make room, or choose another folder',
  },
  'file-unreadable': {
    say: ({ path }) => `cannot read ${path}`,
    hint: () => 'see who may read it, and try again',
  },
  'file-changed': {
    say: ({ fault, path }) =>
      fault === 'archiving'
        ? `${path} was changed while it was being archived; nothing was added`
        : `${path} was changed by another program; it was left as it is`,
    hint: ({ fault }) =>
      fault === 'archiving' ? 'try again when nobody writes it' : 'save it there, and try again',
  },
  'date-wrong': {
    say: ({ epoch }) => `SOURCE_DATE_EPOCH is «${epoch}», and no number of seconds since 1970`,
    hint: ({ latest }) =>
      `set it to a number of at most ${latest}, as \`git log -1 --format=%ct\` prints one, or unset it`,
  },
  'folder-gone': {
    say: () => 'the folder that this was started in is not there any more',
    hint: () => 'go to another one, and start it there',
  },
  'archive-locked': {
    say: (facts) =>
      facts.fault === 'overtaken'
        ? `another program added an edition to ${facts.object} meanwhile; nothing was added`
        : `another program (${facts.holder ? `${facts.holder.pid} on ${facts.holder.host}` : 'unknown'}) is writing into ${facts.folder}`,
    hint: (facts) =>
      facts.fault === 'overtaken'
        ? 'try again'
        : `wait until it has ended; if it is gone for sure, remove ${facts.lock}`,
  },
  'archive-unknown': {
    say: (facts) =>
      facts.fault === 'other'
        ? `${facts.root} is not an archive, and not empty`
        : `${facts.root} is not an archive (it has no ${facts.declaration})`,
    hint: ({ fault }) =>
      fault === 'other'
        ? 'name a folder that is empty, or not there yet'
        : 'name its folder with --store; `warraq archive add` makes a new one',
  },
  'archive-damaged': {
    say(facts) {
      switch (facts.fault) {
        case 'no-inventory':
          return `${facts.object} has no inventory, or one that was changed`;
        case 'inventory':
          return `${facts.object} has an inventory with a fault: it ${sayStoreFault(STORE, facts.found)} (${facts.code})`;
        case 'no-file':
          return `${facts.object} has no file at ${facts.path}`;
        case 'no-text':
          return `${facts.object} has no text at ${facts.path}`;
        case 'other-bytes':
          return `${facts.object} has other bytes at ${facts.path} than it had`;
        case 'not-kept':
          return `${facts.object}: ${facts.path} is neither a file nor a folder`;
        case 'name':
          return `${facts.object} has a file that can't be written: ${nameFault(facts.name)}`;
        case 'no-source':
          return `${facts.object} has no «${facts.path}» in ${facts.version}, of which it was built`;
        case 'foreign':
          return `${facts.object} has a ${facts.path} of ${facts.version} that is not as warraq writes it`;
        case 'no-book':
          return `the sources of ${facts.version} in ${facts.object} can’t be read as a book`;
        case 'no-manuscript':
          return `«${facts.label}» has no «${facts.path}», of which it was built`;
      }
    },
    hint({ fault }) {
      if (fault === 'foreign') return `${SEE_VERIFY}; what else the edition has can be restored`;
      if (fault === 'no-book')
        return `${SEE_VERIFY}, and what \`warraq check\` says of them when they are restored`;
      if (fault === 'no-manuscript') return `${SEE_VERIFY}; its files can be restored`;
      return SEE_VERIFY;
    },
  },
  'archive-name': {
    say: nameFault,
    hint: () => 'give the file another name',
  },
  'not-reproducible': {
    say: ({ path }) =>
      `a second build, from the same sources in another folder, did not give the same ${path}; nothing was added`,
    hint: () =>
      'see that no template or style of the book reads anything outside of its folder; else report it',
  },
  'signing-failed': {
    say: ({ said }) => `the edition could not be signed: ${said}`,
    hint: () =>
      'see that OpenSSH is installed, and that the key is a private key (or a public one whose private key the agent has)',
  },
  'edition-unknown': {
    say(facts) {
      switch (facts.fault) {
        case 'edition':
          return `«${facts.title}» has no edition «${facts.wanted}»`;
        case 'ambiguous':
          return `«${facts.name}» is the name of ${facts.known.length} titles`;
        case 'title':
          return `there is no title «${facts.name}» in this archive`;
        case 'no-record':
          return `«${facts.label}» has no record that warraq wrote, so it can't be built again`;
      }
    },
    hint(facts) {
      if (facts.fault === 'no-record') return 'its files can be restored';
      if (facts.fault === 'edition') return `it has ${listed(facts.known)}`;
      if (facts.fault === 'title' && facts.damaged > 0)
        return `${facts.damaged} titles can't be read, ${SEE_VERIFY}`;
      return `titles are ${listed(facts.known) || 'none yet'}`;
    },
  },
  'edition-exists': {
    say: ({ edition, version }) => `«${edition}» is in the archive already (${version}); nothing was added`,
    hint: () => 'an edition that was released does not change: give the new one another name',
  },
  'restore-occupied': {
    say({ fault, folder }) {
      if (fault === 'files') return `${folder} is not empty; nothing was written`;
      if (fault === 'bag') return `${folder} is there already; nothing was written`;
      return `${folder} is not empty, and no shelf; nothing was written`;
    },
    hint: ({ fault }) => (fault === 'files' ? 'name a folder that is' : 'name another folder'),
  },
  'plugin-failed': {
    say: ({ place, name, at, said }) => `${place}: the plug-in «${name}» failed in ${at}: ${said}`,
    hint: () => 'mend the plug-in, or take it out of «plugins»; nothing was written',
  },
  'rule-unknown': {
    say: ({ name }) => `there is no rule «${name}»`,
    hint: ({ near }) => (near === undefined ? 'see docs/rules.md for all rules' : `did you mean «${near}»?`),
  },
  'format-unknown': {
    say: ({ name }) => `there is no format «${name}»`,
    hint: ({ known }) => `formats are ${known.join(', ')}`,
  },
  'format-option': {
    say: (facts) =>
      facts.fault === 'name'
        ? `no format has an option «${facts.name}»`
        : `«${facts.value}» is no value of «${facts.name}»`,
    hint: ({ fault, known }) => `${fault === 'name' ? 'options' : 'its values'} are ${known.join(', ')}`,
  },
  'catalogue-title': {
    say(facts) {
      switch (facts.fault) {
        case 'twice':
          return `two titles have the name «${facts.title}»`;
        case 'no-settings':
          return `«${facts.title}» has no settings that the theme of the catalogue could be written into`;
        case 'large':
          return `«${facts.title}» has ${facts.megabytes} MB of sources, more than ${facts.most}`;
      }
    },
    hint({ fault }) {
      if (fault === 'twice')
        return 'a folder and a file may not have the same name: give one of them another';
      if (fault === 'large') return 'see that no other files lie in its folder, or raise «limits.size»';
      return 'give it a book.yaml (or front matter) with one key in each line';
    },
  },
  'job-ended': {
    say(facts) {
      switch (facts.fault) {
        case 'time':
          return `it was not done after ${facts.seconds} s, and was ended`;
        case 'memory':
          return `it took more than ${facts.megabytes} MB of memory, and was ended`;
        case 'died':
          return `the process that worked at it ended: ${facts.said}`;
      }
    },
    hint({ fault }) {
      if (fault === 'died') return 'try again; if it does so each time, report it with the manuscript';
      return fault === 'time'
        ? 'raise «limits.time» in catalogue.yaml, or divide the book'
        : 'raise «limits.memory» in catalogue.yaml, or divide the book';
    },
  },
  'job-refused': {
    say(facts) {
      switch (facts.fault) {
        case 'source':
          return `what was filed with the job is not at ${facts.path}, or has changed`;
        case 'result':
          return `a file of the result is not at ${facts.path}, or has changed; nothing was committed`;
        case 'key':
          return 'the job is not what its key says; nothing was built';
        case 'maker':
          return 'the job is for another version of warraq, of its browser or of its typefaces; nothing was built';
        case 'trust':
          return 'the job asks to run the templates of its book, and this worker runs none; nothing was built';
      }
    },
    hint({ fault }) {
      if (fault === 'maker') return 'start workers of the version that files the jobs';
      if (fault === 'trust') return 'start a worker with --trusted, or take the title out of «trusted»';
      if (fault === 'key') return 'see who else can write into the queue and into the folder of jobs';
      return 'see that all machines have the same folder as --jobs, and that its disk is sound; then try again';
    },
  },
  'queue-missing': {
    say(facts) {
      switch (facts.fault) {
        case 'package':
          return `a queue asks for the package «${facts.name}», which is not installed`;
        case 'address':
          return `«${facts.address}» is no address of a queue`;
        case 'no-answer':
          return `the queue at ${facts.address} can’t be used: ${facts.said}`;
        case 'full':
          return `the queue at ${facts.address} has no room: ${facts.said}`;
      }
    },
    hint({ fault }) {
      if (fault === 'full') return 'make room on its disk, or allow it more memory (`maxmemory`)';
      if (fault === 'package') return '`npm install bullmq ioredis`';
      if (fault === 'address') return 'it is as redis://host:6379, or rediss://name:password@host:6380/0';
      return 'see that Redis or Valkey runs there, and that this machine may reach it';
    },
  },
  'sources-missing': {
    say(facts) {
      switch (facts.fault) {
        case 'package':
          return `a bucket asks for the package «${facts.name}», which is not installed`;
        case 'address':
          return `«${facts.address}» is no address of a bucket`;
        case 'key':
          return `there is no key for ${facts.address}`;
        case 'no-answer':
          return `the bucket ${facts.address} can’t be used: ${facts.said}`;
      }
    },
    hint({ fault }) {
      if (fault === 'package') return '`npm install aws4fetch`';
      if (fault === 'address') return 'it is as s3://bucket/prefix';
      if (fault === 'key') return 'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
      return 'see that the bucket is there, that AWS_ENDPOINT_URL and AWS_REGION are right, and that the key may read and write it';
    },
  },
  'templates-untrusted': {
    say: ({ label, templates }) =>
      `«${label}» has templates of its own, which are code; nothing was run: ${templates.join(', ')}`,
    hint: () => 'read them (`warraq archive restore`); if you would run them, say --trust-templates',
  },
};

/** What is said in English; reports for machines and the docs have these words. */
/** What is wrong with what should be a folder of the book. */
const NO_FOLDER = {
  file: 'is a file, expected a folder',
  outside: 'is outside of the book’s folder',
  special: 'is a pipe or a device, expected a folder',
};

/** What is wrong with what should be the folder of a theme. */
const NO_THEME = {
  ...NO_FOLDER,
  file: 'is a file, expected a folder (a style sheet alone goes under `style`)',
};

/** What a plug-in adds. */
const PLUGIN_PARTS: Readonly<Record<PluginPart, string>> = {
  markup: 'the piece of markup',
  directive: 'the directive',
  rule: 'the rule',
  theme: 'the theme',
  format: 'the format',
  option: 'the option',
};

/** What is wrong with the file of a typeface. */
const UNUSABLE = {
  ending: 'has another ending than .ttf, .otf, .woff or .woff2',
  missing: 'is no file in the folder of the book or of its theme',
  unreadable: 'can’t be read as a typeface',
  variable: 'is a variable typeface, which is printed as shapes without text; give static ones',
  outlines: 'has neither TrueType nor PostScript outlines, and the text of a PDF can be mended in no others',
  restricted: 'may not be embedded: its licence is restricted (fsType 2)',
  'no-subsetting':
    'may not be cut down to the letters of a book, as its licence says (fsType 0x100), and every edition does so',
  'bitmaps-only': 'may be embedded as bitmaps alone, as its licence says (fsType 0x200)',
};

export const en: Messages = {
  rules,
  errors,
  store: STORE,
  labels: {
    error: 'error',
    warning: 'warning',
    suggestion: 'suggestion',
    help: 'help',
    expected: 'expected',
  },
};
