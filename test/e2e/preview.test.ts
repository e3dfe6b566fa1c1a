import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Previewed, previewOf } from '../previewed.ts';
import { launchReader } from '../reader-browser.ts';

/** A book on the desk, in a real browser. */

const PARAGRAPH = 'نوشتن کار دشواری است، و کتاب‌های خوب کم‌اند. '.repeat(60);

let folder = '';
let desk: Previewed;
let browser: Browser;
let page: Page;

const chapter = (name: string) => join(folder, 'book', name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-preview-'));
  await mkdir(join(folder, 'book'));
  await writeFile(chapter('book.yaml'), 'title: باران\nauthor: سارا\nkind: book\ncover: false\n');
  await writeFile(chapter('01.md'), `# یک\n\nآغاز.\n\n${PARAGRAPH}\n\n${PARAGRAPH}\n`);
  await writeFile(chapter('02.md'), `# دو\n\n${PARAGRAPH}\n\nکتاب می خواند.\n`);
  [desk, browser] = await Promise.all([
    previewOf({
      path: join(folder, 'book'),
      out: join(folder, 'dist'),
      language: 'fa',
      editor: 'my://{path}:{line}',
    }),
    launchReader('this machine'),
  ]);
  page = await browser.newPage();
  // The test has its own time, which is that of a slow machine.
  page.setDefaultTimeout(0);
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(desk.url);
  await seen((text) => text.includes('باران'));
});
afterAll(async () => {
  await Promise.all([desk?.close(), browser?.close()]);
  await rm(folder, { recursive: true, force: true });
});

/** What stands on the pages that are seen. */
function sheet(of: Page = page): Promise<string> {
  return of.evaluate(
    () => (document.getElementById('sheet') as HTMLIFrameElement).contentDocument?.body?.textContent ?? '',
  );
}

/** Wait until the pages that are seen say this: as long as the test may take, however slow the machine is. */
async function seen(isMeant: (text: string) => boolean, of: Page = page): Promise<string> {
  for (let text = await sheet(of); ; text = await changed(text, of)) if (isMeant(text)) return text;
}

/** What stands on the pages when it is no longer what it was. */
async function changed(before: string, of: Page): Promise<string> {
  await of.waitForFunction(
    (text) =>
      (document.getElementById('sheet') as HTMLIFrameElement).contentDocument?.body?.textContent !== text,
    { polling: 25, timeout: 0 },
    before,
  );
  return sheet(of);
}

const textOf = (id: string) => page.$eval(`#${id}`, (one) => one.textContent ?? '');

