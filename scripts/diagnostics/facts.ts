/**
 * What a message tells, as plain data: the words are made of it by the reporter, in the language asked for (`messages/`).
 * Facts are taken from the manuscript and the surroundings as they are; `said` is what another program says, in English.
 */

import type { StoreFault } from './store-faults.ts';

/** What stands where a file should. */
export type NoFile = 'folder' | 'missing' | 'outside' | 'special';

/** What a file is that is no Markdown. */
export type FileKind =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'word'
  | 'opendocument'
  | 'epub'
  | 'zip'
  | 'old-office'
  | 'rtf'
  | 'gzip'
  | 'program'
  | 'database'
  | 'typeface'
  | 'nul-bytes'
  | 'json'
  | 'yaml'
  | 'toml'
  | 'html'
  | 'xml'
  | 'svg'
  | 'tex'
  | 'typst'
  | 'csv'
  | 'css'
  | 'javascript'
  | 'typescript'
  | 'python'
  | 'shell'
  | 'log';

/** A step of the work that has its time. */
export type Step = 'check' | 'template' | 'read' | 'render';

/** What a plug-in can add that has a name of its own. */
export type PluginPart = 'markup' | 'directive' | 'rule' | 'theme' | 'format' | 'option';

/** A step of the browser. */
export type BrowserStep = 'open' | 'set' | 'print' | 'picture';

/** What was taken out of a drawing. */
export type TakenOut =
  | { readonly kind: 'element' | 'wrapper' | 'instruction'; readonly name: string }
  | { readonly kind: 'doctype' }
  | { readonly kind: 'attribute'; readonly name: string; readonly element: string }
  | { readonly kind: 'address'; readonly address: string; readonly element: string }
  | { readonly kind: 'style'; readonly css: string; readonly element: string };

/** What a value of the settings should be. `form`: what `said` tells. */
export type Wanted =
  | { readonly kind: 'given' | 'form' }
  | { readonly kind: 'type'; readonly type: string }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  | { readonly kind: 'least' | 'most'; readonly limit: number; readonly of: string };

/** What is wrong with the names of files, for some disks. */
export type NameFault =
  | {
      readonly fault: 'empty' | 'slash' | 'leads-elsewhere' | 'nul' | 'windows' | 'file-and-folder';
      readonly path: string;
    }
  | { readonly fault: 'long'; readonly path: string; readonly most: number }
  | { readonly fault: 'one-name'; readonly path: string; readonly other: string };

type Nothing = Readonly<Record<never, never>>;

/** How many more of the same kind are in the file: what is told is the first. */
export interface More {
  readonly more: number;
}

