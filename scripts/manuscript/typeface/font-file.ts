import { posix } from 'node:path';
import type { ThemeFile } from '../../book/theme.ts';
import type { World } from '../../book/world.ts';
import type { UnusableTypeface } from '../../diagnostics/facts.ts';
import { LIMITS } from '../limits.ts';
import { type FaceFacts, factsOf } from './sfnt.ts';
import { withSpaceApart } from './space.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Whether a name is that of a file, by its ending. */
export function isFontFile(name: string): boolean {
  return MEDIA_TYPES[posix.extname(name).toLowerCase()] !== undefined;
}

/** The file of a typeface, and what comes of it. */
export interface FontFile {
  /** As it is. */
  readonly file: ThemeFile;
  /** As it is printed: TrueType, written anew by the subsetter. */
  readonly bytes: Uint8Array;
  readonly facts: FaceFacts;
}

/**
 * Read the file of a typeface. HarfBuzz parses it, and writes it anew: no byte of a stranger's file goes to the browser or into an
 * edition as it is. What its licence forbids (`fsType`) is a fault.
 */
export async function readFontFile(world: World, path: string): Promise<FontFile | UnusableTypeface> {
  const mediaType = MEDIA_TYPES[posix.extname(path).toLowerCase()];
  if (mediaType === undefined) return { fault: 'ending' };
  if ((await world.standing(path)) !== 'file') return { fault: 'missing' };
  if ((await world.size(path)) > LIMITS.typefaceBytes)
    return { fault: 'large', megabytes: LIMITS.typefaceBytes / 1e6 };
  const bytes = await world.read(path);
  const rebuilt = await rebuild(bytes);
  return 'fault' in rebuilt ? rebuilt : { file: { path, mediaType, bytes }, ...rebuilt };
}

async function rebuild(bytes: Uint8Array): Promise<Pick<FontFile, 'bytes' | 'facts'> | UnusableTypeface> {
  try {
    const plain = await allGlyphs(bytes);
    const facts = factsOf(plain);
    const fault = faultOf(facts);
    if (fault) return { fault };
    if (facts.tables.has('glyf')) return { bytes: await withSpaceApart(plain), facts };
    if (!facts.tables.has('CFF ')) return { fault: 'outlines' };
    const { withTrueTypeOutlines } = await import('./outlines.ts');
    return { bytes: await withSpaceApart(await withTrueTypeOutlines(plain)), facts };
  } catch {
    return { fault: 'unreadable' };
  }
}

/** A file as TrueType or OpenType, with all that it can show. */
async function allGlyphs(bytes: Uint8Array): Promise<Uint8Array> {
  const { default: subsetFont } = await import('subset-font');
  const all = { targetFormat: 'truetype', keepAllGlyphs: true, preserveNameIds: [1, 16] } as const;
  return new Uint8Array(await subsetFont(Buffer.from(bytes), '', all));
}

function faultOf({ tables, embedding, forbids }: FaceFacts) {
  if (tables.has('fvar')) return 'variable';
  if (embedding === 'restricted') return 'restricted';
  if (forbids === 'subsetting') return 'no-subsetting';
  return forbids === 'outlines' ? 'bitmaps-only' : undefined;
}
