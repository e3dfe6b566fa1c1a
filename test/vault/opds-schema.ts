/**
 * What the published schemas of OPDS 2.0 (drafts.opds.io/schema: feed, publication, feed-metadata, link) and of the Readium Web
 * Publication Manifest (metadata, link) ask of the parts that our feeds have, put in our own words as one JSON Schema.
 */
const ACQUISITIONS = [
  'preview',
  'http://opds-spec.org/acquisition',
  'http://opds-spec.org/acquisition/buy',
  'http://opds-spec.org/acquisition/open-access',
  'http://opds-spec.org/acquisition/borrow',
  'http://opds-spec.org/acquisition/sample',
  'http://opds-spec.org/acquisition/subscribe',
];

const rel = (names: readonly string[]) => ({
  properties: {
    rel: { anyOf: [{ enum: names }, { type: 'array', contains: { enum: names } }] },
  },
  required: ['rel'],
});

const link = {
  type: 'object',
  properties: {
    href: { type: 'string', format: 'uri-reference' },
    type: { type: 'string', pattern: '^[-\\w+.]+/[-\\w+.]+(?: ?;.*)?$' },
    rel: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    title: { type: 'string' },
    width: { type: 'integer', exclusiveMinimum: 0 },
    height: { type: 'integer', exclusiveMinimum: 0 },
  },
  required: ['href'],
};

const names = {
  anyOf: [
    { type: 'string', minLength: 1 },
    { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
  ],
};

const publication = {
  type: 'object',
  properties: {
    metadata: {
      type: 'object',
      properties: {
        '@type': { type: 'string', format: 'uri' },
        title: { type: 'string', minLength: 1 },
        subtitle: { type: 'string' },
        identifier: { type: 'string', format: 'uri' },
        author: names,
        translator: names,
        editor: names,
        publisher: names,
        language: { type: 'string', pattern: '^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$' },
        published: { type: 'string', anyOf: [{ format: 'date' }, { format: 'date-time' }] },
        modified: { type: 'string', format: 'date-time' },
        description: { type: 'string' },
        subject: { type: 'array', items: { type: 'string' } },
        numberOfPages: { type: 'integer', exclusiveMinimum: 0 },
        readingProgression: { enum: ['rtl', 'ltr', 'auto'] },
      },
      required: ['title'],
      additionalProperties: false,
    },
    links: {
      type: 'array',
      items: link,
      allOf: [{ contains: rel(['self']) }, { contains: rel(ACQUISITIONS) }],
    },
    images: {
      type: 'array',
      minItems: 1,
      items: link,
      contains: {
        properties: { type: { enum: ['image/jpeg', 'image/png', 'image/gif'] } },
        required: ['type'],
      },
    },
  },
  required: ['metadata', 'links', 'images'],
};

/** A feed, or the document of a publication. */
export const OPDS_FEED = {
  type: 'object',
  properties: {
    metadata: {
      type: 'object',
      properties: { title: { type: 'string' }, numberOfItems: { type: 'integer', minimum: 0 } },
      required: ['title'],
    },
    links: { type: 'array', items: link, contains: rel(['self']) },
    publications: { type: 'array', items: publication },
  },
  required: ['metadata', 'links', 'publications'],
};

export const OPDS_PUBLICATION = publication;
