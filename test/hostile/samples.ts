import { crc32, deflateSync } from 'node:zlib';

/** A ZIP file's first entry: its head (APPNOTE 4.3.7), name and content, which is not compressed. */
const zip = (name: string, content = '') =>
  `PK\x03\x04\x14\0\0\0\0\0${'\0'.repeat(16)}${String.fromCharCode(name.length)}\0\0\0${name}${content}`;

/** The beginning of files of many kinds, as bytes in Latin-1. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  'a PDF': '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\n',
  'a Word document': zip('[Content_Types].xml', `<Types/>${zip('word/document.xml')}`),
  'a ZIP archive': zip('a.txt', 'text'),
  'an OpenDocument file': zip('mimetype', 'application/vnd.oasis.opendocument.text'),
  'an EPUB': zip('mimetype', 'application/epub+zip'),
  'an RTF document': '{\\rtf1\\ansi text}',
  'a document of an old office program': `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(40)}`,
  'a GIF image': 'GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\0;',
  'a WebP image': 'RIFF\x3c\0\0\0WEBPVP8 \x30\0\0\0',
  'a JPEG image': '\xff\xd8\xff\xe0\0\x10JFIF\0',
  gzip: '\x1f\x8b\x08\0\0\0\0\0\0\x03',
  'a program': '\x7fELF\x02\x01\x01\0',
  'a typeface': 'wOF2\0\x01\0\0',
  'a database': 'SQLite format 3\0',
  // Texts without a text in them.
  spaces: ' \n\t\n  ',
  'a comment': '<!-- text -->\n',
  'front matter': '---\ntitle: a\n---\n',
  'a definition': '[a]: b.md\n',
  'a heading': '# a\n',
};

/** Images of eight by eight pixels, in Base64. */
const IMAGES: Readonly<Record<string, string>> = {
  'a whole JPEG':
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAAIAAgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwCGiiioOk//2Q==',
  'a whole GIF': 'R0lGODdhCAAIAIEAAMgKCgAAAAAAAAAAACwAAAAACAAIAAAIDwABCBxIsKDBgwgTKkwYEAA7',
  'a whole WebP':
    'UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoIAAgAAUAmJaACdLoB+AADsAD+9hNf/izkYjs83/4E78Cd+BO/8AAAAAA=',
};

/** The bytes of a file of some kind. */
export function sample(kind: string): Uint8Array {
  if (kind === 'a PNG image') return png(1, 1);
  const image = IMAGES[kind];
  if (image !== undefined) return Buffer.from(image, 'base64');
  const text = BEGINNINGS[kind];
  if (text === undefined) throw new Error(`no sample of «${kind}»`);
  return Buffer.from(text, 'latin1');
}

/** A PNG in shades of grey (ISO 15948). */
export function png(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  // One with a size that is none has no pixels.
  const rows = width * height < 1e6 ? Buffer.alloc((width + 1) * height) : Buffer.alloc(0);
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
