import type { MarkupRule } from '../../scripts/book/message.ts';
import type { ErrorFacts, RuleFacts } from '../../scripts/diagnostics/facts.ts';
import { linesAreLines, markupKnown } from '../../scripts/syntax/foreign-markup/rules.ts';
import { mathValid } from '../../scripts/syntax/math/rules.ts';
import { noteExists, noteIsUnique, noteIsUsed } from '../../scripts/syntax/notes/rules.ts';
import { attributeKnown } from '../../scripts/syntax/passages/rules.ts';
import { pageReferenceBare } from '../../scripts/syntax/references/rules.ts';
import { shortcodeCarried } from '../../scripts/syntax/shortcodes/rules.ts';
import { tableOptionKnown } from '../../scripts/syntax/tabular/rules.ts';
import { baytHasTwoHemistichs, verseOptionKnown } from '../../scripts/syntax/verse/rules.ts';

/** Words and numbers that no sentence has of itself. */
const [A, B, C] = ['سرو', 'کاج', 'چنار'];
const [M, N, P, Q] = [17, 23, 29, 31];

/** Facts of every way in which a rule of a piece of markup can be broken. */
export const MARKUP_SAMPLES: readonly { readonly rule: MarkupRule; readonly facts: readonly object[] }[] = [
  sampled(attributeKnown, { name: A, more: N }),
  sampled(tableOptionKnown, { option: 'src', value: A }),
  sampled(verseOptionKnown, { option: 'form', value: A, known: B }),
  sampled(baytHasTwoHemistichs, { count: N }),
  sampled(mathValid, { said: A }),
  sampled(noteExists, { label: A }),
  sampled(noteIsUnique, { label: A }),
  sampled(noteIsUsed, { label: A }),
  sampled(pageReferenceBare, {}),
  sampled(shortcodeCarried, { name: A, more: N }),
  sampled(linesAreLines, { line: A, more: N }),
  sampled(markupKnown, { tool: A, written: A, more: N }),
];

function sampled<Facts extends object>(rule: MarkupRule<Facts>, ...facts: readonly Facts[]) {
  return { rule, facts };
}

