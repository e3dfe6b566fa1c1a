// node desk.mjs BOOK TEXT: sits at the desk (`warraq preview`) as an author does, in a real browser: turns a page to the left, searches, saves a
// sentence with a fault of spelling, sees it on its page, and goes to it from the findings. The browser is the one that warraq has.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const [book, text] = process.argv.slice(2);
const home = join(execFileSync('npm', ['root', '--global'], { encoding: 'utf8' }).trim(), 'warraq/');
const puppeteer = createRequire(home)('puppeteer');
const { checks } = JSON.parse(execFileSync('warraq', ['doctor', '--json'], { encoding: 'utf8' }));
const { path } = checks.find(({ id }) => id === 'browser');
const desk = spawn('warraq', ['preview', book, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
const browser = await puppeteer.launch({
  executablePath: path,
  headless: 'shell',
  pipe: true,
  env: {
    ...process.env,
    LD_LIBRARY_PATH: join(dirname(path), 'lib'),
    FONTCONFIG_FILE: join(dirname(path), 'fonts.conf'),
  },
  args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', ...(process.getuid() === 0 ? ['--no-sandbox'] : [])],
});

/** Wait until something is so in the page, and say it. */
async function until(page, said, isSo, ...takes) {
  await page.waitForFunction(isSo, { polling: 'raf', timeout: 60_000 }, ...takes).catch((cause) => {
    throw new Error(`never seen: ${said}`, { cause });
  });
  console.log(`-- ${said}`);
}

/** Runs in the page. */
const isReady = () => document.getElementById('state').dataset.state === 'ready';
const isOtherFolio = (before) => document.getElementById('folio').textContent !== before;
const hasOnSheet = (words) =>
  document.getElementById('sheet').contentDocument?.body?.textContent.includes(words) ?? false;

try {
  const line = await new Promise((resolve) => createInterface({ input: desk.stdout }).once('line', resolve));
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(JSON.parse(line).url);
  await until(page, 'the pages are set', isReady);
  const folio = await page.$eval('#folio', (one) => one.textContent);
  await page.keyboard.press('ArrowLeft');
  await until(page, 'a page is turned to the left', isOtherFolio, folio);
  await page.keyboard.press('/');
  await page.keyboard.type('كار');
  await (await page.waitForSelector('#found button')).click();
  await until(page, 'what was searched for is found', hasOnSheet, 'کار');
  writeFileSync(text, `${readFileSync(text, 'utf8')}\nمریم آواز می خواند.\n`);
  await until(page, 'what was saved is seen', hasOnSheet, 'آواز می خواند');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.keyboard.press('4');
  await (await page.waitForSelector('#findings .finding .ways button', { timeout: 60_000 })).click();
  await until(page, 'a finding leads to its page', hasOnSheet, 'آواز می خواند');
} finally {
  await browser.close();
  desk.kill('SIGINT');
}
