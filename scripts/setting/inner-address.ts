/**
 * Chromium walks the targets of all links within a document for every page that it prints: time that grows with the
 * square of the book. So these links have an address of their own scheme, which Chromium writes as any other; in the PDF they
 * are made links within the document.
 */
const SCHEME = 'warraq:';

/** The address of an id, as printed, for links within the document. */
export function innerAddress(id: string): string {
  return `${SCHEME}${id}`;
}

/** The id, as printed, that an address within the document leads to; undefined for an address of another scheme. */
export function targetOf(address: string): string | undefined {
  return address.startsWith(SCHEME) ? address.slice(SCHEME.length) : undefined;
}
