import { readFileSync } from 'node:fs';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

const doc = await getDocument({ data: new Uint8Array(readFileSync(process.argv[2]!)), verbosity: 0 }).promise;
const names = Object.fromEntries(Object.entries(OPS).map(([k, v]) => [v, k]));
const p = await doc.getPage(+process.argv[3]!);
const l = await p.getOperatorList();
l.fnArray.forEach((f, i) =>
  console.log(names[f], names[f] === 'showText' ? '' : JSON.stringify(l.argsArray[i])?.slice(0, 200)),
);