/** The facts of each rule of a manuscript; `fault` tells apart the ways in which one rule is broken. */
export interface RuleFacts {
  'path-exists':
    | { readonly fault: 'missing'; readonly path: string; readonly near?: string | undefined }
    | { readonly fault: 'special'; readonly path: string };
  'manuscript-has-text': Nothing;
  'text-is-utf8': { readonly found: 'byte' | 'utf-16' };
  'text-is-printable': { readonly code: string };
  'text-is-file': { readonly found: NoFile };
  'text-is-markdown': { readonly found: FileKind; readonly expected: 'text' | 'Markdown' };
  'page-has-room':
    | { readonly fault: 'large'; readonly width: number; readonly height: number }
    | {
        readonly fault: 'narrow';
        readonly width: number;
        readonly height: number;
        readonly textWidth: number;
        readonly textHeight: number;
      };
  'yaml-parses':
    | { readonly fault: 'form'; readonly code: string; readonly said: string }
    | { readonly fault: 'deep' };
  'setting-known': { readonly key: string; readonly near?: string | undefined };
  'setting-valid':
    | { readonly fault: 'value'; readonly key: string; readonly wanted: Wanted; readonly said: string }
    | { readonly fault: 'no-day'; readonly written: string }
    | { readonly fault: 'no-style'; readonly path: string }
    | { readonly fault: 'no-rule'; readonly rule: string; readonly near?: string | undefined }
    | { readonly fault: 'always-error'; readonly rule: string }
    | { readonly fault: 'house-family'; readonly family: string }
    | { readonly fault: 'face-name'; readonly name: string }
    | { readonly fault: 'no-titles'; readonly path: string }
    | { readonly fault: 'catalogue-theme'; readonly name: string; readonly known: readonly string[] }
    | { readonly fault: 'theme-code'; readonly name: string };
  'theme-exists':
    | {
        readonly fault: 'unknown';
        readonly name: string;
        /** The themes of warraq. */
        readonly known: readonly string[];
        readonly near?: string | undefined;
      }
    | {
        readonly fault: 'no-folder';
        readonly name: string;
        readonly found: Exclude<NoFile, 'folder' | 'missing'> | 'file';
      }
    | { readonly fault: 'no-record'; readonly folder: string; readonly record: string };
  'theme-trusted': { readonly name: string; readonly instead: string };
  'plugin-loads':
    | { readonly fault: 'unknown'; readonly name: string }
    | {
        readonly fault: 'no-folder';
        readonly name: string;
        readonly found: Exclude<NoFile, 'folder' | 'missing'> | 'file';
      }
    | { readonly fault: 'fails'; readonly name: string; readonly said: string }
    | {
        readonly fault: 'no-plugin';
        readonly name: string;
        /** What of it, such as `targets.0.make`; `default` for all of it. */
        readonly key: string;
        readonly said: string;
      }
    | {
        readonly fault: 'taken';
        readonly name: string;
        readonly kind: PluginPart;
        /** What it calls this part. */
        readonly part: string;
      };
  'plugin-trusted': { readonly name: string };
  'plugin-archived': { readonly name: string };
  'typeface-usable':
    | (UnusableTypeface & { readonly file: string })
    | {
        readonly fault: 'unknown';
        readonly file: string;
        readonly known: readonly string[];
        readonly near: string | undefined;
      }
    | { readonly fault: 'families'; readonly file: string; readonly families: readonly string[] }
    | {
        readonly fault: 'twins';
        readonly file: string;
        readonly other: string;
        readonly weight: number;
      };
  'typeface-embeddable': { readonly file: string };
  'typeface-weights': { readonly family: string };
  'typeface-complete': { readonly family: string; readonly character: string; readonly code: string };
  'emphasis-face': Nothing;
  'typeface-elongates': { readonly family: string };
  'style-loads': { readonly by: '@font-face' | '@import' | 'url()'; readonly address: string };
  'isbn-valid': { readonly isbn: string };
  'orcid-valid': { readonly orcid: string };
  'template-trusted': Nothing;
  'style-inert': { readonly css: string };
  'template-fills': { readonly fault: 'no-body' } | { readonly fault: 'fails'; readonly said: string };
  'chapter-exists': { readonly path: string; readonly found: NoFile };
  'book-has-text': Nothing;
  'chapter-has-text': Nothing;
  'chapter-has-one-title': { readonly count: number };
  'listed-text-exists': { readonly path: string };
  'setting-foreign': { readonly keys: readonly string[]; readonly files: number };
  'chapter-order':
    | {
        readonly fault: 'role';
        readonly path: string;
        readonly role: 'front' | 'body' | 'back';
        readonly before: string;
      }
    | { readonly fault: 'name'; readonly path: string; readonly before: string }
    | { readonly fault: 'title'; readonly title: string; readonly before: string };
  'article-is-one-text': { readonly paths: readonly string[] };
  'columns-possible':
    | { readonly fault: 'kind'; readonly kind: 'report' | 'book' }
    | { readonly fault: 'theme'; readonly name: string };
  'heading-level': { readonly level: number; readonly most: number } & More;
  'book-has-title': { readonly name: string };
  'chapter-has-title': { readonly name: string };
  'text-has-headings': { readonly words: number };
  'merge-is-settled': { readonly marker: string };
  'edition-named':
    | { readonly fault: 'nameless' }
    | { readonly fault: 'other'; readonly own: string; readonly given: string };
  'id-unique': { readonly id: string };
  'image-exists': { readonly address: string };
  'image-inside':
    | { readonly fault: 'file-address' }
    | { readonly fault: 'outside'; readonly address: string };
  'image-as-fetched': {
    readonly fault: 'missing' | 'changed';
    readonly path: string;
    readonly address: string;
  };
  'image-local': { readonly address: string } & More;
  'image-readable':
    | { readonly fault: 'folder' | 'special' | 'unknown'; readonly address: string }
    | { readonly fault: 'damaged'; readonly address: string; readonly damage: 'cut' | 'spoilt' };
  'image-within-limits':
    | { readonly fault: 'bytes'; readonly address: string; readonly megabytes: number }
    | {
        readonly fault: 'pixels';
        readonly address: string;
        readonly width: number;
        readonly height: number;
      }
    | { readonly fault: 'drawing-bytes'; readonly megabytes: number }
    | { readonly fault: 'drawn' | 'elements' | 'depth'; readonly most: number };
  'drawing-readable': { readonly fault: 'root' } | { readonly fault: 'xml'; readonly said: string };
  'drawing-inert': { readonly taken: TakenOut; readonly count: number };
  'image-has-alt': Nothing;
  'text-within-limits':
    | { readonly fault: 'bytes'; readonly megabytes: number }
    | { readonly fault: 'levels'; readonly depth: number; readonly most: number }
    | {
        readonly fault: 'brackets' | 'signs' | 'emphasis' | 'nesting' | 'notes' | 'open-html';
        readonly most: number;
      }
    | { readonly fault: 'recursion'; readonly step: Step };
  'done-in-time': { readonly step: Step; readonly seconds: number };
  'html-safe': { readonly open: string };
  'html-carried': (
    | { readonly fault: 'element' | 'silent' | 'embedded' | 'sign'; readonly element: string }
    | { readonly fault: 'attribute'; readonly attribute: string; readonly element: string }
    | { readonly fault: 'address'; readonly address: string; readonly element: string }
  ) &
    More;
  'html-closed': { readonly open: string };
  'table-row-fits': { readonly cells: number; readonly columns: number };
  'link-target-exists': { readonly target: string };
  'link-carried': {
    readonly fault: 'no-chapter' | 'no-id' | 'chapter-alone';
    readonly target: string;
    /** Whether its address became a note. */
    readonly noted: boolean;
  } & More;
  'link-has-words': { readonly url: string };
  /** `directive`: as it is opened, such as `:::aside`. */
  'directive-closed': { readonly directive: string };
  'directive-known':
    | { readonly fault: 'closes-nothing'; readonly fence: string }
    | { readonly fault: 'unclosed'; readonly directive: string }
    | { readonly fault: 'unknown'; readonly directive: string; readonly near?: string | undefined }
    | {
        readonly fault: 'attribute';
        readonly attribute: string;
        readonly directive: string;
        readonly known: readonly string[];
      };
  'glyph-available': { readonly character: string; readonly code: string };
  /** `script`: its code in ISO 15924. */
  'script-available': { readonly character: string; readonly code: string; readonly script: string };
  'browser-cover': { readonly error: AnyError };
  'notes-at-foot':
    | { readonly fault: 'late'; readonly division: string }
    | { readonly fault: 'at-end'; readonly division: string; readonly said: string };
  'fits-page': {
    readonly division: string;
    readonly element: string;
    /** How wide it is by itself, and how wide the page area is: mm. */
    readonly needs?: number;
    readonly room?: number;
  };
  'table-file-readable': { readonly said: string };
  'text-extractable': { readonly said: string };
  'image-resolution': { readonly path: string; readonly resolution: number };
  'ignore-is-used': { readonly rules: readonly string[] };
}