/** Facts of every way in which another rule can be broken. */
export const RULE_SAMPLES: { readonly [Id in keyof RuleFacts]: readonly RuleFacts[Id][] } = {
  'path-exists': [
    { fault: 'missing', path: A },
    { fault: 'missing', path: A, near: B },
    { fault: 'special', path: A },
  ],
  'manuscript-has-text': [{}],
  'text-is-utf8': [{ found: 'byte' }, { found: 'utf-16' }],
  'text-is-printable': [{ code: A }],
  'text-is-file': [{ found: 'folder' }, { found: 'missing' }, { found: 'outside' }, { found: 'special' }],
  'text-is-markdown': (
    [
      'pdf png jpeg gif webp word opendocument epub zip old-office rtf gzip program database typeface nul-bytes',
      'json yaml toml html xml svg tex typst csv css javascript typescript python shell log',
    ]
      .join(' ')
      .split(' ') as RuleFacts['text-is-markdown']['found'][]
  ).flatMap((found) => [
    { found, expected: 'text' as const },
    { found, expected: 'Markdown' as const },
  ]),
  'page-has-room': [
    { fault: 'large', width: M, height: N },
    { fault: 'narrow', width: M, height: N, textWidth: P, textHeight: Q },
  ],
  'yaml-parses': [{ fault: 'form', code: '?', said: A }, { fault: 'deep' }],
  'setting-known': [{ key: A }, { key: A, near: B }],
  'setting-valid': [
    { fault: 'value', key: A, wanted: { kind: 'form' }, said: B },
    { fault: 'value', key: A, wanted: { kind: 'given' }, said: '' },
    { fault: 'value', key: A, wanted: { kind: 'type', type: 'string' }, said: '' },
    { fault: 'value', key: '', wanted: { kind: 'type', type: 'object' }, said: '' },
    { fault: 'no-day', written: A },
    { fault: 'no-style', path: A },
    { fault: 'no-rule', rule: A },
    { fault: 'no-rule', rule: A, near: B },
    { fault: 'always-error', rule: A },
    { fault: 'house-family', family: A },
    { fault: 'face-name', name: A },
    { fault: 'no-titles', path: A },
    { fault: 'catalogue-theme', name: A, known: [B] },
    { fault: 'theme-code', name: A },
  ],
  'theme-exists': [
    { fault: 'unknown', name: A, known: [B] },
    { fault: 'unknown', name: A, known: [], near: B },
    { fault: 'no-folder', name: A, found: 'file' },
    { fault: 'no-folder', name: A, found: 'outside' },
    { fault: 'no-folder', name: A, found: 'special' },
    { fault: 'no-record', folder: A, record: B },
  ],
  'theme-trusted': [{ name: A, instead: B }],
  'plugin-loads': [
    { fault: 'unknown', name: A },
    { fault: 'no-folder', name: A, found: 'file' },
    { fault: 'no-folder', name: A, found: 'outside' },
    { fault: 'no-folder', name: A, found: 'special' },
    { fault: 'fails', name: A, said: B },
    { fault: 'no-plugin', name: A, key: B, said: B },
    { fault: 'taken', name: A, kind: 'markup', part: B },
    { fault: 'taken', name: A, kind: 'directive', part: B },
    { fault: 'taken', name: A, kind: 'rule', part: B },
    { fault: 'taken', name: A, kind: 'theme', part: B },
    { fault: 'taken', name: A, kind: 'format', part: B },
  ],
  'plugin-trusted': [{ name: A }],
  'plugin-archived': [{ name: A }],
  'typeface-usable': [
    { fault: 'ending', file: A },
    { fault: 'missing', file: A },
    { fault: 'unreadable', file: A },
    { fault: 'variable', file: A },
    { fault: 'outlines', file: A },
    { fault: 'large', file: A, megabytes: 5 },
    { fault: 'restricted', file: A },
    { fault: 'no-subsetting', file: A },
    { fault: 'bitmaps-only', file: A },
    { fault: 'unknown', file: A, known: [A, B], near: B },
    { fault: 'families', file: A, families: [A, B] },
    { fault: 'twins', file: A, other: B, weight: 700 },
  ],
  'typeface-embeddable': [{ file: A }],
  'typeface-weights': [{ family: A }],
  'emphasis-face': [{}],
  'typeface-elongates': [{ family: A }],
  'typeface-complete': [{ family: A, character: A, code: A }],
  'style-loads': [
    { by: '@font-face', address: A },
    { by: '@import', address: A },
    { by: 'url()', address: A },
  ],
  'isbn-valid': [{ isbn: A }],
  'orcid-valid': [{ orcid: A }],
  'template-trusted': [{}],
  'style-inert': [{ css: A }],
  'template-fills': [{ fault: 'no-body' }, { fault: 'fails', said: A }],
  'chapter-exists': [
    { path: A, found: 'folder' },
    { path: A, found: 'missing' },
    { path: A, found: 'outside' },
    { path: A, found: 'special' },
  ],
  'book-has-text': [{}],
  'chapter-has-text': [{}],
  'chapter-has-one-title': [{ count: 2 }],
  'listed-text-exists': [{ path: A }],
  'setting-foreign': [
    { keys: [A], files: 1 },
    { keys: [A, B], files: 3 },
  ],
  'chapter-order': [
    { fault: 'role', path: A, role: 'front', before: B },
    { fault: 'role', path: A, role: 'body', before: B },
    { fault: 'name', path: A, before: B },
    { fault: 'title', title: A, before: B },
  ],
  'article-is-one-text': [{ paths: [A, B] }],
  'columns-possible': [
    { fault: 'kind', kind: 'report' },
    { fault: 'kind', kind: 'book' },
    { fault: 'theme', name: A },
  ],
  'heading-level': [{ level: M, most: N, more: 0 }],
  'book-has-title': [{ name: A }],
  'chapter-has-title': [{ name: A }],
  'text-has-headings': [{ words: M }],
  'merge-is-settled': [{ marker: A }],
  'edition-named': [{ fault: 'nameless' }, { fault: 'other', own: A, given: B }],
  'id-unique': [{ id: A }],
  'image-exists': [{ address: A }],
  'image-inside': [{ fault: 'file-address' }, { fault: 'outside', address: A }],
  'image-as-fetched': [
    { fault: 'missing', path: A, address: B },
    { fault: 'changed', path: A, address: B },
  ],
  'image-local': [
    { address: A, more: 0 },
    { address: A, more: N },
  ],
  'image-readable': [
    { fault: 'folder', address: A },
    { fault: 'special', address: A },
    { fault: 'unknown', address: A },
    { fault: 'damaged', address: A, damage: 'cut' },
    { fault: 'damaged', address: A, damage: 'spoilt' },
  ],
  'image-within-limits': [
    { fault: 'bytes', address: A, megabytes: M },
    { fault: 'pixels', address: A, width: M, height: N },
    { fault: 'drawing-bytes', megabytes: M },
    { fault: 'drawn', most: M },
    { fault: 'elements', most: M },
    { fault: 'depth', most: M },
  ],
  'drawing-readable': [{ fault: 'root' }, { fault: 'xml', said: A }],
  'drawing-inert': [
    { taken: { kind: 'element', name: A }, count: M },
    { taken: { kind: 'wrapper', name: A }, count: M },
    { taken: { kind: 'instruction', name: A }, count: M },
    { taken: { kind: 'doctype' }, count: M },
    { taken: { kind: 'attribute', name: A, element: B }, count: M },
    { taken: { kind: 'address', address: A, element: B }, count: M },
    { taken: { kind: 'style', css: A, element: B }, count: M },
  ],
  'image-has-alt': [{}],
  'text-within-limits': [
    { fault: 'bytes', megabytes: M },
    { fault: 'levels', depth: M, most: N },
    { fault: 'brackets', most: M },
    { fault: 'signs', most: M },
    { fault: 'emphasis', most: M },
    { fault: 'nesting', most: M },
    { fault: 'notes', most: M },
    { fault: 'open-html', most: M },
    { fault: 'recursion', step: 'check' },
    { fault: 'recursion', step: 'template' },
    { fault: 'recursion', step: 'read' },
    { fault: 'recursion', step: 'render' },
  ],
  'done-in-time': [
    { step: 'check', seconds: M },
    { step: 'template', seconds: M },
    { step: 'read', seconds: M },
    { step: 'render', seconds: M },
  ],
  'html-safe': [{ open: A }],
  'html-carried': [
    ...(['element', 'silent', 'embedded', 'sign'] as const).map((fault) => ({ fault, element: A, more: N })),
    { fault: 'attribute', attribute: A, element: B, more: 0 },
    { fault: 'address', address: A, element: B, more: 0 },
  ],
  'html-closed': [{ open: A }],
  'table-row-fits': [{ cells: M, columns: N }],
  'link-target-exists': [{ target: A }],
  'link-carried': [
    { fault: 'no-chapter', target: A, noted: true, more: 0 },
    { fault: 'no-chapter', target: A, noted: false, more: N },
    { fault: 'no-id', target: A, noted: false, more: 0 },
    { fault: 'chapter-alone', target: A, noted: false, more: 0 },
  ],
  'link-has-words': [{ url: A }],
  'directive-closed': [{ directive: A }],
  'directive-known': [
    { fault: 'closes-nothing', fence: A },
    { fault: 'unclosed', directive: A },
    { fault: 'unknown', directive: A },
    { fault: 'unknown', directive: A, near: B },
    { fault: 'attribute', attribute: A, directive: B, known: [C] },
  ],
  'glyph-available': [{ character: A, code: B }],
  'script-available': [{ character: A, code: B, script: 'Arab' }],
  'browser-cover': [{ error: { code: 'browser-missing', facts: { fault: 'absent', path: A } } }],
  'notes-at-foot': [
    { fault: 'late', division: A },
    { fault: 'at-end', division: A, said: B },
  ],
  'table-file-readable': [{ said: A }],
  'fits-page': [
    { division: A, element: 'table', needs: M, room: N },
    { division: A, element: B },
    { division: A, element: 'table' },
  ],
  'text-extractable': [{ said: A }],
  'image-resolution': [{ path: A, resolution: M }],
  'ignore-is-used': [{ rules: [] }, { rules: [A, B] }],
};

