import { posix } from 'node:path';
import type { FileKind } from '../diagnostics/facts.ts';

/** What a file is that is no Markdown, by what it begins with; the first that fits counts. */
const SIGNATURES: readonly (readonly [begin: string, within: string, kind: FileKind])[] = [
  ['%PDF-', '', 'pdf'],
  ['\x89PNG\r\n', '', 'png'],
  ['\xff\xd8\xff', '', 'jpeg'],
  ['GIF8', '\0', 'gif'],
  ['RIFF', 'WEBP', 'webp'],
  ['PK\x03\x04', 'word/', 'word'],
  ['PK\x03\x04', 'mimetypeapplication/vnd.oasis.opendocument', 'opendocument'],
  ['PK\x03\x04', 'mimetypeapplication/epub+zip', 'epub'],
  ['PK\x03\x04', '', 'zip'],
  ['\xd0\xcf\x11\xe0', '', 'old-office'],
  ['{\\rtf', '', 'rtf'],
  ['\x1f\x8b', '', 'gzip'],
  ['\x7fELF', '', 'program'],
  ['MZ', '\0', 'program'],
  ['SQLite format 3\0', '', 'database'],
  ['OTTO', '\0', 'typeface'],
  ['wOF', '\0', 'typeface'],
  ['\0\x01\0\0', '', 'typeface'],
];

/** What is text, and not in the encoding that is asked for. */
export const UTF_16 = 'utf-16';

/** How much of a file is looked at. */
const HEAD = 4096;

/** What a file is that is no text, such as a PDF; undefined where it may be one. */
export function binaryKind(bytes: Uint8Array): FileKind | typeof UTF_16 | undefined {
  // Decoded byte by byte: «latin1» of TextDecoder is Windows-1252.
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1');
  for (const [begin, within, kind] of SIGNATURES)
    if (head.startsWith(begin) && head.includes(within)) return kind;
  if (/^(?:\xff\xfe|\xfe\xff)/.test(head) || /^(?:\0[^\0]|[^\0]\0){4}/.test(head)) return UTF_16;
  return head.includes('\0\0') ? 'nul-bytes' : undefined;
}

/** What files of these endings hold: text, but no Markdown. */
const ENDINGS: Readonly<Record<string, FileKind>> = {
  '.json': 'json',
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.toml': 'toml',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.xml': 'xml',
  '.svg': 'svg',
  '.tex': 'tex',
  '.typ': 'typst',
  '.csv': 'csv',
  '.css': 'css',
  '.js': 'javascript',
  '.ts': 'typescript',
  '.py': 'python',
  '.sh': 'shell',
  '.log': 'log',
};

/** What the name of a file says that is no Markdown; undefined where it may be some. */
export function otherKind(path: string): FileKind | undefined {
  const ending = posix.extname(path).toLowerCase();
  return Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
}
