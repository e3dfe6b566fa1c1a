import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WarraqError } from '../../../scripts/diagnostics/warraq-error.ts';
import { build } from '../../../scripts/verbs/build.ts';
import { importManuscript } from '../../../scripts/verbs/import.ts';
import { docx } from '../../readers/word/docx.ts';
import { said } from '../../said.ts';
import { judged, makeCorpus } from './corpus.ts';
import { MENDED, makerOf, SIGNS, TRAPS } from './traps.ts';

/** Word files of other makers: nothing of them is lost, by a judge that knows nothing of us; and each of them is a book at once. */

const place = mkdtempSync(join(tmpdir(), 'warraq-word-files-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const fileOf = (name: string) => join(place, `${name}.docx`);
const asIs = (name: string) => join(place, 'as-is', name);
const mended = (name: string) => join(place, 'mended', name);
const markdownOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /^\d.*\.md$/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n\n/, ''))
    .join('\n');

let names: readonly string[];
beforeAll(async () => {
  names = await makeCorpus(place);
  for (const name of names) {
    await importManuscript({ path: fileOf(name), to: asIs(name), asIs: true });
    await importManuscript({ path: fileOf(name), to: mended(name) });
  }
});

describe('Word files of other makers', () => {
  it('are 25 at least, and three of them long, where all makers are there', () => {
    const makers = new Set(names.map(makerOf));
    if (makers.size < 6) return;
    expect(names.length).toBeGreaterThanOrEqual(25);
    expect(names.filter((name) => name.includes('long')).length).toBeGreaterThanOrEqual(3);
  });

  it('lose no letter, no word and no order of words', ({ skip }) => {
    const verdicts = judged(names.map((name) => [fileOf(name), asIs(name)]));
    if (!verdicts) return skip('there is no Python');
    const faults = verdicts.filter((verdict) => {
      const signs = SIGNS[verdict.file.replace('.docx', '')] ?? '';
      const isKnown = (said: Readonly<Record<string, number>>) =>
        Object.keys(said).every((one) => signs.includes(one));
      const isWhole = [verdict.missing, verdict.lost, verdict.broken].every(
        (one) => Object.keys(one).length === 0,
      );
      return !isWhole || !isKnown(verdict.more) || !isKnown(verdict.added);
    });
    expect(faults).toEqual([]);
    expect(verdicts.every(({ letters }) => letters > 100)).toBe(true);
  });

  it('are judged by one who sees a letter, a word and a place that are wrong', ({ skip }) => {
    const given = fileOf('hand-latin');
    const wrongly = (name: string, change: (text: string) => string) => {
      const to = join(place, 'wrong', name);
      cpSync(asIs('hand-latin'), to, { recursive: true });
      for (const file of readdirSync(to).filter((one) => /^\d.*\.md$/.test(one)))
        writeFileSync(join(to, file), change(readFileSync(join(to, file), 'utf8')));
      return judged([[given, to]])?.[0];
    };
    const letter = wrongly('letter', (text) => text.replace('پدربزرگ', 'پدربزر'));
    if (!letter) return skip('there is no Python');
    expect(letter).toMatchObject({ missing: { گ: 1 }, lost: { پدربزرگ: 1 }, added: { پدربزر: 1 } });
    const joined = wrongly('joined', (text) => text.replace('هر صبح', 'هرصبح'));
    expect(joined).toMatchObject({ missing: {}, lost: { هر: 1, صبح: 1 } });
    const moved = wrongly('moved', (text) => text.replace('هر صبح', 'صبح هر'));
    expect(moved).toMatchObject({ missing: {}, lost: {}, broken: [expect.stringContaining('هر صبح')] });
  });

  it.each(TRAPS.map((trap) => [trap.name, trap] as const))('%s', (_, { seen }) => {
    for (const { file, warraq } of seen)
      if (names.includes(file)) expect(markdownOf(asIs(file)), file).toMatch(warraq);
  });

  it('are mended', () => {
    for (const { file, pattern } of MENDED)
      if (names.includes(file)) expect(markdownOf(mended(file)), file).toMatch(pattern);
  });

  it('are built at once, with warnings only', async () => {
    for (const name of names) {
      // Print takes longest: a few show that it can be done.
      const formats =
        /all|styled|google|verse/.test(name) && !name.includes('long') ? ['pdf', 'web'] : ['web'];
      const result = await build({ path: mended(name), out: join(place, 'out', name), formats });
      expect(
        said(result).filter(({ severity }) => severity === 'error'),
        name,
      ).toEqual([]);
      expect(result.ok, name).toBe(true);
    }
  });
});

describe('a Word file that is none, or means harm', () => {
  const refusal = async (name: string, bytes: Uint8Array) => {
    writeFileSync(join(place, name), bytes);
    const error = await importManuscript({ path: join(place, name), to: join(place, 'no', name) }).catch(
      (cause: unknown) => cause,
    );
    expect(error).toBeInstanceOf(WarraqError);
    return (error as WarraqError).facts as { readonly fault: string };
  };

  it('unpacks to more than it may: refused before it is unpacked', async () => {
    const zip = await JSZip.loadAsync(await docx({ body: '' }));
    zip.file('word/document.xml', Buffer.alloc(150_000_000, 0x20));
    const bomb = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
    expect((await refusal('bomb.docx', bomb)).fault).toBe('large');
  });

  it('has entities that grow, or XML that ends too early', async () => {
    const of = (xml: string) => docx({ body: '', files: { 'word/document.xml': xml } });
    const laughs = `<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document><w:body>&b;</w:body></w:document>`;
    expect((await refusal('laughs.docx', await of(laughs))).fault).toBe('damaged');
    expect((await refusal('cut.docx', await of('<w:document><w:body><w:p>'))).fault).toBe('damaged');
    const deep = `<w:document><w:body>${'<w:p>'.repeat(5000)}${'</w:p>'.repeat(5000)}</w:body></w:document>`;
    expect((await refusal('deep.docx', await of(deep))).fault).toBe('deep');
  });

  it('was cut off, or is no Word file', async () => {
    const whole = await docx({ body: '<w:p><w:r><w:t>متن</w:t></w:r></w:p>' });
    expect((await refusal('half.docx', whole.subarray(0, whole.length / 2))).fault).toBe('damaged');
    expect((await refusal('text.docx', Buffer.from('سلام'))).fault).toBe('damaged');
  });
});