export type RuleId = keyof RuleFacts;

/** Why the file of a typeface can't be used. */
export type UnusableTypeface =
  | {
      readonly fault:
        | 'ending'
        | 'missing'
        | 'unreadable'
        | 'variable'
        | 'outlines'
        | 'restricted'
        | 'no-subsetting'
        | 'bitmaps-only';
    }
  | { readonly fault: 'large'; readonly megabytes: number };

/** The facts of each fault of the surroundings. */
export interface ErrorFacts {
  'browser-missing':
    | { readonly fault: 'none' }
    | { readonly fault: 'not-unpacked'; readonly said: string }
    | { readonly fault: 'absent' | 'no-answer' | 'no-version'; readonly path: string };
  'setting-overruled':
    | { readonly fault: 'form'; readonly text: string }
    | { readonly fault: 'invalid'; readonly key: string; readonly value: string; readonly said: string }
    | {
        readonly fault: 'no-profile';
        readonly name: string;
        readonly known: readonly string[];
        readonly near?: string | undefined;
      }
    | { readonly fault: 'no-settings'; readonly path: string };
  'browser-ungettable':
    | { readonly fault: 'machine'; readonly machine: string }
    | { readonly fault: 'network'; readonly said: string };
  'browser-crashed':
    | { readonly fault: 'died' }
    | { readonly fault: 'start'; readonly path: string; readonly said: string };
  'browser-stalled':
    | { readonly fault: 'start'; readonly path: string; readonly seconds: number }
    | { readonly fault: 'step'; readonly step: BrowserStep; readonly seconds: number };
  'typeface-refused': { readonly family: string };
  /** `code`: of the system, such as `EACCES`. */
  'output-unwritable': { readonly folder: string; readonly code: string };
  'output-taken':
    | { readonly fault: 'foreign'; readonly path: string }
    | {
        readonly fault: 'other-book';
        readonly path: string;
        readonly owner: string;
        readonly slug: string;
        readonly free: string;
      };
  'import-readable':
    | {
        readonly fault: 'missing' | 'unknown' | 'empty' | 'locked' | 'old-word' | 'nothing' | 'ours';
        readonly name: string;
      }
    | { readonly fault: 'text'; readonly name: string; readonly folder: string }
    | { readonly fault: 'damaged'; readonly name: string; readonly part: string; readonly said: string }
    | { readonly fault: 'missing-part'; readonly name: string; readonly part: string }
    | { readonly fault: 'large'; readonly name: string; readonly part: string; readonly megabytes: number }
    | { readonly fault: 'parts' | 'deep'; readonly name: string; readonly most: number };
  'import-occupied': { readonly folder: string; readonly free: string };
  'disk-full': { readonly fault: 'browser' } | { readonly fault: 'folder'; readonly folder: string };
  'file-unreadable': { readonly path: string };
  'file-changed': { readonly fault: 'archiving' | 'mending'; readonly path: string };
  'date-wrong': { readonly epoch: string; readonly latest: number };
  'folder-gone': Nothing;
  'archive-locked':
    | { readonly fault: 'overtaken'; readonly object: string }
    | {
        readonly fault: 'held';
        readonly folder: string;
        readonly lock: string;
        readonly holder: { readonly pid: number; readonly host: string } | undefined;
      };
  'archive-unknown':
    | { readonly fault: 'other'; readonly root: string }
    | { readonly fault: 'undeclared'; readonly root: string; readonly declaration: string };
  'archive-damaged':
    | { readonly fault: 'no-inventory'; readonly object: string }
    | {
        readonly fault: 'inventory';
        readonly object: string;
        readonly found: StoreFault;
        readonly code: string;
      }
    | {
        readonly fault: 'no-file' | 'no-text' | 'other-bytes' | 'not-kept';
        readonly object: string;
        readonly path: string;
      }
    | { readonly fault: 'name'; readonly object: string; readonly name: NameFault }
    | {
        readonly fault: 'no-source' | 'foreign';
        readonly object: string;
        readonly path: string;
        readonly version: string;
      }
    | { readonly fault: 'no-book'; readonly object: string; readonly version: string }
    | { readonly fault: 'no-manuscript'; readonly label: string; readonly path: string };
  'archive-name': NameFault;
  'not-reproducible': { readonly path: string };
  'signing-failed': { readonly said: string };
  'edition-unknown':
    | {
        readonly fault: 'edition';
        readonly title: string;
        readonly wanted: string;
        readonly known: readonly Named[];
      }
    | { readonly fault: 'ambiguous'; readonly name: string; readonly known: readonly Named[] }
    | {
        readonly fault: 'title';
        readonly name: string;
        readonly known: readonly Named[];
        readonly damaged: number;
      }
    | { readonly fault: 'no-record'; readonly label: string };
  'edition-exists': { readonly edition: string; readonly version: string };
  'restore-occupied': { readonly fault: 'files' | 'bag' | 'shelf'; readonly folder: string };
  /** `at`: which of its functions, such as `targets.0.make`; `place`: where it is named, as `book.yaml:3:5`. */
  'plugin-failed': {
    readonly place: string;
    readonly name: string;
    readonly at: string;
    readonly said: string;
  };
  'rule-unknown': { readonly name: string; readonly near: string | undefined };
  'format-unknown': { readonly name: string; readonly known: readonly string[] };
  /** What a format can't be asked for: an option that no format has, or what it can't be. */
  'format-option':
    | { readonly fault: 'name'; readonly name: string; readonly known: readonly string[] }
    | {
        readonly fault: 'value';
        readonly name: string;
        readonly value: string;
        readonly known: readonly string[];
      };
  /** What is wrong with a title of a catalogue as a whole; `megabytes`: of its sources. */
  'catalogue-title':
    | { readonly fault: 'twice' | 'no-settings'; readonly title: string }
    | {
        readonly fault: 'large';
        readonly title: string;
        readonly megabytes: number;
        readonly most: number;
      };
  /** Why a job of a catalogue was ended before its end. */
  'job-ended':
    | { readonly fault: 'time'; readonly seconds: number }
    | { readonly fault: 'memory'; readonly megabytes: number }
    | { readonly fault: 'died'; readonly said: string };
  /** Why a job is not done, or its result not taken. */
  'job-refused':
    | { readonly fault: 'source' | 'result'; readonly path: string }
    | { readonly fault: 'key' | 'maker' | 'trust' };
  'queue-missing':
    | { readonly fault: 'package'; readonly name: string }
    | { readonly fault: 'address'; readonly address: string }
    | { readonly fault: 'no-answer' | 'full'; readonly address: string; readonly said: string };
  'sources-missing':
    | { readonly fault: 'package'; readonly name: string }
    | { readonly fault: 'address' | 'key'; readonly address: string }
    | { readonly fault: 'no-answer'; readonly address: string; readonly said: string };
  'templates-untrusted': { readonly label: string; readonly templates: readonly string[] };
}

/** A title or an edition: its name, and its id or version. */
export interface Named {
  readonly name: string;
  readonly id: string;
}

export type ErrorCode = keyof ErrorFacts;

/** A fault of the surroundings as data. */
export type AnyError = {
  [Code in ErrorCode]: { readonly code: Code; readonly facts: ErrorFacts[Code] };
}[ErrorCode];
