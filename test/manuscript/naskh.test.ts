import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MessageList } from '../../scripts/diagnostics/report.ts';
import { modulePath } from '../../scripts/engine/module-path.ts';
import { chosenFaces, houseFaces } from '../../scripts/house/typefaces.ts';
import { checkGlyphs } from '../../scripts/render/glyphs.ts';
import { coverTypefaces, facesOf, textFaceOf, themeCss } from '../../scripts/render/theme.ts';
import { subsetFaces } from '../../scripts/targets/font-subset.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';

const markazi = '@expo-google-fonts/markazi-text/400Regular/MarkaziText_400Regular.ttf';
const NAME = 'NotoNaskhArabic-Regular-naskh';

/** A book with a passage of the Qur'an, or another text. */
async function bookWith(typefaces: string, text = 'گفت :quran[قُلْ هُوَ ۚ **اللَّهُ**] و رفت.') {
  const world = memoryWorld({
    'book.yaml': `title: کتاب\n${typefaces}`,
    '1.md': `# عنوان\n\n${text}\n`,
    'own.ttf': new Uint8Array(readFileSync(modulePath(markazi))),
  });
  return (await readBook(world)).book!;
}

const namesOf = (book: Parameters<typeof facesOf>[0]) => facesOf(book).map(({ name }) => name);

it.each(['', 'typefaces: markazi\n', 'typefaces: nastaliq\n', 'typefaces: {heading: naskh}\n'])(
  'a passage of the Qur’an is set in naskh where the text is not: %j',
  async (typefaces) => {
    const book = await bookWith(typefaces);
    expect(namesOf(book).filter((name) => name === NAME)).toHaveLength(1);
    for (const medium of ['print', 'epub', 'web'] as const)
      expect(themeCss(book, medium)).toMatch(
        /^\.quran \{ font-family: "Noto Naskh Arabic for naskh", var\(--text-font\); line-height: 0; \}$/m,
      );
    const subsets = await subsetFaces(facesOf(book), '<bdi class="quran">قُلْ</bdi>', 'woff2');
    expect(subsets.map(({ face }) => face.name)).toContain(NAME);
    // An archived edition has its file.
    expect(chosenFaces(book.theme.typefaces).map(({ source }) => source)).toContainEqual(
      expect.stringMatching(/NotoNaskhArabic_400Regular\.ttf$/),
    );
    expect(coverTypefaces(book).faces.map(({ name }) => name)).not.toContain(NAME);
  },
);

it.each(['typefaces: naskh\n', 'typefaces: amiri\n', 'typefaces: scheherazade\n', 'typefaces: own.ttf\n'])(
  'it is set as the text where that is naskh, or in files of the book: %j',
  async (typefaces) => {
    const book = await bookWith(typefaces);
    expect(namesOf(book)).not.toContain(NAME);
    expect(themeCss(book, 'print')).not.toMatch(/^\.quran \{ font-family/m);
  },
);

it('a book without any has no face and no rule for it', async () => {
  const book = await bookWith('', 'گفت :ar[قل] و رفت.');
  expect(facesOf(book)).toEqual(houseFaces());
  expect(themeCss(book, 'epub')).not.toContain('naskh');
});

it('its marks are drawn, and elsewhere are told of as ever', async () => {
  const missingIn = async (text: string) => {
    const said = new MessageList();
    const missing = await checkGlyphs(await bookWith('', text), said.report);
    return [[...missing].join(''), said.all.length];
  };
  expect(await missingIn('گفت :quran[هُوَ **ۚ**] و رفت.')).toEqual(['', 0]);
  expect(await missingIn('گفت :quran[هُوَ] و :ar[هوۚ] رفت.')).toEqual(['ۚ', 1]);
});

it('the imprint names what the text is set in', async () => {
  expect(textFaceOf(await bookWith(''))).toBe('وزیرمتن');
});
