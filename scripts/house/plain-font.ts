const plain = new WeakMap<Uint8Array, Promise<Buffer>>();
let last: Promise<unknown> = Promise.resolve();

/**
 * A font (TrueType, WOFF or WOFF2) as it is without compression. Warraq's own are asked for by every book, and unpacked once; one after the
 * other, for what unpacks WOFF2 gives memory away that the next font is unpacked into.
 *
 * @throws Error where it is no font
 */
export function plainFont(bytes: Uint8Array): Promise<Buffer> {
  const known = plain.get(bytes);
  if (known) return known;
  const unpacked = last.then(() => unpack(bytes));
  last = unpacked.catch(() => undefined);
  plain.set(bytes, unpacked);
  return unpacked;
}

async function unpack(bytes: Uint8Array): Promise<Buffer> {
  const { convert } = await import('fontverter');
  return convert(Buffer.from(bytes), 'truetype');
}
