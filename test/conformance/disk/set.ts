export const SLUG = 'کتاب';

/** The files of an edition, each with its label in it, among them some of some size. */
export function setOf(label: string): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  const chapters = Array.from({ length: 30 }, (_, index) => `web/${index}.html`);
  const paths = [`${SLUG}.pdf`, `${SLUG}.epub`, 'web/index.html', ...chapters, 'web/fonts/a.woff2'];
  const files = paths.map((path, index) => ({
    path,
    bytes: Buffer.from(`${label} `.repeat(index < 2 ? 50_000 : 500)),
  }));
  const record = { label, outputs: paths.map((path) => ({ path })) };
  return [...files, { path: `${SLUG}.build.json`, bytes: Buffer.from(JSON.stringify(record)) }];
}
