import { describe, expect, it } from 'vitest';
import { houseFaces } from '../../scripts/house/typefaces.ts';
import { charactersOf } from '../../scripts/render/glyphs.ts';
import { subsetFaces } from '../../scripts/targets/font-subset.ts';

describe('the typeface of formulas', () => {
  it('has what is shown and not written: italic letters, Latin and Greek, and the sign of roots', async () => {
    const faces = houseFaces().filter(({ role }) => role === 'math');
    const markup = '<math><mi>h</mi><mi>α</mi><msqrt><mi>π</mi></msqrt></math>';
    const [cut] = await subsetFaces(faces, markup, 'truetype');
    const { bytes, face } = cut!;
    const drawn = await charactersOf({ ...face, bytes: () => bytes });
    for (const letter of ['ℎ', '𝛼', '𝜋', '𝛴', '𝐸', '√'])
      expect(drawn, letter).toContain(letter.codePointAt(0));
    expect(drawn).not.toContain('∰'.codePointAt(0));
  });
});

describe('typefaces for signs', () => {
  const familiesOf = async (text: string) => {
    const subsets = await subsetFaces(houseFaces(), text, 'truetype');
    return subsets.map(({ face }) => face.family);
  };

  it('are there where a text has a sign that no typeface of text has: that of formulas, without a formula', async () => {
    expect(await familiesOf('<p>متن</p>')).not.toContain('Noto Sans Math');
    expect(await familiesOf('<p>میان ⟦ و ⟧</p>')).toContain('Noto Sans Math');
  });

  it('are not there where they have nothing of a text, though their range has', async () => {
    expect(await familiesOf('<p>میان ⟦ و ⟧</p>')).not.toContain('Noto Sans Symbols 2');
  });
});
