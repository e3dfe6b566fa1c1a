import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { PageMap } from '../../scripts/book/page-map.ts';
import type { Kind } from '../../scripts/book/settings.ts';
import type { World } from '../../scripts/book/world.ts';
import { silent } from '../../scripts/diagnostics/report.ts';
import type { BrowserSession } from '../../scripts/engine/session.ts';
import { diskWorld } from '../../scripts/manuscript/disk-world.ts';
import { type Rendering, render } from '../../scripts/render/render.ts';
import { coverOf, printedCover } from '../../scripts/targets/cover.ts';
import { makeEpub } from '../../scripts/targets/epub/epub.ts';
import { makePdf } from '../../scripts/targets/pdf/pdf.ts';
import { ROOT } from '../e2e/warraq.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

/** A book in both editions. */
export interface Editions {
  readonly rendering: Rendering;
  readonly map: PageMap;
  readonly pdf: Uint8Array;
  readonly epub: Uint8Array;
}

const FIXTURES = join(ROOT, 'test/fixtures/epub');

/** A chapter for each of a hundred. */
const hundredChapters = () =>
  memoryWorld({
    'book.yaml': 'title: صد فصل\ntheme: book\n',
    ...Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [
        `${String(index + 1).padStart(3, '0')}.md`,
        `# فصل ${index + 1}\n\nمتن فصل[^1].\n\n[^1]: یادداشت.\n`,
      ]),
    ),
  });

/** A photograph of more than 20 MB, since noise can't be packed. */
const largeImage = () =>
  memoryWorld({
    '1.md': '# عکس\n\n![عکسی بزرگ](large.png "عکس"){#عکس}\n\nپایان.\n',
    'large.png': noise(2700),
  });

/** Where a book is read from. */
interface Source {
  readonly world: World;
  readonly only?: string;
  /** What it is, if it does not say so. */
  readonly kind?: Kind;
}

const article = (kind?: Kind): Source => ({
  world: diskWorld(join(ROOT, 'docs/examples/article'), undefined),
  only: 'article.md',
  ...(kind && { kind }),
});

/** The books that validators see, by name. */
export const BOOKS: ReadonlyMap<string, () => Source> = new Map([
  ['sample', () => ({ world: diskWorld(join(ROOT, 'manuscript'), undefined) })],
  ...readdirSync(FIXTURES).map((name) => {
    const folder = join(FIXTURES, name);
    const only = existsSync(join(folder, 'book.md')) ? { only: 'book.md' } : {};
    return [name, () => ({ world: diskWorld(folder, undefined), ...only })] as const;
  }),
  ['an article', () => article()],
  ['a hundred chapters', () => ({ world: hundredChapters() })],
  ['a large image', () => ({ world: largeImage() })],
]);

/** Hard tables, poems of all forms, and an article in the shapes of other books: for validators that take their time. */
const SHAPES: ReadonlyMap<string, () => Source> = new Map([
  ['hard tables', () => ({ world: diskWorld(join(FIXTURES, '../tables'), undefined) })],
  ['poems', () => ({ world: diskWorld(join(FIXTURES, '../verse'), undefined) })],
  ['an article as a report', () => article('report')],
  ['an article as a book', () => article('book')],
]);

export const ALL_BOOKS: ReadonlyMap<string, () => Source> = new Map([...BOOKS, ...SHAPES]);

/** Build a book as `warraq build` does. */
export async function editions(name: string, browser: BrowserSession): Promise<Editions> {
  const { world, only, kind } = ALL_BOOKS.get(name)!();
  const { book } = await readBook(world, only, { kind });
  const rendering = render(book!, silent);
  const cover = book!.settings.cover === false ? undefined : await coverOf(rendering, browser);
  const { artifact, map } = await makePdf(rendering, browser, {
    cover: cover && printedCover(rendering, 1.5),
  });
  const epub = await makeEpub(rendering, cover, map);
  return { rendering, map, pdf: artifact.bytes, epub: epub.bytes };
}

/** A PNG (ISO 15948) of noise, `size` pixels wide and high. */
function noise(size: number): Uint8Array {
  const rows = Buffer.alloc(size * (size * 3 + 1));
  let state = 1405;
  for (let at = 0; at < rows.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    rows[at] = at % (size * 3 + 1) === 0 ? 0 : state >>> 24;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
