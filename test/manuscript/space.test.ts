import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as harfbuzz from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../scripts/manuscript/typeface/sfnt.ts';
import { withSpaceApart } from '../../scripts/manuscript/typeface/space.ts';

const at = createRequire(import.meta.url);
const TEXT = 'و دوران پر رونق هر کار (۱۲)، را لایه‌لایه گفت';

/** Glyphs with their advances, as HarfBuzz shapes a text; a half-space is drawn as a space of no width. */
function shaped(bytes: Uint8Array, text: string, as?: { language: string; script: string }) {
  const font = new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(new Uint8Array(bytes))));
  const buffer = new harfbuzz.Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  if (as) buffer.setLanguage(as.language);
  if (as) buffer.setScript(as.script);
  harfbuzz.shape(font, buffer);
  return buffer.getGlyphInfosAndPositions().map(({ codepoint, xAdvance, cluster, flags }) => ({
    glyph: text[cluster] === '\u200c' ? 0 : codepoint,
    advance: xAdvance,
    cluster,
    flags,
  }));
}

const outline = (bytes: Uint8Array, glyph: number) =>
  new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(new Uint8Array(bytes)))).glyphToPath(glyph);

/** HB_GLYPH_FLAG_UNSAFE_TO_BREAK: what stands at both sides has been shaped together. */
const UNSAFE = 1;

describe.each([
  'amiri/400Regular/Amiri_400Regular.ttf',
  'scheherazade-new/400Regular/ScheherazadeNew_400Regular.ttf',
  'markazi-text/700Bold/MarkaziText_700Bold.ttf',
  'noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf',
])('%s', (name) => {
  const bytes = new Uint8Array(readFileSync(at.resolve(`@expo-google-fonts/${name}`)));

  it('shapes no letter together with a space', async () => {
    const spaced = shaped(await withSpaceApart(bytes), TEXT);
    const atSpaces = spaced.filter(({ cluster }) => TEXT[cluster] === ' ' || TEXT[cluster - 1] === ' ');
    expect(atSpaces.length).toBeGreaterThan(0);
    expect(atSpaces.filter(({ flags }) => flags & UNSAFE)).toEqual([]);
  });

  it('shapes each word as before, and a space as wide as the typeface says', async () => {
    const spaced = await withSpaceApart(bytes);
    for (const word of TEXT.split(' ')) expect(shaped(spaced, word)).toEqual(shaped(bytes, word));
    expect(shaped(spaced, ' ')[0]!.advance).toBe(shaped(bytes, ' ')[0]!.advance);
    expect(factsOf(spaced)).toMatchObject({ family: factsOf(bytes).family, weight: factsOf(bytes).weight });
  });
});

it('has a full stop of its own in Amiri, which no language changes', async () => {
  const bytes = new Uint8Array(
    readFileSync(at.resolve('@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf')),
  );
  const inPersian = { language: 'fa', script: 'Arab' };
  const [rhomb, round] = [
    shaped(bytes, '.', inPersian)[0]!,
    shaped(bytes, '.', { language: 'en', script: 'Latn' })[0]!,
  ];
  expect(rhomb.glyph).not.toBe(round.glyph);
  const made = await withSpaceApart(bytes, '.');
  const own = shaped(made, '.', inPersian)[0]!;
  expect(own.advance).toBe(round.advance);
  expect(outline(made, own.glyph)).toBe(outline(bytes, round.glyph));
});

it('is needed: Amiri shapes letters together with spaces', () => {
  const bytes = new Uint8Array(
    readFileSync(at.resolve('@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf')),
  );
  const atSpaces = shaped(bytes, TEXT).filter(
    ({ cluster }) => TEXT[cluster] === ' ' || TEXT[cluster - 1] === ' ',
  );
  expect(atSpaces.some(({ flags }) => flags & UNSAFE)).toBe(true);
});
