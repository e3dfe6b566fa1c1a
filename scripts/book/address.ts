/** An address, or a part of one, without its percent signs; as it stands where they encode nothing (`50%.png`). */
export function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The attributes of HTML and SVG that hold addresses, as hast names them. */
export const ADDRESS_ATTRIBUTES: ReadonlySet<string> = new Set(
  'action background cite data formAction href longDesc ping poster src srcSet xLinkHref'.split(' '),
);

/** Schemes of addresses that run something, are documents of their own, or reach the disk. */
const ACTIVE = new Set(['javascript', 'vbscript', 'data', 'blob', 'file', 'filesystem']);

/** Whether an address is one of these as browsers read it, without what they pass over (URL Standard, 4.4). */
export function isActive(address: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what browsers pass over.
  const [, scheme] = /^([a-z][a-z\d+.-]*):/i.exec(address.replace(/[\u0000-\u0020]/g, '')) ?? [];
  return scheme !== undefined && ACTIVE.has(scheme.toLowerCase());
}
