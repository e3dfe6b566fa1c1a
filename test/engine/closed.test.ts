import { createSocket } from 'node:dgram';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { homedir } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BrowserSession } from '../../scripts/engine/session.ts';

/** What a document in the browser that prints can do: nothing, by its own scripts or by any that got in. */

const browser = new BrowserSession();
const datagrams = createSocket('udp4');
const server = createServer((_, response) => response.end('reached'));
let packets = 0;
let requests = 0;

beforeAll(async () => {
  datagrams.on('message', () => {
    packets += 1;
  });
  server.on('connection', () => {
    requests += 1;
  });
  await new Promise<void>((done) => datagrams.bind(0, '127.0.0.1', done));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  await browser.close();
  datagrams.close();
  server.close();
});

const port = () => (server.address() as { port: number }).port;
const html = (body: string) => ({
  files: new Map([
    ['', { mediaType: 'text/html; charset=utf-8', body: `<!doctype html><title>-</title><body>${body}` }],
    [
      'x.svg',
      { mediaType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>' },
    ],
    ['frame', { mediaType: 'text/html', body: '<script>parent.document.title = "frame"</script>' }],
  ]),
});

/** Load a document and ask it something, past its own policies. */
const ask = <Answer>(body: string, question: string): Promise<Answer> =>
  browser.withPage(html(body), (page) => page.page.evaluate(question) as Promise<Answer>);

it.each([
  '<script>document.title = "ran"</script>',
  '<img src="x.svg" onload="document.title = \'ran\'">',
  '<img src="none" onerror="document.title = \'ran\'">',
  '<details open ontoggle="document.title = \'ran\'">a</details>',
  '<svg onload="document.title = \'ran\'"></svg>',
  '<iframe src="frame"></iframe>',
  '<iframe srcdoc="<script>parent.document.title = 1</script>"></iframe>',
  '<svg><animate onbegin="document.title = \'ran\'" attributeName="x" dur="1s"/></svg>',
  '<script type="module">document.title = "ran"</script>',
  '<meta http-equiv="refresh" content="0;url=javascript:document.title=1">',
  '<style>@keyframes x{}</style><p style="animation:x 1ms" onanimationend="document.title = \'ran\'">a</p>',
])('runs no script of a document: %s', async (body) => {
  // What was loaded has run by now, if it runs at all.
  expect(await ask(body, 'document.title')).toBe('-');
});

it('shows what it is served, and asks for nothing else', async () => {
  const address = `http://127.0.0.1:${port()}`;
  const widths = await ask<number[]>(
    `<link rel="stylesheet" href="${address}/a.css"><img src="${address}/a.png"><img src="x.svg"><img src="file:///${readdirSync('/')[0]}">
     <iframe src="${address}/"></iframe><iframe src="file:///etc/passwd"></iframe><object data="${address}/"></object>
     <style>@import '${address}/b.css'; body { background: url(${address}/b.png) }</style><video src="${address}/a.mp4" poster="${address}/p.png"></video>
     <base href="${address}/"><link rel="preconnect" href="${address}"><link rel="prefetch" href="${address}/c"><link rel="dns-prefetch" href="${address}">`,
    '[...document.images].map((one) => one.naturalWidth)',
  );
  expect(widths).toEqual([0, 7, 0]);
  expect(requests).toBe(0);
});

it('has no way out for a script either, if one should run', async () => {
  const { port: datagramPort } = datagrams.address();
  const address = `http://127.0.0.1:${port()}`;
  const tried = `(() => {
    const tries = {
      fetch: () => fetch('${address}/'),
      socket: () => new WebSocket('ws://127.0.0.1:${port()}/'),
      events: () => new EventSource('${address}/'),
      beacon: () => navigator.sendBeacon('${address}/', 'x'),
      worker: () => new Worker('${address}/w.js'),
      image: () => { new Image().src = '${address}/i.png'; },
      file: () => fetch('file:///etc/passwd'),
      form: () => { const form = document.createElement('form'); form.action = '${address}/'; document.body.append(form); form.submit(); },
      window: () => { if (window.open('${address}/')) throw new Error('opened'); },
      download: () => { const a = document.createElement('a'); a.href = 'data:text/plain,x'; a.download = 'warraq-test.txt'; document.body.append(a); a.click(); },
      peer: () => {
        const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${datagramPort}' }] });
        peer.createDataChannel('x');
        return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
      },
    };
    const failed = [];
    for (const [name, go] of Object.entries(tries)) { try { const made = go(); made?.catch?.(() => {}); } catch (cause) { if (cause.message === 'opened') failed.push(name); } }
    return failed;
  })()`;
  const opened = await browser.withPage(html('<p>a</p>'), async (page) => {
    const failed = await page.page.evaluate(tried);
    await new Promise((done) => setTimeout(done, 1500));
    const { length } = await page.page.browser().pages();
    return { failed, length };
  });
  expect(opened.failed).toEqual([]);
  // The one that every browser begins with, and ours.
  expect(opened.length).toBeLessThanOrEqual(3);
  expect({ packets, requests }).toEqual({ packets: 0, requests: 0 });
  expect(readdirSync(homedir()).filter((name) => name.startsWith('warraq-test'))).toEqual([]);
});

it('runs our own script beside a document that it can’t be seen from', async () => {
  const script = 'var inPage = { words: (more) => document.body.textContent + more };';
  const said = await browser.withPage({ ...html('<p>متن</p>'), script }, async (page) => [
    await page.call('words', ['!']),
    await page.page.evaluate('typeof inPage'),
  ]);
  expect(said).toEqual(['متن!', 'undefined']);
});

it('says which fault our own script has', async () => {
  const script = 'var inPage = { fail: () => { throw new Error("broken here"); } };';
  const failed = browser.withPage({ ...html(''), script }, (page) => page.call('fail', []));
  await expect(failed).rejects.toThrow('broken here');
});

it('keeps nothing of a step that is over', async () => {
  const script = 'var inPage = { same: (it) => it };';
  const added = await browser.withPage({ ...html(''), script }, async (page) => {
    const listeners = () => page.page.browser().listenerCount('disconnected');
    const before = listeners();
    await page.call('same', ['x']);
    await page.print();
    return listeners() - before;
  });
  expect(added).toBe(0);
});

it('does not wait longer for a step than it was told to', async () => {
  const impatient = new BrowserSession({ timeout: 2 });
  const script = 'var inPage = { hang: () => { for (;;); } };';
  const begun = performance.now();
  try {
    await expect(
      impatient.withPage({ ...html(''), script }, (page) => page.call('hang', [])),
    ).rejects.toMatchObject({ code: 'browser-stalled', exitCode: 3 });
  } finally {
    await impatient.close();
  }
  expect(performance.now() - begun).toBeLessThan(15_000);
});
