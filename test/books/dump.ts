import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const doc = await getDocument({ data: new Uint8Array(readFileSync(process.argv[2]!)), verbosity: 0 }).promise;
const from = Number(process.argv[3] ?? 1),
  to = Number(process.argv[4] ?? doc.numPages);
console.log(
  doc.numPages,
  await doc.getPageLabels(),
  JSON.stringify(await doc.getMetadata().then((m) => m.info)),
);
for (let i = from; i <= Math.min(to, doc.numPages); i++) {
  const p = await doc.getPage(i);
  const tc = await p.getTextContent({ disableNormalization: true });
  console.log('=== page', i, p.view);
  for (const it of tc.items as any[])
    console.log(
      JSON.stringify(it.str),
      it.dir,
      it.transform.map((x: number) => +x.toFixed(2)).join(','),
      it.width.toFixed(1),
      it.height.toFixed(1),
      it.hasEOL,
      it.fontName,
    );
  for (const a of await p.getAnnotations())
    console.log(
      'A',
      a.subtype,
      a.rect.map((x: number) => +x.toFixed(1)).join(','),
      JSON.stringify(a.dest),
      a.url,
    );
}
console.log(
  JSON.stringify(await doc.getOutline(), (k, v) =>
    ['title', 'items', 'dest'].includes(k) || /^\d*$/.test(k) ? v : typeof v === 'object' ? v : undefined,
  ),
);
