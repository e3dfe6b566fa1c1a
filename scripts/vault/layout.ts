import { createHash } from 'node:crypto';

/** OCFL 1.1, section 4.1: the declaration of a storage root; and section 3.2: of an object. */
export const ROOT_DECLARATION = 'ocfl_1.1';
export const OBJECT_DECLARATION = 'ocfl_object_1.1';
/** OCFL 1.1, section 3.5: the type of an inventory. */
export const INVENTORY_TYPE = 'https://ocfl.io/1.1/spec/#inventory';

/** Objects lie at digits of the digest of their id, in a folder that is named by the id (community extension 0003). */
export const LAYOUT = '0003-hash-and-id-n-tuple-storage-layout';

/** The parameters of that extension. */
export interface LayoutParameters {
  /** By its name in inventories. */
  readonly digestAlgorithm: string;
  /** In hexadecimal digits. */
  readonly tupleSize: number;
  readonly numberOfTuples: number;
}

/** What they are by default, and in our stores. */
export const PARAMETERS: LayoutParameters = { digestAlgorithm: 'sha256', tupleSize: 3, numberOfTuples: 3 };

/** Longer names are cut, and have the digest behind them. */
const LONGEST_NAME = 100;

const json = (value: object) => `${JSON.stringify(value, undefined, 2)}\n`;

/** The files of a storage root itself. */
export const ROOT_FILES: ReadonlyMap<string, string> = new Map([
  [`0=${ROOT_DECLARATION}`, `${ROOT_DECLARATION}\n`],
  [
    'ocfl_layout.json',
    json({
      extension: LAYOUT,
      description:
        'An archive of editions (OCFL 1.1): one object a title, one version an edition. Each title lies at nine digits of the SHA-256 of its id, in a folder with its name; `inventory.json` there says which file belongs to which edition.',
    }),
  ],
  [`extensions/${LAYOUT}/config.json`, json({ extensionName: LAYOUT, ...PARAMETERS })],
]);

/** Where the object of an id lies below the storage root, with `/`. */
export function objectPath(
  id: string,
  { digestAlgorithm, tupleSize, numberOfTuples }: LayoutParameters = PARAMETERS,
): string {
  const digest = createHash(digestAlgorithm.replace('blake2b-', 'blake2b')).update(id, 'utf8').digest('hex');
  const tuples = Array.from({ length: numberOfTuples }, (_, index) =>
    digest.slice(index * tupleSize, (index + 1) * tupleSize),
  );
  const name = [...id].map((one) => (/[\w-]/.test(one) ? one : percentEncoded(one))).join('');
  return [...tuples, name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}-${digest}` : name].join(
    '/',
  );
}

function percentEncoded(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
    .join('');
}
