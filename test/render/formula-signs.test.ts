import { readFileSync } from 'node:fs';
import temml from 'temml';
import { describe, expect, it } from 'vitest';
import { MessageList } from '../../scripts/diagnostics/report.ts';
import { modulePath } from '../../scripts/engine/module-path.ts';
import { checkGlyphs } from '../../scripts/render/glyphs.ts';
import { memoryWorld } from '../memory-world.ts';
import { readBook } from '../read.ts';
import { said } from '../said.ts';

async function toldOf(markdown: string): Promise<readonly string[]> {
  const { book, files, messages } = await readBook(memoryWorld({ '1.md': `# عنوان\n\n${markdown}\n` }));
  const list = new MessageList(messages);
  await checkGlyphs(book!, list.report);
  return said({ files, messages: list.all }).map(
    ({ line, column, rule, message }) => `${line}:${column} ${rule} ${/U\+\w+/.exec(message)?.[0]}`,
  );
}

/** Each command that Temml has a sign for, by its own lists, with what it may stand over. */
function commands(): readonly string[] {
  const source = readFileSync(modulePath('temml/dist/temml.mjs'), 'utf8');
  const names = [...source.matchAll(/"\\(\\[A-Za-z]+)"/g)].map(([, name]) => name!);
  const isTex = (tex: string) => {
    try {
      return !temml.renderToString(tex, { throwOnError: true, xml: true }).includes('<merror');
    } catch {
      return false;
    }
  };
  return [...new Set(names)].flatMap((name) =>
    [name, `${name}{x}`, `${name}{x}{y}`, String.raw`\left${name} x \right.`].filter(isTex).slice(0, 1),
  );
}

/** Archaic numerals of Greek, in capitals and small letters. */
const ARCHAIC = ['U+03DA', 'U+03DE', 'U+03D8', 'U+03D9', 'U+03DF', 'U+03E0', 'U+03E1', 'U+03DB'];

const ALPHABETS = ['mathcal', 'mathscr', 'mathfrak', 'mathbb', 'mathbf', 'mathsf', 'mathtt', 'boldsymbol'];

describe('The signs of formulas', () => {
  it('have a typeface, but for eight', async () => {
    const all = commands();
    expect(all.length).toBeGreaterThan(900);
    const told = await toldOf(all.map((tex) => `$${tex}$`).join('\n\n'));
    const codes = told.map((one) => one.split(' ').at(-1)!);
    expect(codes.sort()).toEqual(ARCHAIC.toSorted());
  }, 30_000);

  it.each(ALPHABETS)('have one in the letters of \\%s', async (name) => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    expect(await toldOf(`$\\${name}{${letters}}$`)).toEqual([]);
  });

  it('have one where they are denied, and in Persian', async () => {
    const denied = ['\\in', '=', '<', '\\approx', '\\subset', '\\equiv', '\\mid', '\\exists', '\\sim'];
    const tex = `${denied.map((one) => `\\not${one}`).join(' ')} \\text{اگر ۱۲۳ ژ گ پ چ؟}`;
    expect(await toldOf(`$${tex}$`)).toEqual([]);
  });

  it('are told where none has them: at the sign, or at the formula that stands for it', async () => {
    expect(await toldOf('حرف $x + \\koppa$ و $\\text{漢}$ و ϟ.')).toEqual([
      '3:5 glyph-available U+03DF',
      '3:27 glyph-available U+6F22',
    ]);
  });
});
