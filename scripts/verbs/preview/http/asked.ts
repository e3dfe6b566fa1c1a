import type { IncomingMessage } from 'node:http';

/** Where a server is to be found, and what those who may ask it know. */
export interface Address {
  /** `127.0.0.1:4711`. */
  readonly host: string;
  /** The first part of each path. */
  readonly token: string;
}

/** A request that is in order. */
export interface Asked {
  readonly method: 'GET' | 'POST';
  /** Its path without the token, decoded, without a slash at its beginning. */
  readonly path: string;
}

/** The status of HTTP that a request is refused with. */
export interface Refused {
  readonly status: 400 | 403 | 404 | 405;
}

/**
 * Whether a request may be answered. The host has to be the address that we listen on, so that no name of a stranger leads here (DNS
 * rebinding); the token is in the path; what changes something has to come from a page of this very origin (Fetch Metadata, and `Origin` of RFC 6454),
 * which no page of another can claim. Paths with `..`, a backslash, a NUL or a doubled slash name nothing.
 */
export function judged(request: IncomingMessage, { host, token }: Address): Asked | Refused {
  const { method, url = '', headers } = request;
  if (headers.host !== host) return { status: 403 };
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return { status: 405 };
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return { status: 403 };
  const site = headers['sec-fetch-site'];
  if (method === 'POST' && (origin === undefined || (site !== undefined && site !== 'same-origin')))
    return { status: 403 };
  const path = decoded(url.split(/[?#]/, 1)[0]!);
  if (path === undefined) return { status: 400 };
  const begin = `/${token}/`;
  if (!sameText(path.slice(0, begin.length), begin)) return { status: 404 };
  return { method: method === 'POST' ? 'POST' : 'GET', path: path.slice(begin.length) };
}

/** Undefined for a path that is none, or leads elsewhere than it says. */
function decoded(path: string): string | undefined {
  if (!path.startsWith('/')) return undefined;
  try {
    const plain = decodeURIComponent(path);
    const parts = plain.split('/').slice(1);
    const isOdd = (part: string, at: number) =>
      part === '..' || part === '.' || (part === '' && at < parts.length - 1) || /[\\\0]/.test(part);
    return parts.some(isOdd) ? undefined : plain;
  } catch {
    return undefined;
  }
}

/** In a time that tells nothing of where they differ. */
function sameText(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let at = 0; at < one.length; at += 1) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}
