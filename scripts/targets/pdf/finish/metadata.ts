import type { Book } from '../../../book/book.ts';
import { version } from '../../../house/package-files.ts';
import { date, dict, type PdfValue, text } from '../document/values.ts';

const joined = (values: readonly string[]) => values.join('، ');
const producer = () => `warraq ${version()}`;
const subjectOf = ({ settings }: Book) => settings.description ?? joined(settings.subject);

/** The information dictionary (ISO 32000-1, 14.3.3); it says what the XMP says. */
export function information(book: Book): PdfValue {
  const { settings, instant } = book;
  const authors = settings.author.map((one) => one.name);
  return dict({
    Title: text(settings.title),
    Author: authors.length > 0 ? text(joined(authors)) : undefined,
    Subject: subjectOf(book) ? text(subjectOf(book)) : undefined,
    Keywords: settings.keywords.length > 0 ? text(joined(settings.keywords)) : undefined,
    Creator: text(producer()),
    Producer: text(producer()),
    CreationDate: date(instant),
    ModDate: date(instant),
  });
}

/**
 * The metadata of a document as XMP (ISO 16684-1). `part`: the part of ISO 19005 whose level A it claims, together with
 * PDF/UA-1; undefined for no claim.
 */
export function xmp(book: Book, part: number | undefined): Buffer {
  const { settings, instant } = book;
  const { isbn, doi } = settings.identifier;
  const identifiers = [isbn && `urn:isbn:${isbn.replace(/[^\dXx]/g, '')}`, doi && `doi:${doi}`].filter(
    (one) => one !== undefined && one !== '',
  );
  const instantOf = instant.replace('Z', '+00:00');
  const content = [
    '<dc:format>application/pdf</dc:format>',
    alternatives('dc:title', settings.title),
    list(
      'dc:creator',
      'Seq',
      settings.author.map((one) => one.name),
    ),
    subjectOf(book) ? alternatives('dc:description', subjectOf(book)) : '',
    list('dc:subject', 'Bag', [...settings.subject, ...settings.keywords]),
    list('dc:publisher', 'Bag', settings.publisher === undefined ? [] : [settings.publisher]),
    list('dc:language', 'Bag', [settings.language]),
    list('dc:identifier', 'Bag', identifiers as string[]).replace(/<\/?rdf:(Bag|li)>/g, ''),
    settings.rights === undefined ? '' : alternatives('dc:rights', settings.rights),
    simple('xmp:CreatorTool', producer()),
    simple('xmp:CreateDate', instantOf),
    simple('xmp:ModifyDate', instantOf),
    simple('xmp:MetadataDate', instantOf),
    simple('pdf:Producer', producer()),
    settings.keywords.length > 0 ? simple('pdf:Keywords', joined(settings.keywords)) : '',
    ...(part === undefined ? [] : claims(part)),
  ];
  return Buffer.from(
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ${NAMESPACES}>
${content.filter(Boolean).join('\n')}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`,
    'utf8',
  );
}

const NAMESPACES = [
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['xmp', 'http://ns.adobe.com/xap/1.0/'],
  ['pdf', 'http://ns.adobe.com/pdf/1.3/'],
  ['pdfuaid', 'http://www.aiim.org/pdfua/ns/id/'],
  ['pdfaid', 'http://www.aiim.org/pdfa/ns/id/'],
  ['pdfaExtension', 'http://www.aiim.org/pdfa/ns/extension/'],
  ['pdfaSchema', 'http://www.aiim.org/pdfa/ns/schema#'],
  ['pdfaProperty', 'http://www.aiim.org/pdfa/ns/property#'],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');

/** PDF/A knows no schema of PDF/UA: it has to be described (ISO 19005-2, 6.6.2.3). */
const PDFUA_SCHEMA =
  '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>';

function claims(part: number): readonly string[] {
  return [
    simple('pdfuaid:part', '1'),
    simple('pdfaid:part', String(part)),
    simple('pdfaid:conformance', 'A'),
    PDFUA_SCHEMA,
  ];
}

function simple(tag: string, value: string): string {
  return `<${tag}>${escaped(value)}</${tag}>`;
}

function alternatives(tag: string, value: string): string {
  return `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(value)}</rdf:li></rdf:Alt></${tag}>`;
}

function list(tag: string, kind: 'Seq' | 'Bag', values: readonly string[]): string {
  if (values.length === 0) return '';
  return `<${tag}><rdf:${kind}>${values.map((value) => simple('rdf:li', value)).join('')}</rdf:${kind}></${tag}>`;
}

function escaped(value: string): string {
  return value.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark]!);
}
