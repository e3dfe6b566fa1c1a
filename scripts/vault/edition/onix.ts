import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import { formatOf } from '../../book/artifact.ts';
import type { Book } from '../../book/book.ts';
import type { Settings } from '../../book/settings.ts';
import { FORMATS } from '../../targets/formats.ts';
import type { EditionFacts } from './metadata.ts';

/** ONIX code list 17, by MARC relator code; it has none for proofreaders, who are Z99, as others are. */
const ROLES: Readonly<Record<string, string>> = {
  aut: 'A01',
  trl: 'B06',
  edt: 'B01',
  ill: 'A12',
  aui: 'A23',
  ctb: 'A32',
  cov: 'A36',
  bkd: 'A11',
};

/**
 * An ONIX for Books 3.0 message for an edition (EDItEUR, reference names): what shops and libraries take. `sent` is its date,
 * `YYYYMMDD`.
 */
export function onixOf(
  { settings, language }: Pick<Book, 'settings' | 'language'>,
  { id, edition, pages, outputs }: EditionFacts,
  sent: string,
): string {
  const text = (name: string, value: string | number | undefined) =>
    value === undefined ? [] : [x(name, String(value))];
  const people = [...settings.author.map((one) => ({ ...one, role: 'aut' })), ...settings.contributor];
  const product = x('Product', [
    x('RecordReference', id),
    x('NotificationType', '03'),
    ...productIdentifiers(settings, id),
    x('DescriptiveDetail', [
      x('ProductComposition', '00'),
      x('ProductForm', 'EA'),
      ...outputs.flatMap(({ path }) => text('ProductFormDetail', formatOf(path, FORMATS)?.onix)),
      ...(settings.series
        ? [
            x('Collection', [
              x('CollectionType', '10'),
              x('TitleDetail', [
                x('TitleType', '01'),
                x('TitleElement', [
                  x('TitleElementLevel', '02'),
                  ...text('PartNumber', settings.series.position),
                  x('TitleText', settings.series.title),
                ]),
              ]),
            ]),
          ]
        : []),
      x('TitleDetail', [
        x('TitleType', '01'),
        x('TitleElement', [
          x('TitleElementLevel', '01'),
          x('TitleText', settings.title),
          ...text('Subtitle', settings.subtitle),
        ]),
      ]),
      ...people.map(({ name, role, 'file-as': fileAs }, index) =>
        x('Contributor', [
          x('SequenceNumber', String(index + 1)),
          x('ContributorRole', ROLES[role] ?? 'Z99'),
          x('PersonName', name),
          ...text('PersonNameInverted', fileAs),
        ]),
      ),
      x('EditionStatement', edition),
      x('Language', [x('LanguageRole', '01'), x('LanguageCode', language.bibliographicCode)]),
      ...(pages === undefined
        ? []
        : [x('Extent', [x('ExtentType', '00'), x('ExtentValue', String(pages)), x('ExtentUnit', '03')])]),
      ...[...settings.subject, ...settings.keywords].map((subject) =>
        x('Subject', [x('SubjectSchemeIdentifier', '20'), x('SubjectHeadingText', subject)]),
      ),
    ]),
    ...(settings.description
      ? [
          x('CollateralDetail', [
            x('TextContent', [
              x('TextType', '03'),
              x('ContentAudience', '00'),
              x('Text', settings.description),
            ]),
          ]),
        ]
      : []),
    x('PublishingDetail', [
      ...(settings.publisher
        ? [x('Publisher', [x('PublishingRole', '01'), x('PublisherName', settings.publisher)])]
        : []),
      ...text('CityOfPublication', settings.place),
      x('PublishingStatus', '04'),
      ...(settings.date
        ? [
            x('PublishingDate', [
              x('PublishingDateRole', '01'),
              x('Date', dateAttributes(settings.date), compact(settings.date)),
            ]),
          ]
        : []),
    ]),
  ]);
  const message = x('ONIXMessage', { release: '3.0', xmlns: 'http://ns.editeur.org/onix/3.0/reference' }, [
    x('Header', [
      x('Sender', [x('SenderName', settings.publisher ?? settings.author[0]?.name ?? 'warraq')]),
      x('SentDateTime', sent),
    ]),
    product,
  ]);
  return `<?xml version="1.0" encoding="utf-8"?>\n${toXml(message)}\n`;
}

/** Code list 5: 15 ISBN-13, 06 DOI, 01 our own. */
function productIdentifiers({ identifier: { isbn, doi } }: Settings, id: string) {
  const identifier = (type: string, value: string, name?: string) =>
    x('ProductIdentifier', [
      x('ProductIDType', type),
      ...(name ? [x('IDTypeName', name)] : []),
      x('IDValue', value),
    ]);
  return [
    ...(isbn ? [identifier('15', isbn.replace(/[\s-]/g, ''))] : []),
    ...(doi ? [identifier('06', doi.replace(/^https?:\/\/(dx\.)?doi\.org\//, ''))] : []),
    ...(!isbn && !doi ? [identifier('01', id, 'URI')] : []),
  ];
}

/** Code list 55: 00 YYYYMMDD, 01 YYYYMM, 05 YYYY. */
function dateAttributes(date: string): { dateformat: string } {
  return { dateformat: { 4: '05', 7: '01', 10: '00' }[date.length] ?? '05' };
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}
