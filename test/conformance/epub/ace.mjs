import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ace from '@daisy/ace-core';
import runner from '@daisy/ace-axe-runner-puppeteer';

/** `node ace.mjs FILE…`: what DAISY's Ace says of each file, a line for each fault and one for each verdict. */

// Ours has no browser of its own: Ace, which asks for none, gets the one that is named.
const puppeteer = createRequire(import.meta.url)('puppeteer');
const launch = puppeteer.launch.bind(puppeteer);
puppeteer.launch = (options) => launch({ ...options, executablePath: process.env.BROWSER_PATH });

const folder = mkdtempSync(join(tmpdir(), 'warraq-ace-'));
await runner.launch();
for (const file of process.argv.slice(2)) {
  const options = { cwd: folder, outdir: join(folder, 'report'), silent: true, initLogger: true };
  const [, report] = await ace(file, options, runner);
  for (const { assertions, ...subject } of report.assertions)
    for (const one of assertions) {
      const { title } = { title: one['earl:test']['dct:title'] };
      const said = one['earl:result']['dct:description'].replace(/\s+/g, ' ');
      console.log(['FAULT', file, subject['earl:testSubject'].url, title, said].join('\t'));
    }
  console.log(['VERDICT', file, report['earl:result']['earl:outcome']].join('\t'));
}
await runner.close();
rmSync(folder, { recursive: true });
process.exit(0);
