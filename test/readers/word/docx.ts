import JSZip from 'jszip';

/** The parts of a Word file, as the XML within their roots; only those that are given are there. */
export interface Parts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly header?: string;
  /** The properties of the document: `<dc:title>…`. */
  readonly core?: string;
  /** Properties of the document of other programs: `<property …/>`. */
  readonly custom?: string;
  /** Relations of the document beside those of its parts: `<Relationship …/>`. */
  readonly relations?: string;
  /** Further files, such as `word/media/a.png`. */
  readonly files?: Readonly<Record<string, Uint8Array | string>>;
}

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');

const root = (name: string, inner: string) =>
  `<?xml version="1.0"?><w:${name} ${NAMESPACES}>${inner}</w:${name}>`;
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (inner: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;

/** A Word file of these parts. */
export async function docx(parts: Parts): Promise<Uint8Array> {
  const zip = new JSZip();
  const own: readonly (readonly [keyof Parts, string, string])[] = [
    ['styles', 'styles', 'styles'],
    ['numbering', 'numbering', 'numbering'],
    ['footnotes', 'footnotes', 'footnotes'],
    ['endnotes', 'endnotes', 'endnotes'],
    ['comments', 'comments', 'comments'],
    ['header', 'header', 'hdr'],
  ];
  const there = own.filter(([key]) => parts[key] !== undefined);
  zip.file('word/document.xml', root('document', `<w:body>${parts.body}</w:body>`));
  for (const [key, file, name] of there) zip.file(`word/${file}.xml`, root(name, parts[key] as string));
  const links = there.map(
    ([, file]) => `<Relationship Id="${file}" Type="${OFFICE}/${file}" Target="${file}.xml"/>`,
  );
  zip.file('word/_rels/document.xml.rels', relations(links.join('') + (parts.relations ?? '')));
  zip.file(
    '_rels/.rels',
    relations(
      `<Relationship Id="d" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>` +
        '<Relationship Id="c" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>' +
        `<Relationship Id="p" Type="${OFFICE}/custom-properties" Target="docProps/custom.xml"/>`,
    ),
  );
  if (parts.core !== undefined)
    zip.file(
      'docProps/core.xml',
      `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${parts.core}</cp:coreProperties>`,
    );
  if (parts.custom !== undefined)
    zip.file(
      'docProps/custom.xml',
      `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${parts.custom}</Properties>`,
    );
  for (const [path, content] of Object.entries(parts.files ?? {})) zip.file(path, content);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** A paragraph of one text. `properties`: of the paragraph. */
export function p(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}
