import { posix } from 'node:path';

/** What a file is that is no Markdown, by what it begins with; the first that fits counts. */
const SIGNATURES: readonly (readonly [begin: string, within: string, kind: string])[] = [
  ['%PDF-', '', 'a PDF'],
  ['\x89PNG\r\n', '', 'a PNG image'],
  ['\xff\xd8\xff', '', 'a JPEG image'],
  ['GIF8', '\0', 'a GIF image'],
  ['RIFF', 'WEBP', 'a WebP image'],
  ['PK\x03\x04', 'word/', 'a Word document (.docx)'],
  ['PK\x03\x04', 'mimetypeapplication/vnd.oasis.opendocument', 'an OpenDocument file'],
  ['PK\x03\x04', 'mimetypeapplication/epub+zip', 'an EPUB'],
  ['PK\x03\x04', '', 'a ZIP archive, or a file of an office program'],
  ['\xd0\xcf\x11\xe0', '', 'a document of an old office program'],
  ['{\\rtf', '', 'an RTF document'],
  ['\x1f\x8b', '', 'a compressed file (gzip)'],
  ['\x7fELF', '', 'a program'],
  ['MZ', '\0', 'a program'],
  ['SQLite format 3\0', '', 'a database'],
  ['OTTO', '\0', 'a typeface'],
  ['wOF', '\0', 'a typeface'],
  ['\0\x01\0\0', '', 'a typeface'],
];

/** What is text, and not in the encoding that is asked for. */
export const UTF_16 = 'text in UTF-16';

/** How much of a file is looked at. */
const HEAD = 4096;

/** What a file is that is no text, such as «a PDF»; undefined where it may be one. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  // Decoded byte by byte: «latin1» of TextDecoder is Windows-1252.
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1');
  for (const [begin, within, kind] of SIGNATURES)
    if (head.startsWith(begin) && head.includes(within)) return kind;
  if (/^(?:\xff\xfe|\xfe\xff)/.test(head) || /^(?:\0[^\0]|[^\0]\0){4}/.test(head)) return UTF_16;
  return head.includes('\0\0') ? 'no text: it has NUL bytes' : undefined;
}

/** What files of these endings hold: text, but no Markdown. */
const ENDINGS: Readonly<Record<string, string>> = {
  '.json': 'JSON',
  '.yaml': 'YAML',
  '.yml': 'YAML',
  '.toml': 'TOML',
  '.html': 'HTML',
  '.htm': 'HTML',
  '.xhtml': 'HTML',
  '.xml': 'XML',
  '.svg': 'a drawing (SVG)',
  '.tex': 'TeX',
  '.typ': 'Typst',
  '.csv': 'a table (CSV)',
  '.css': 'a style sheet',
  '.js': 'a program (JavaScript)',
  '.ts': 'a program (TypeScript)',
  '.py': 'a program (Python)',
  '.sh': 'a program (shell)',
  '.log': 'a log',
};

/** What the name of a file says that is no Markdown; undefined where it may be some. */
export function otherKind(path: string): string | undefined {
  const ending = posix.extname(path).toLowerCase();
  return Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
}
