import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { build } from '../../scripts/verbs/build.ts';

const AMIRI = join(
  import.meta.dirname,
  '../../node_modules/@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf',
);
const folder = mkdtempSync(join(tmpdir(), 'warraq-damaged-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A typeface, 400 bytes of whose outlines are zeros: a table of its header (OpenType, «Table Directory») says where they are. */
function damaged(): Buffer {
  const bytes = readFileSync(AMIRI);
  const records = Array.from({ length: bytes.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  const glyf = records.find((at) => bytes.toString('latin1', at, at + 4) === 'glyf')!;
  const middle = bytes.readUInt32BE(glyf + 8) + Math.floor(bytes.readUInt32BE(glyf + 12) / 3);
  return bytes.fill(0, middle, middle + 400);
}

it.each(['pdf', 'epub'])('a typeface that the browser refuses is told, and no %s is made', async (format) => {
  mkdirSync(join(folder, 'fonts'), { recursive: true });
  writeFileSync(join(folder, 'fonts/own.ttf'), damaged());
  writeFileSync(join(folder, 'book.yaml'), 'title: کاغذ\ntypefaces: { text: fonts/own.ttf }\n');
  writeFileSync(join(folder, '01.md'), '# آغاز\n\nکاغذ را نخستین بار در چین ساختند.\n');
  await expect(build({ path: folder, out: join(folder, 'out'), formats: [format] })).rejects.toMatchObject({
    code: 'typeface-refused',
    exitCode: 1,
  });
});
