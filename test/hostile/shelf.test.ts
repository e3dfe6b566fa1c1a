import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { disk } from '../../scripts/disk/disk.ts';
import { makeShelf } from '../../scripts/index.ts';
import { render } from '../../scripts/render/render.ts';
import { makeWeb } from '../../scripts/targets/web/web.ts';
import { commit } from '../../scripts/vault/commit.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { launchReader, type Site, visit } from '../reader-browser.ts';

/** Web editions of an archive that somebody sent: `[path, content, what is said of it]`. */
const LIVE: readonly (readonly [path: string, content: string | Buffer, why: string])[] = [
  ['index.html', '<script>alert(1)</script>', '<script>'],
  ['index.html', '<script type="text/javascript">alert(1)</script>', '<script>'],
  ['index.html', '<script type="application/json" src="x.js"></script>', '<script>'],
  ['index.html', '<script type="text/javascript">alert(1)</script>', '<script>'],
  ['index.html', '<script type="application/json" src="x.js"></script>', '<script>'],
  ['index.html', '<p>متن<img src=x onerror=alert(1)>', 'onerror= on <img>'],
  ['index.html', '<details open ontoggle=alert(1)>a</details>', 'ontoggle= on <details>'],
  ['index.html', '<svg><style><img src=x onerror=alert(1)></style></svg>', 'onerror= on <img>'],
  ['index.html', '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>', '<iframe>'],
  ['index.html', '<object data="evil.svg"></object>', '<object>'],
  ['index.html', '<a href="java&#10;script:alert(1)">a</a>', 'address java'],
  ['index.html', '<svg><a xlink:href="javascript:alert(1)"><text>a</text></a></svg>', 'address javascript'],
  ['index.html', '<svg><a><animate attributeName=href to="javascript:alert(1)"/></a></svg>', '<animate>'],
  ['index.html', '<svg onload=alert(1)>', 'onload= on <svg>'],
  [
    'index.html',
    '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></math>',
    'onerror=',
  ],
  ['index.html', '<template><script>alert(1)</script></template>', '<script>'],
  ['index.html', '<meta http-equiv=refresh content="0;url=evil.html">', '<meta>'],
  ['index.html', '<meta charset=iso-2022-jp><p title="\u001b(J"><script>alert(1)</script>">', '<meta>'],
  ['index.html', '<base href="http://a.example/">', '<base>'],
  ['index.html', '<form action="javascript:alert(1)"><button>a</button></form>', '<form>'],
  ['index.html', Buffer.from('\ufeff<script>alert(1)</script>', 'utf16le'), 'text that is not UTF-8'],
  ['02.html', '<script src="x.js"></script>', '<script>'],
  [
    'page.xhtml',
    '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
    'a kind of file',
  ],
  ['page.xml', '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>', 'a kind of file'],
  ['page', '<script>alert(1)</script>', 'a kind of file'],
  ['x.js', 'alert(1)', 'a kind of file'],
  ['assets/a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', '<script>'],
  ['assets/a.SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'onload'],
];

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.css': 'text/css',
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-hostile-shelf-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function put(id: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const all = [
    ...[...files].map(([path, content]) => [`outputs/${path}`, content] as const),
    ['record.json', JSON.stringify({ title: id, pageMap: { pages: 1 } })] as const,
    ['metadata.jsonld', '{}'] as const,
  ];
  const contents = new Map(all.map(([path, content]) => [path, { bytes: Buffer.from(content as string) }]));
  const user = { name: 'سارا', address: 'mailto:sara@example.org' };
  const created = '2026-11-24T00:00:00Z';
  await commit(join(folder, 'archive'), { id, files: contents, created, message: 'v', user }, disk);
}

/** All files below a folder, as they would be served. */
function siteOf(root: string): Site {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name).slice(root.length + 1);
      const mediaType = MEDIA_TYPES[extname(name).toLowerCase()] ?? 'text/html';
      return [path, { mediaType, body: readFileSync(join(root, path)) }];
    }),
  );
}

/** What the pages and drawings of a site say when a reader opens them. */
async function saidBy(site: Site, paths: readonly string[]): Promise<readonly string[]> {
  const browser = await launchReader();
  try {
    const heard: string[] = [];
    for (const path of paths) {
      const { page, said } = await visit(browser, site, path);
      await page.evaluate(() => document.documentElement.getBoundingClientRect().width);
      heard.push(...said.map((what) => `${path}: ${what}`));
      await page.close();
    }
    return heard;
  } finally {
    await browser.close();
  }
}

describe('web editions of a stranger’s archive', () => {
  it('would run scripts where they are opened as they are', async () => {
    const site: Site = new Map(
      LIVE.map(([path, body], index) => {
        const mediaType = MEDIA_TYPES[extname(path).toLowerCase()] ?? 'text/html';
        return [`${index}${extname(path)}`, { mediaType, body }];
      }),
    );
    const paths = [...site.keys()].filter((_, index) => LIVE[index]![1].includes('alert(1)'));
    expect((await saidBy(site, paths)).length).toBeGreaterThan(9);
  });

  it('are left off the shelf, and named, where they may run something; the other files stand on it', async () => {
    for (const [index, [path, content]] of LIVE.entries())
      await put(
        `urn:x:${index}`,
        new Map<string, string | Uint8Array>([
          ['web/index.html', '<!doctype html><p>متن'],
          [`web/${path}`, content],
          ['a.pdf', 'x'],
          ['evil.html', '<script>alert(1)</script>'],
        ]),
      );
    const { book } = await readBook(
      memoryWorld({ 'book.yaml': 'title: a\ncover: false\n', '1.md': '# عنوان\n\nمتن $x^2$.\n' }),
    );
    const web = await makeWeb(render(book!, silent), undefined);
    await put('urn:x:ours', new Map(web.map(({ path, bytes }) => [path, bytes])));

    const shelf = join(folder, 'shelf');
    const { leftOff } = await makeShelf({ store: join(folder, 'archive') }, shelf);
    for (const [index, [path, , why]] of LIVE.entries()) {
      const told = leftOff.find(({ title }) => title === `urn:x:${index}`);
      expect(told, String(why)).toEqual({
        title: `urn:x:${index}`,
        version: 'v1',
        path: `web/${path}`,
        why: expect.stringContaining(why),
      });
    }
    expect(leftOff).toHaveLength(LIVE.length);
    const site = siteOf(shelf);
    const files = [...site.keys()];
    expect(files.filter((path) => path.endsWith('a.pdf'))).toHaveLength(LIVE.length);
    expect(files.filter((path) => path.endsWith('web/index.html'))).toHaveLength(1);
    expect(files.filter((path) => path.endsWith('evil.html'))).toEqual([]);
    expect(
      await saidBy(
        site,
        files.filter((path) => /\.(?:html|svg)$/.test(path)),
      ),
    ).toEqual([]);
  });
});
