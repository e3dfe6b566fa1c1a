import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PdfFile } from '../../scripts/targets/pdf/document/pdf-file.ts';
import {
  dict,
  name,
  PdfDict,
  PdfName,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfValue,
} from '../../scripts/targets/pdf/document/values.ts';
import { pdfOf } from './pdf-of.ts';

const CATALOG = dict({ Type: name('Catalog') });

/** A value, references by `shown`. */
function plain(value: PdfValue, by = 0): unknown {
  if (value instanceof PdfRef) return { ref: value.number + by };
  if (value instanceof PdfName) return { name: value.name };
  if (value instanceof PdfString) return { string: Buffer.from(value.bytes).toString('latin1') };
  if (value instanceof PdfStream) {
    const { dict: entries, data } = value;
    const { Length: _, ...others } = plain(entries, by) as Record<string, unknown>;
    return { ...others, data: Buffer.from(data).toString('latin1') };
  }
  if (value instanceof PdfDict)
    return Object.fromEntries([...value].map(([key, one]) => [key, plain(one, by)]));
  return Array.isArray(value) ? value.map((one) => plain(one, by)) : value;
}

/** Files put one behind another, written and read again: the objects from number `from` on. */
function joined(files: readonly Buffer[], from: number, count: number): readonly unknown[] {
  const pdf = new PdfFile();
  for (const file of files) pdf.append(file);
  const again = new PdfFile(pdf.write());
  return Array.from({ length: count }, (_, at) => plain(again.get(new PdfRef(from + at))));
}

const { value } = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.integer({ min: -2000, max: 2000 }),
    fc.constantFrom(0, 0.5, true, false, null),
    fc.integer({ min: 0, max: 400 }).map((number) => new PdfRef(number)),
    fc.constantFrom('R', 'A1', 'a stream', 'obj', 'F(0)').map(name),
    fc.string({ maxLength: 8 }).map((text) => new PdfString(Buffer.from(text, 'latin1'))),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.constantFrom('K', 'P', 'A0', '0'), tie('value')).map((entries) => dict(entries)),
  ),
}));
const object = fc.oneof(
  value,
  fc
    .tuple(fc.dictionary(fc.constantFrom('K', 'P'), value), fc.constantFrom('', '5 0 R', 'endobj 7 0 obj'))
    .map(([entries, data]) => new PdfStream(dict(entries), Buffer.from(data))),
);

describe('the objects of a file that is put behind another', () => {
  it('have numbers that go on, and are the same otherwise', () => {
    fc.assert(
      fc.property(fc.array(object, { minLength: 1, maxLength: 8 }), (objects) => {
        const file = pdfOf([CATALOG, ...objects]);
        const by = objects.length + 1;
        expect(joined([file, file], by + 2, objects.length)).toEqual(objects.map((one) => plain(one, by)));
      }),
    );
  });

  it.each([
    ['(5 0 R)', { string: '5 0 R' }],
    ['<</A (\\) 5 0 R) /B 5 0 R>>', { A: { string: ') 5 0 R' }, B: { ref: 7 } }],
    ['[1 0 5 0 R 0 0 R]', [1, 0, { ref: 7 }, { ref: 2 }]],
    ['<</A0 5 0 R/B 6\n0 R>>', { A0: { ref: 7 }, B: { ref: 8 } }],
    ['<</Name /my#20stream /B 5 0 R>>', { Name: { name: 'my stream' }, B: { ref: 7 } }],
    ['% 5 0 R\n5 0 R', { ref: 7 }],
  ])('are as they were read: %s', (object, expected) => {
    const file = pdfOf([CATALOG, object]);
    expect(joined([file, file], 4, 1)).toEqual([expected]);
  });
});