/** Facts of every fault of the surroundings. */
export const ERROR_SAMPLES: { readonly [Code in keyof ErrorFacts]: readonly ErrorFacts[Code][] } = {
  'plugin-failed': [{ place: A, name: A, at: B, said: B }],
  'rule-unknown': [
    { name: A, near: undefined },
    { name: A, near: B },
  ],
  'format-unknown': [{ name: A, known: [B] }],
  'format-option': [
    { fault: 'name', name: A, known: [B] },
    { fault: 'value', name: A, value: B, known: [C] },
  ],
  'browser-missing': [
    { fault: 'none' },
    { fault: 'absent', path: A },
    { fault: 'no-answer', path: A },
    { fault: 'no-version', path: A },
  ],
  'setting-overruled': [
    { fault: 'form', text: A },
    { fault: 'invalid', key: A, value: B, said: B },
    { fault: 'no-profile', name: A, known: [], near: undefined },
    { fault: 'no-profile', name: A, known: [B], near: B },
    { fault: 'no-settings', path: A },
  ],
  'browser-ungettable': [
    { fault: 'machine', machine: A },
    { fault: 'network', said: B },
  ],
  'browser-crashed': [{ fault: 'died' }, { fault: 'start', path: A, said: B }],
  'browser-stalled': [
    { fault: 'start', path: A, seconds: M },
    { fault: 'step', step: 'open', seconds: M },
    { fault: 'step', step: 'set', seconds: M },
    { fault: 'step', step: 'print', seconds: M },
    { fault: 'step', step: 'picture', seconds: M },
  ],
  'typeface-refused': [{ family: A }],
  'output-unwritable': [{ folder: A, code: B }],
  'output-taken': [
    { fault: 'foreign', path: A },
    { fault: 'other-book', path: A, owner: B, slug: C, free: 'بید' },
  ],
  'import-readable': [
    { fault: 'missing', name: A },
    { fault: 'unknown', name: A },
    { fault: 'empty', name: A },
    { fault: 'locked', name: A },
    { fault: 'old-word', name: A },
    { fault: 'nothing', name: A },
    { fault: 'ours', name: A },
    { fault: 'text', name: A, folder: B },
    { fault: 'damaged', name: A, part: B, said: C },
    { fault: 'missing-part', name: A, part: B },
    { fault: 'large', name: A, part: B, megabytes: M },
    { fault: 'parts', name: A, most: M },
    { fault: 'deep', name: A, most: M },
  ],
  'import-occupied': [{ folder: A, free: B }],
  'disk-full': [{ fault: 'browser' }, { fault: 'folder', folder: A }],
  'file-unreadable': [{ path: A }],
  'file-changed': [
    { fault: 'archiving', path: A },
    { fault: 'mending', path: A },
  ],
  'date-wrong': [{ epoch: A, latest: M }],
  'folder-gone': [{}],
  'archive-locked': [
    { fault: 'overtaken', object: A },
    { fault: 'held', folder: A, lock: B, holder: undefined },
    { fault: 'held', folder: A, lock: B, holder: { pid: M, host: C } },
  ],
  'archive-unknown': [
    { fault: 'other', root: A },
    { fault: 'undeclared', root: A, declaration: B },
  ],
  'archive-damaged': [
    { fault: 'no-inventory', object: A },
    { fault: 'inventory', object: A, found: { fault: 'lacks', key: B }, code: C },
    { fault: 'no-file', object: A, path: B },
    { fault: 'no-text', object: A, path: B },
    { fault: 'other-bytes', object: A, path: B },
    { fault: 'not-kept', object: A, path: B },
    { fault: 'name', object: A, name: { fault: 'empty', path: B } },
    { fault: 'no-source', object: A, path: B, version: C },
    { fault: 'foreign', object: A, path: B, version: C },
    { fault: 'no-book', object: A, version: B },
    { fault: 'no-manuscript', label: A, path: B },
  ],
  'archive-name': [
    { fault: 'empty', path: A },
    { fault: 'slash', path: A },
    { fault: 'leads-elsewhere', path: A },
    { fault: 'nul', path: A },
    { fault: 'windows', path: A },
    { fault: 'file-and-folder', path: A },
    { fault: 'long', path: A, most: M },
    { fault: 'one-name', path: A, other: B },
  ],
  'not-reproducible': [{ path: A }],
  'signing-failed': [{ said: A }],
  'edition-unknown': [
    { fault: 'edition', title: A, wanted: B, known: [{ name: C, id: 'بید' }] },
    { fault: 'title', name: A, known: [], damaged: M },
    { fault: 'title', name: A, known: [{ name: B, id: C }], damaged: 0 },
    { fault: 'ambiguous', name: A, known: [{ name: B, id: C }] },
    { fault: 'no-record', label: A },
  ],
  'edition-exists': [{ edition: A, version: B }],
  'restore-occupied': [
    { fault: 'files', folder: A },
    { fault: 'bag', folder: A },
    { fault: 'shelf', folder: A },
  ],
  'catalogue-title': [
    { fault: 'twice', title: A },
    { fault: 'no-settings', title: A },
    { fault: 'large', title: A, megabytes: M, most: N },
  ],
  'job-ended': [
    { fault: 'time', seconds: M },
    { fault: 'memory', megabytes: M },
    { fault: 'died', said: A },
  ],
  'job-refused': [
    { fault: 'source', path: A },
    { fault: 'result', path: A },
    { fault: 'key' },
    { fault: 'maker' },
    { fault: 'trust' },
  ],
  'queue-missing': [
    { fault: 'package', name: A },
    { fault: 'address', address: A },
    { fault: 'no-answer', address: A, said: B },
    { fault: 'full', address: A, said: B },
  ],
  'sources-missing': [
    { fault: 'package', name: A },
    { fault: 'address', address: A },
    { fault: 'key', address: A },
    { fault: 'no-answer', address: A, said: B },
  ],
  'templates-untrusted': [{ label: A, templates: [B, C] }],
};

/** Facts of the rules of spelling that have a sentence of their own. */
export const SPELLING_SAMPLES: Readonly<Record<string, readonly object[]>> = {
  'brackets-balanced': [{ mark: A }],
  quotes: [{ mark: A }, { actual: A, mended: B }],
  spelling: [{ word: A }],
  'space-run': [{ rows: M }, { actual: A, mended: B }],
  invisible: [
    { fault: 'hidden', code: A },
    { fault: 'foreign', codes: [A, B] },
  ],
  'note-mark': [
    { fault: 'mark', word: A, number: M },
    { fault: 'list', first: A, last: B },
  ],
  'mixed-spelling': [
    {
      spellings: [
        { spelling: A, count: M },
        { spelling: B, count: N },
      ],
      best: A,
    },
    { spellings: [{ spelling: A, count: M }], best: undefined },
  ],
  'bidi-controls': [
    { code: 'U+200E', idle: true },
    { code: 'U+202D', idle: false },
  ],
  'zwnj-mi': [{ actual: A, mended: B }],
};
