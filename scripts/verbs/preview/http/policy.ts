/** What pages may load and run (Content Security Policy 3). */

/** The desk: our own script and style, and frames of the two origins. `editions`: the origin that editions are shown from. */
export function deskPolicy(editions: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `frame-src 'self' ${editions}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The set pages: what a manuscript says stands there, and runs nothing, however it is opened. */
export const PAGES_POLICY = [
  'sandbox allow-same-origin',
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** What has no business of its own. */
export const BARE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** The reader of the EPUB: its script; the book's own pages, which it makes blobs of, run nothing. `desk`: who may frame it. */
export function readerPolicy(desk: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' blob: 'unsafe-inline'",
    'font-src blob: data:',
    'img-src blob: data:',
    "connect-src 'self' blob:",
    'frame-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${desk}`,
  ].join('; ');
}

/** The web edition has a policy of its own, with the digest of its one script; this is laid over it. */
export function webPolicy(desk: string): string {
  return `sandbox allow-scripts allow-same-origin; frame-ancestors ${desk}; base-uri 'none'; form-action 'none'; connect-src 'none'`;
}
