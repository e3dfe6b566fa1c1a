import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { type ImageKind, imageKind } from './image-kind.ts';
import { isPublicAddress } from './public-address.ts';

/** Why an image was not fetched. */
export type FetchFault =
  /** No address of http or https, or one with a password in it. */
  | { readonly fault: 'address' }
  /** It leads to this machine or its network: to `host`. */
  | { readonly fault: 'private'; readonly host: string }
  | { readonly fault: 'redirects'; readonly most: number }
  /** From https to http. */
  | { readonly fault: 'downgrade' }
  | { readonly fault: 'status'; readonly status: number }
  /** The server says that it is no image, or an encoded one: `type`. */
  | { readonly fault: 'type'; readonly type: string }
  /** It does not begin as an image does. */
  | { readonly fault: 'kind' }
  | { readonly fault: 'size'; readonly megabytes: number }
  | { readonly fault: 'time'; readonly seconds: number }
  /** No answer: `code` is that of the system, such as ENOTFOUND. */
  | { readonly fault: 'unreachable'; readonly code: string }
  /** More images than are fetched at once. */
  | { readonly fault: 'many'; readonly most: number };

export interface FetchedImage {
  readonly bytes: Uint8Array;
  readonly kind: ImageKind;
}

/** Fetch one image. @throws the reason of the signal, where that says to end. */
export type Get = (address: string, signal?: AbortSignal) => Promise<FetchedImage | FetchFault>;

export interface FetchLimits {
  /** Bytes of one image. */
  readonly bytes: number;
  /** Longest time for one image, from its name to its last byte. */
  readonly seconds: number;
  readonly redirects: number;
}

const LIMITS: FetchLimits = { bytes: 20_000_000, seconds: 30, redirects: 5 };

/** An address of IP, as a name server gives it. */
interface Resolved {
  readonly address: string;
  readonly family: number;
}

/** What is asked on the way. */
interface Ways {
  /** All addresses of a host. */
  readonly resolve: (host: string) => Promise<readonly Resolved[]>;
  /** Whether an address may be connected to. */
  readonly isAllowed: (address: string) => boolean;
  readonly limits: FetchLimits;
}

const TYPES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/jpg',
  'image/gif',
  'image/webp',
  'image/svg+xml',
]);

/**
 * What fetches images from the public internet, and from nowhere else: each address on the way, redirects among them, is looked at when its
 * name has been resolved, and that very address is connected to. `ways`: others, for who knows a better network.
 */
export function imageGetter(ways: Partial<Ways> = {}): Get {
  const all: Ways = {
    resolve: (host) => lookup(host, { all: true, verbatim: true }),
    isAllowed: isPublicAddress,
    limits: LIMITS,
    ...ways,
  };
  return async (address, signal) => {
    const late = AbortSignal.timeout(all.limits.seconds * 1000);
    const end = signal ? AbortSignal.any([late, signal]) : late;
    try {
      return await follow(address, all, end);
    } catch (cause) {
      signal?.throwIfAborted();
      if (cause instanceof Refused) return cause.fault;
      if (late.aborted) return { fault: 'time', seconds: all.limits.seconds };
      const { code = 'ERROR' } = cause as NodeJS.ErrnoException;
      return { fault: 'unreachable', code };
    }
  };
}

class Refused extends Error {
  readonly fault: FetchFault;

  constructor(fault: FetchFault) {
    super(fault.fault);
    this.fault = fault;
  }
}

async function follow(address: string, ways: Ways, end: AbortSignal): Promise<FetchedImage> {
  let url = urlOf(address, undefined);
  for (let hop = 0; ; hop += 1) {
    const answer = await ask(url, ways, end);
    const { statusCode = 0, headers } = answer;
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      answer.destroy();
      if (hop === ways.limits.redirects) throw new Refused({ fault: 'redirects', most: hop });
      const next = urlOf(headers.location, url);
      if (url.protocol === 'https:' && next.protocol === 'http:') throw new Refused({ fault: 'downgrade' });
      url = next;
      continue;
    }
    try {
      return await imageOf(answer, ways.limits);
    } finally {
      answer.destroy();
    }
  }
}

function urlOf(address: string, base: URL | undefined): URL {
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new Refused({ fault: 'address' });
  return url;
}

/** Ask for a URL; gives what comes, as soon as its head is there. */
function ask(url: URL, { resolve, isAllowed }: Ways, end: AbortSignal): Promise<IncomingMessage> {
  // An address in the place of a name is not looked up; the URL Standard gives it one form, in brackets for IPv6.
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) && !isAllowed(host)) throw new Refused({ fault: 'private', host });
  const find: LookupFunction = (name, options, tell) => {
    resolve(name).then(
      (all) => {
        const [first] = all;
        if (!first || all.some(({ address }) => !isAllowed(address)))
          tell(new Refused({ fault: 'private', host: name }), '');
        else if (options.all) tell(null, [...all]);
        else tell(null, first.address, first.family);
      },
      (cause: NodeJS.ErrnoException) => tell(cause, ''),
    );
  };
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((give, fail) => {
    request(url, {
      lookup: find,
      signal: end,
      // None that is shared: it might know another way than these addresses.
      agent: false,
      headers: { accept: [...TYPES].join(', '), 'accept-encoding': 'identity', 'user-agent': 'warraq' },
    })
      .on('response', give)
      .on('error', fail)
      .end();
  });
}

async function imageOf(answer: IncomingMessage, { bytes: most }: FetchLimits): Promise<FetchedImage> {
  const { statusCode = 0, headers } = answer;
  if (statusCode !== 200) throw new Refused({ fault: 'status', status: statusCode });
  const type = /^[^;]*/
    .exec(headers['content-type'] ?? '')![0]
    .trim()
    .toLowerCase();
  if (!TYPES.has(type)) throw new Refused({ fault: 'type', type });
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new Refused({ fault: 'type', type: `${type} (${encoding})` });
  const tooLarge = new Refused({ fault: 'size', megabytes: most / 1e6 });
  if (Number(headers['content-length'] ?? 0) > most) throw tooLarge;
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > most) throw tooLarge;
    pieces.push(piece);
  }
  const bytes = new Uint8Array(Buffer.concat(pieces));
  const kind = imageKind(bytes);
  if (kind === undefined) throw new Refused({ fault: 'kind' });
  return { bytes, kind };
}