describe('the desk', () => {
  beforeEach(async () => {
    await page.bringToFront();
  });

  it('turns from right to left', async () => {
    await page.keyboard.press('Home');
    const first = await seen((text) => text.includes('باران'));
    await page.keyboard.press('ArrowLeft');
    const second = await seen((text) => text !== first);
    await page.keyboard.press('ArrowRight');
    expect(await seen((text) => text !== second)).toBe(first);
    const places = await page.$$eval('#to-left, #to-right', (all) =>
      all.map((one) => [one.id, one.ariaLabel]),
    );
    expect(Object.fromEntries(places)).toEqual({ 'to-left': 'صفحه‌های بعد', 'to-right': 'صفحه‌های پیش' });
  });

  it('leads from the contents to a page, and shows what is saved, in its place', async () => {
    const leaf = await page.waitForSelector('#contents [data-page]');
    await leaf!.evaluate((one) => (one as HTMLElement).click());
    await seen((text) => text.includes('آغاز.'));
    const folio = await textOf('folio');
    const text = await readFile(chapter('01.md'), 'utf8');
    const before = desk.news().view!;
    await writeFile(chapter('01.md'), text.replace('آغاز.', 'انجام.'));
    await seen((now) => now.includes('انجام.'));
    expect(await textOf('folio')).toBe(folio);
    const { view, status } = desk.news();
    expect(status.anew).toBe(1);
    // All other pages are those of before.
    const changed = view!.pages.filter(({ key }, at) => before.pages[at]!.key !== key);
    expect(changed).toHaveLength(1);
  });

  it('searches however a word is written, and marks it on the page', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('كتابهاي');
    await page.waitForSelector('#found button');
    await page.click('#found button');
    await seen((text) => text.includes('کتاب‌های'));
    const marked = await page.evaluate(() => {
      const { CSS: css } = (document.getElementById('sheet') as HTMLIFrameElement)
        .contentWindow as unknown as typeof globalThis;
      return [...(css.highlights.get('found') ?? [])].map(String)[0];
    });
    expect(marked).toBe('کتاب‌های');
    await page.keyboard.press('Escape');
  });

  it('jumps from a finding to its page, and to its source', async () => {
    await desk.until(({ status }) => status.findings.length > 0);
    await page.keyboard.press('Home');
    await page.keyboard.press('4');
    const finding = await page.waitForSelector('#findings .finding .ways button');
    const link = await page.$eval('#findings .finding a', (one) => (one as HTMLAnchorElement).href);
    expect(link).toBe(`my://${encodeURI(chapter('02.md'))}:5`);
    await finding!.click();
    await seen((text) => text.includes('می خواند'));
  });

  it('says what is in the way, with its place, and keeps the pages of before', async () => {
    const text = await readFile(chapter('02.md'), 'utf8');
    await writeFile(chapter('02.md'), `---\ntitle: [\n---\n${text}`);
    await page.waitForSelector('#faults:not([hidden]) .error');
    expect(await textOf('faults')).toContain('02.md:');
    expect(await sheet()).toContain('می خواند');
    await writeFile(chapter('02.md'), text);
    await page.waitForSelector('#faults[hidden]');
  });

  it('tells what could not be set as it should be, as a build does', async () => {
    const text = await readFile(chapter('02.md'), 'utf8');
    const row = (cell: string) => `|${` ${cell} |`.repeat(20)}\n`;
    const table = row('ستونی‌بسیاربلند') + row('---') + row('نشکستنی‌وبلندتر');
    await writeFile(chapter('02.md'), `${text}\n${table}`);
    const isMeant = ({ rule }: { readonly rule: string }) => rule === 'fits-page';
    const { status } = await desk.until(({ status: { findings } }) => findings.some(isMeant));
    const { file, page: at } = status.findings.find(isMeant)!;
    expect([file, desk.news().view!.pages[at!]!.source!.file]).toEqual([chapter('02.md'), chapter('02.md')]);
    await writeFile(chapter('02.md'), text);
    await desk.until(({ status: { findings } }) => !findings.some(isMeant));
  });

  it('shows what would be mended before it does it', async () => {
    const before = await readFile(chapter('02.md'), 'utf8');
    await page.click('#fix');
    await page.waitForSelector('#dialog .diff .plus');
    expect(await textOf('dialog')).toContain('می‌خواند');
    expect(await readFile(chapter('02.md'), 'utf8')).toBe(before);
    await page.click('#dialog-foot .main');
    await page.waitForSelector('#dialog [role="status"]');
    expect(await readFile(chapter('02.md'), 'utf8')).toContain('می‌خواند');
    await page.click('#dialog-foot .main');
    await page.waitForSelector('#dialog:not([open])');
  });

  it('shows the EPUB in a reader, and comes back to the pages', async () => {
    await page.click('[data-view="epub"]');
    const frame = await page.waitForFrame((one) => one.url().includes('/epub/'));
    await frame.waitForFunction(() => document.getElementById('said')?.textContent === '');
    const said = await frame.evaluate(() => {
      const { renderer } = document.querySelector('foliate-view') as unknown as {
        renderer: { getContents(): readonly { readonly doc: Document }[] };
      };
      return renderer.getContents()[0]!.doc.documentElement.lang;
    });
    expect(said).toBe('fa');
    await page.click('[data-view="print"]');
    expect(await page.$('#view-edition iframe')).toBeNull();
  });

  it('tells two tabs the same', async () => {
    const other = await browser.newPage();
    other.setDefaultTimeout(0);
    await other.goto(desk.url);
    await seen((text) => text !== '', other);
    await other.keyboard.press('Home');
    await seen((text) => text.includes('باران'), other);
    const yaml = await readFile(chapter('book.yaml'), 'utf8');
    await writeFile(chapter('book.yaml'), yaml.replace('باران', 'تگرگ'));
    await seen((text) => text.includes('تگرگ'), other);
    await other.close();
    await page.bringToFront();
    await page.keyboard.press('Home');
    await seen((text) => text.includes('تگرگ'));
  });

  it('runs nothing that stands on a page', async () => {
    const ran = await page.evaluate(async () => {
      const { contentDocument } = document.getElementById('sheet') as HTMLIFrameElement;
      contentDocument!.body.insertAdjacentHTML(
        'beforeend',
        '<img src="none" onerror="parent.document.title=\'ran\'">',
      );
      const script = contentDocument!.createElement('script');
      script.textContent = "parent.document.title = 'ran'";
      contentDocument!.body.append(script);
      await new Promise((done) => setTimeout(done, 100));
      return document.title;
    });
    expect(ran).toBe('تگرگ');
  });

  it.each([
    ['fa', 'light'],
    ['en', 'dark'],
  ])('has no barrier that axe knows: %s, %s', async (language, theme) => {
    if ((await page.$eval('html', ({ lang }) => lang)) !== language) await page.click('#language');
    await page.evaluate((one) => {
      document.documentElement.dataset['theme'] = one;
    }, theme);
    // The policy of the desk lets nothing in; DevTools may.
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const run = (window as unknown as { axe: typeof axe }).axe.run;
      const { violations } = await run(document, { iframes: false });
      return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
    });
    expect(found).toEqual([]);
  });
});

