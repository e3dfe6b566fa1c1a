import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageGetter } from '../../scripts/fetch/get.ts';
import { imageKind } from '../../scripts/fetch/image-kind.ts';
import { isPublicAddress } from '../../scripts/fetch/public-address.ts';
import { png, sample } from '../hostile/samples.ts';

const PNG = png(2, 1);
const SVG =
  '<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

/** What a server does that somebody set up to harm who fetches from it. */
const ANSWERS: Readonly<Record<string, (answer: ServerResponse, request: IncomingMessage) => void>> = {
  '/a.png': (answer) => send(answer, 'image/png', PNG),
  '/a.svg': (answer) => send(answer, 'image/svg+xml; charset=utf-8', SVG),
  '/wrong-name.gif': (answer) => send(answer, 'IMAGE/JPEG', PNG),
  '/page': (answer) => send(answer, 'text/html', '<!doctype html>'),
  '/no-type': (answer) => void answer.end(PNG),
  '/html-as-png': (answer) => send(answer, 'image/png', '<!doctype html><svg></svg>'),
  '/empty': (answer) => send(answer, 'image/png', ''),
  '/gzip': (answer) => send(answer.setHeader('content-encoding', 'gzip'), 'image/svg+xml', gzipSync(SVG)),
  '/none': (answer) => void answer.writeHead(404, { 'content-type': 'image/png' }).end(PNG),
  '/said-large': (answer) =>
    void answer.writeHead(200, { 'content-type': 'image/png', 'content-length': 10e9 }).write(PNG),
  '/endless': (answer) => {
    answer.writeHead(200, { 'content-type': 'image/png' }).write(PNG);
    const more = () => {
      while (!answer.destroyed && answer.write(Buffer.alloc(65_536)));
    };
    answer.on('drain', more);
    more();
  },
  '/slow': (answer) => {
    answer.writeHead(200, { 'content-type': 'image/png' }).write(PNG);
    const timer = setInterval(() => answer.write('\0'), 50);
    answer.on('close', () => clearInterval(timer));
  },
  '/mute': () => {},
  '/cut': (answer) => {
    answer.writeHead(200, { 'content-type': 'image/png', 'content-length': 1000 }).write(PNG);
    setTimeout(() => answer.destroy(), 50);
  },
  '/hop': (answer, request) => {
    const left = Number(new URL(request.url!, 'http://a').searchParams.get('left'));
    redirect(answer, left === 0 ? '/a.png' : `/hop?left=${left - 1}`);
  },
  '/to': (answer, request) => redirect(answer, new URL(request.url!, 'http://a').searchParams.get('url')!),
};

function send(answer: ServerResponse, type: string, body: string | Uint8Array): void {
  answer.setHeader('content-type', type).end(body);
}

function redirect(answer: ServerResponse, location: string): void {
  answer.writeHead(302, { location }).end();
}

