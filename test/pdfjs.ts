/**
 * pdf.js. Its build for Node 20 puts functions of its own in the place of a dozen that are built in, for all that runs beside it: what
 * makes a message for the browser took ten times as long. Those that Node has are put back.
 */
const before = builtIn();
const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
// The worker does the same when the first file is read, unless it is there already.
const worker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string);
Object.assign(globalThis, { pdfjsWorker: worker });
for (const [owner, properties] of before) restore(owner, properties);

export const { getDocument, OPS } = pdfjs;
export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Properties = ReadonlyMap<PropertyKey, PropertyDescriptor>;

/** What is built in: the global object, the objects in it that have functions, and what their instances inherit. */
function builtIn(): ReadonlyMap<object, Properties> {
  const owners: object[] = [
    globalThis,
    Object.getPrototypeOf(Uint8Array),
    Object.getPrototypeOf([].values()),
  ];
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (!/^[A-Z]/.test(name)) continue;
    const value: unknown = Reflect.get(globalThis, name);
    if (isObject(value)) owners.push(value);
  }
  const prototypes = owners.map((owner) => Reflect.get(owner, 'prototype')).filter(isObject);
  return new Map([...owners, ...prototypes].map((owner) => [owner, propertiesOf(owner)]));
}

function propertiesOf(owner: object): Properties {
  return new Map(
    Reflect.ownKeys(owner).map((key) => [key, Reflect.getOwnPropertyDescriptor(owner, key)!] as const),
  );
}

function restore(owner: object, properties: Properties): void {
  for (const [key, descriptor] of properties) {
    const now = Reflect.getOwnPropertyDescriptor(owner, key);
    if (now?.value !== descriptor.value || now?.get !== descriptor.get)
      Reflect.defineProperty(owner, key, descriptor);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null);
}