describe('its server', () => {
  /** Ask it as nobody's browser would: its answer's status and headers. */
  function ask(
    path: string,
    { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
  ): Promise<{ status: number; body: string; policy: string }> {
    const { hostname, port, host } = new URL(desk.url);
    return new Promise((resolve, reject) => {
      const asked = request({ hostname, port, path, method, headers: { host, ...headers } }, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          body += chunk;
        });
        answer.on('end', () =>
          resolve({
            status: answer.statusCode!,
            body,
            policy: String(answer.headers['content-security-policy']),
          }),
        );
      });
      asked.on('error', reject).end(method === 'POST' ? '{}' : undefined);
    });
  }

  const at = (path: string) => new URL(desk.url).pathname + path;
  const own = () => ({ origin: new URL(desk.url).origin, 'content-type': 'application/json' });

  it('answers to its own address', async () => {
    expect((await ask(at(''))).status).toBe(200);
    expect((await ask(at('news.json'))).body).toContain('"version"');
    expect((await ask(at('page/1'))).status).toBe(200);
  });

  it.each([
    ['another host', () => ask(at('news.json'), { headers: { host: 'evil.example' } }), 403],
    [
      'localhost, which a name server may lend',
      () => ask(at('news.json'), { headers: { host: 'localhost' } }),
      403,
    ],
    ['another origin', () => ask(at('news.json'), { headers: { origin: 'http://evil.example' } }), 403],
    ['a page of nobody', () => ask(at('news.json'), { headers: { origin: 'null' } }), 403],
    ['no token', () => ask('/news.json'), 404],
    ['another token', () => ask(`/${'a'.repeat(24)}/news.json`), 404],
    ['a path upwards', () => ask(at('pages/../../../etc/passwd')), 400],
    ['a hidden path upwards', () => ask(at('pages/%2e%2e/%2e%2e/%2e%2e/etc/passwd')), 400],
    ['a path of Windows', () => ask(at('pages/..%5c..%5cbook.yaml')), 400],
    ['a path with a NUL', () => ask(at('pages/book.yaml%00.css')), 400],
    ['a path that is none', () => ask(at('pages/%zz')), 400],
    ['a file of the book', () => ask(at('pages/book.yaml')), 404],
    ['a text of the book', () => ask(at('pages/01.md')), 404],
    ['an absolute path', () => ask(at('pages//etc/passwd')), 400],
    ['a page that is none', () => ask(at('page/99999')), 404],
    ['a method that changes', () => ask(at('news.json'), { method: 'PUT' }), 405],
    ['a build that no page asks for', () => ask(at('do/build'), { method: 'POST' }), 403],
    [
      'a build that a form asks for',
      () =>
        ask(at('do/build'), {
          method: 'POST',
          headers: { origin: own().origin, 'content-type': 'text/plain' },
        }),
      400,
    ],
    [
      'a build that another site asks for',
      () => ask(at('do/build'), { method: 'POST', headers: { ...own(), 'sec-fetch-site': 'cross-site' } }),
      403,
    ],
    ['a build by its address', () => ask(at('do/build')), 404],
  ])('refuses %s', async (_, answer, status) => {
    const { status: got, body } = await answer();
    expect([got, body]).toEqual([status, '']);
  });

  it('lets pages run nothing, also by themselves', async () => {
    const { policy } = await ask(at('pages/'));
    expect(policy).toContain('sandbox allow-same-origin;');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script|unsafe-eval/);
    expect((await ask(at('page/1'))).policy).toContain('sandbox;');
  });

  it('shows editions at another origin, which can be asked for nothing else', async () => {
    const editions = await page.$eval('html', ({ dataset }) => dataset['editions']!);
    expect(new URL(editions).origin).not.toBe(new URL(desk.url).origin);
    const { host, port, pathname } = new URL(editions);
    const theirs = (path: string) => ask(path, { headers: { host } });
    expect((await theirs(pathname)).status).toBe(403);
    const answer = await fetch(`${editions}web/`);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('تگرگ')]);
    expect((await fetch(`${editions}web/..%2f..%2fbook.yaml`)).status).toBe(400);
    expect((await fetch(`${editions}do/build`, { method: 'POST', body: '{}' })).status).toBe(403);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  });
});