const asked: string[] = [];
const server = createServer((request, answer) => {
  asked.push(request.url!);
  ANSWERS[request.url!.replace(/\?.*$/, '')]!(answer, request);
});
let home: string;
beforeAll(async () => {
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  home = `http://images.example:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.closeAllConnections());

/** A getter to whom this server is the public internet, and nothing else is. */
const get = imageGetter({
  resolve: async (host) =>
    host === 'images.example'
      ? [{ address: '127.0.0.1', family: 4 }]
      : host === 'both.example'
        ? [
            { address: '127.0.0.1', family: 4 },
            { address: '10.0.0.1', family: 4 },
          ]
        : [{ address: '127.0.0.2', family: 4 }],
  isAllowed: (address) => address === '127.0.0.1',
  limits: { bytes: 300_000, seconds: 1, redirects: 3 },
});

describe('an image of the web', () => {
  it.each([
    ['/a.png', 'png', PNG],
    ['/a.svg', 'svg', Buffer.from(SVG)],
    ['/wrong-name.gif', 'png', PNG],
    ['/hop?left=2', 'png', PNG],
  ])('is fetched: %s', async (path, kind, bytes) => {
    expect(await get(home + path)).toEqual({ kind, bytes: new Uint8Array(bytes) });
  });

  it.each([
    ['a page', '/page', { fault: 'type', type: 'text/html' }],
    ['what has no type', '/no-type', { fault: 'type', type: '' }],
    ['a page that says it is an image', '/html-as-png', { fault: 'kind' }],
    ['nothing', '/empty', { fault: 'kind' }],
    ['what is packed, and may be a bomb', '/gzip', { fault: 'type', type: 'image/svg+xml (gzip)' }],
    ['what is not there', '/none', { fault: 'status', status: 404 }],
    ['10 GB, as the server says', '/said-large', { fault: 'size', megabytes: 0.3 }],
    ['bytes without end', '/endless', { fault: 'size', megabytes: 0.3 }],
    ['a byte now and then', '/slow', { fault: 'time', seconds: 1 }],
    ['silence', '/mute', { fault: 'time', seconds: 1 }],
    ['half of it', '/cut', { fault: 'unreachable', code: 'ECONNRESET' }],
    ['a circle', '/hop?left=9', { fault: 'redirects', most: 3 }],
    ['this machine, by redirection', '/to?url=http://127.0.0.2/', { fault: 'private', host: '127.0.0.2' }],
    ['this machine, in one number', '/to?url=http://2130706434/', { fault: 'private', host: '127.0.0.2' }],
    ['this machine in IPv6', '/to?url=http://[::1]/', { fault: 'private', host: '::1' }],
    [
      'this machine, by a name',
      '/to?url=http://localhost.example/',
      { fault: 'private', host: 'localhost.example' },
    ],
    ['a name of two places', '/to?url=http://both.example/', { fault: 'private', host: 'both.example' }],
    ['a file', '/to?url=file:///etc/passwd', { fault: 'address' }],
    ['what is written out', '/to?url=data:image/png;base64,AA', { fault: 'address' }],
    ['a password', '/to?url=http://a:b@images.example/', { fault: 'address' }],
    ['no address', '/to?url=http://[', { fault: 'address' }],
  ])('is refused: %s', async (_, path, fault) => {
    expect(await get(home + path)).toEqual(fault);
  });

  it('is not asked for at all where it would be of this machine', async () => {
    const { port } = server.address() as AddressInfo;
    asked.length = 0;
    const open = imageGetter();
    for (const host of ['127.0.0.1', '0.0.0.0', '[::1]', '[::ffff:127.0.0.1]', 'localhost', '0x7f.1'])
      expect(await open(`http://${host}:${port}/a.png`)).toMatchObject({ fault: 'private' });
    expect(asked).toEqual([]);
  });

  it('is no image of another scheme', async () => {
    for (const address of ['file:///etc/passwd', 'ftp://a.example/a.png', 'x', 'javascript:1'])
      expect(await get(address)).toEqual({ fault: 'address' });
  });

  it('is left alone when the work is to end', async () => {
    const end = new AbortController();
    const asking = get(`${home}/mute`, end.signal);
    end.abort(new Error('enough'));
    await expect(asking).rejects.toThrow('enough');
  });
});

describe('addresses', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.15.0.1', '172.32.0.1', '192.0.1.1', '2606:4700::1111', '2a00:1450::1'])(
    'of the public internet: %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1'],
    ...[
      '172.31.255.255',
      '192.0.0.1',
      '192.168.1.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
    ],
    ...[
      '::ffff:8.8.8.8',
      '::ffff:127.0.0.1',
      '64:ff9b::7f00:1',
      'fc00::1',
      'fd12::1',
      'fe80::1',
      'fe80::1%eth0',
    ],
    ...['ff02::1', '2001::1', '2001:db8::1', '2002:7f00:1::', '100::1', 'localhost', '', '127.1'],
  ])('of this machine, its network, or none: %s', (address) => expect(isPublicAddress(address)).toBe(false));
});

it.each([
  ['png', 'a PNG image'],
  ['jpg', 'a JPEG image'],
  ['gif', 'a GIF image'],
  ['webp', 'a WebP image'],
] as const)('knows a %s by its beginning', (kind, name) => expect(imageKind(sample(name))).toBe(kind));

it.each([
  ['<svg/>', undefined],
  ['<svg >', 'svg'],
  ['\ufeff \n<!DOCTYPE svg PUBLIC "a" "b"><svg\n>', 'svg'],
  ['<svgx >', undefined],
  ['<html><svg ></svg>', undefined],
  ['RIFF0000WAVEfmt ', undefined],
])('knows a drawing from other text: %s', (text, kind) => expect(imageKind(Buffer.from(text))).toBe(kind));
