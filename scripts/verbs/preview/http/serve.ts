import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Address, type Asked, judged } from './asked.ts';
import { BARE_POLICY } from './policy.ts';

/** What is sent in answer. */
export interface Answer {
  readonly status?: number;
  readonly mediaType: string;
  readonly body: string | Uint8Array;
  /** Its Content Security Policy; without one, it can do nothing at all. */
  readonly policy?: string;
}

/** Answers requests that are in order; undefined where there is nothing. `stream`: takes over the response. */
export interface Handler {
  answer(asked: Asked, body: unknown): Promise<Answer | undefined>;
  stream?(asked: Asked, response: ServerResponse): boolean;
}

/** A server that is listening. */
export interface Listening extends Address {
  /** `http://127.0.0.1:4711`. */
  readonly origin: string;
  /** Where it is opened. */
  readonly url: string;
  close(): Promise<void>;
}

/** The most that is read of what somebody sends, in bytes. */
const BODY = 10_000;

/** Nothing of ours is asked for by others, kept, or told to them. */
const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/**
 * Listen on the loopback address, with a token of 144 random bits. `port`: 0 for any that is free.
 *
 * @throws the system's error where the port is taken.
 */
export async function listen(handler: (at: Listening) => Handler, port = 0): Promise<Listening> {
  const server = createServer({ requestTimeout: 30_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = randomBytes(18).toString('base64url');
  const origin = `http://${host}`;
  const at = { host, token, origin, url: `${origin}/${token}/`, close: () => closed(server) };
  const handle = handler(at);
  server.on('request', (request, response) => {
    respond(request, response, at, handle).catch(() => {
      if (response.headersSent) response.destroy();
      else send(response, { status: 500, mediaType: 'text/plain', body: '' });
    });
  });
  return at;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  at: Address,
  handler: Handler,
): Promise<void> {
  const asked = judged(request, at);
  if ('status' in asked) return send(response, { ...asked, mediaType: 'text/plain', body: '' });
  if (handler.stream?.(asked, response)) return;
  const body = asked.method === 'POST' ? await bodyOf(request) : undefined;
  const answer =
    asked.method === 'POST' && body === undefined
      ? { status: 400, mediaType: 'text/plain', body: '' }
      : await handler.answer(asked, body);
  send(response, answer ?? { status: 404, mediaType: 'text/plain', body: '' });
}

function send(
  response: ServerResponse,
  { status = 200, mediaType, body, policy = BARE_POLICY }: Answer,
): void {
  response.writeHead(status, {
    ...HEADERS,
    'content-type': mediaType,
    'content-length': Buffer.byteLength(body),
    'content-security-policy': policy,
  });
  response.end(body);
}

/** Begin a stream of events (HTML, 9.2). */
export function beginEvents(response: ServerResponse): void {
  response.writeHead(200, {
    ...HEADERS,
    'content-type': 'text/event-stream',
    'content-security-policy': BARE_POLICY,
  });
}

/** JSON that somebody sends; undefined for what is none, or too much. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (!request.headers['content-type']?.startsWith('application/json')) return undefined;
  let text = '';
  for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    if (text.length > BODY) return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
