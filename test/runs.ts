/** How many random inputs a law is tried with: all that are usual with `npm test`, a share of them where one looks while one writes. */
export function runs(usual: number): number {
  return Math.ceil(usual * Number(process.env['WARRAQ_LAWS'] ?? 1));
}
