import type { BlockWeights } from './blocks.ts';
import type { Density } from './inline.ts';
import type { Random } from './random.ts';
import type { Margins, Truth } from './truth.ts';
import type { BookTypeface } from './typefaces.ts';
import { drawVariety, mayHaveFace, type Variety } from './variety.ts';

/** What is drawn once for a whole book. */
export interface Settings extends Variety {
  language: Truth['language'];
  theme: Truth['theme'];
  size: string;
  width: number;
  height: number;
  customSize: boolean;
  margins?: Margins;
  bodySize: number;
  lineHeight: number;
  style: boolean;
  /** Never drawn: a test asks for it. */
  typeface?: BookTypeface;
  tocDepth?: number;
  numbering?: Truth['numbering'];
  footnotes?: Truth['footnotes'];
  heads?: { verso: string; recto: string };
  lists: Truth['lists'];
  digits?: 'native' | 'keep';
  cover: boolean;
  quireLength: number;
  pages: number;
  longestNote: number;
  notesRate: number;
  density: Density;
  weights: BlockWeights;
}

/** The formats by name, about. */
const formats: Record<string, [number, number]> = {
  جیبی: [105, 148],
  پالتویی: [105, 200],
  رقعی: [145, 215],
  وزیری: [165, 235],
  خشتی: [210, 210],
  رحلی: [215, 290],
  سلطانی: [240, 340],
  A4: [210, 297],
  A5: [148, 210],
  B5: [176, 250],
};

/** Draws a book; `varying` is the stream of its variety. */
export function drawSettings(rng: Random, varying: Random): Settings {
  const { face, ...variety } = drawVariety(varying);
  const drawn = rng.weighted({ fa: 70, ar: 9, ur: 6, ckb: 6, en: 9 });
  const language = variety.hebrew ? 'he' : drawn;
  const page = drawPage(rng);
  const style = rng.chance(0.5);
  return {
    ...variety,
    ...(face && mayHaveFace(language, face) && { face }),
    language,
    theme: rng.pick(['report', 'book']),
    ...page,
    ...drawType(rng, style, page.width),
    style,
    ...drawStructure(rng, variety.coverImage),
    pages: Math.min(120, Math.max(1, Math.round(7 * Math.exp(0.9 * rng.normal())))),
    longestNote: rng.pick([12, 40, 120, 400]),
    notesRate: rng.pick([0, 0.4, 0.8, 1]),
    density: drawDensity(rng),
    weights: drawWeights(rng),
  };
}

function drawPage(rng: Random): Pick<Settings, 'size' | 'width' | 'height' | 'customSize' | 'margins'> {
  const customSize = rng.chance(0.25);
  const name = rng.pick(Object.keys(formats));
  const [width, height] = customSize ? [rng.int(110, 230), rng.int(150, 300)] : formats[name]!;
  const size = customSize ? `${width}mm ${height}mm` : name;
  if (!customSize && rng.chance(0.4)) return { size, width, height, customSize };
  const narrow = width < 140;
  const margins = {
    top: rng.int(16, narrow ? 20 : 30),
    bottom: rng.int(16, narrow ? 20 : 30),
    inner: rng.int(12, narrow ? 16 : 28),
    outer: rng.int(10, narrow ? 14 : 28),
  };
  return { size, width, height, customSize, margins };
}

function drawType(rng: Random, style: boolean, width: number): Pick<Settings, 'bodySize' | 'lineHeight'> {
  if (!style) return { bodySize: 11, lineHeight: 1.9 };
  const largest = width < 120 ? 11 : 14;
  return { bodySize: rng.int(18, largest * 2) / 2, lineHeight: rng.int(15, 22) / 10 };
}

function drawStructure(rng: Random, coverImage: boolean) {
  const lists = (['figures', 'tables'] as const).filter(() => rng.chance(0.4));
  const side = () => rng.pick(['title', 'chapter', 'section', 'none']);
  return {
    lists: [...lists],
    cover: rng.chance(0.25) || coverImage,
    quireLength: rng.pick([1, 1, 1, 1, 4, 8, 16]),
    ...(rng.chance(0.6) && { tocDepth: rng.int(1, 4) }),
    ...(rng.chance(0.6) && { numbering: rng.pick(['none', 'chapters', 'sections'] as const) }),
    ...(rng.chance(0.6) && { footnotes: rng.pick(['page', 'page', 'chapter', 'book'] as const) }),
    ...(rng.chance(0.4) && { heads: { verso: side(), recto: side() } }),
    ...(rng.chance(0.4) && { digits: rng.pick(['native', 'keep'] as const) }),
  };
}

function drawDensity(rng: Random): Density {
  const some = (weight: number) => (rng.chance(0.6) ? weight * rng.between(0.3, 2) : 0);
  return {
    rate: rng.pick([0, 0.01, 0.03, 0.08]),
    formulas: some(3),
    images: some(1),
    foreign: some(4) + 0.1,
    code: some(2),
    addresses: some(1),
    numbers: some(3),
    references: some(3),
  };
}

function drawWeights(rng: Random): BlockWeights {
  const some = (weight: number) => (rng.chance(0.6) ? weight * rng.between(0.3, 2) : 0);
  return {
    paragraph: rng.pick([20, 60]),
    list: some(5),
    quote: some(4),
    verse: some(3),
    aside: some(2),
    epigraph: some(1),
    latin: some(1),
    code: some(2),
    formula: some(3),
    figure: some(4),
    table: some(4),
    rule: some(1),
    breaks: some(1),
  };
}
