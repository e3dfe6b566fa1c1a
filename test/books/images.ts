import { pngOf } from './png.ts';
import type { Random } from './random.ts';

export interface Picture {
  file: string;
  colour: string;
  /** Width through height. */
  ratio: number;
  svg: string;
}

/** Makes svg files, each filled with a colour that no other has. */
export class Pictures {
  readonly files: Record<string, string | Uint8Array> = {};
  private count = 0;
  private readonly rng: Random;

  constructor(rng: Random) {
    this.rng = rng;
  }

  make(width: number, height: number): Picture {
    this.count++;
    const { count } = this;
    // Pale colours with a red part that no theme has.
    const hex = (value: number) => value.toString(16).padStart(2, '0');
    const colour = `#f3${hex(0x40 + Math.floor(count / 128))}${hex(0x41 + (count % 128))}`;
    const file = `${this.rng.pick(['figure', 'plan', 'map', 'تصویر'])}-${count}.svg`;
    const svg =
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
      `<rect width="${width}" height="${height}" fill="${colour}"/></svg>`;
    this.files[file] = svg;
    return { file, colour, ratio: width / height, svg };
  }

  /** The book's cover: an image of one colour, of the shape of a page or another. */
  cover(): { colour: string; ratio: number } {
    const { rng } = this;
    const [width, height] = [rng.int(300, 800), rng.int(400, 1000)];
    this.files['images/cover.png'] = pngOf(width, height, [0xf3, 0x20, 0x40]);
    return { colour: '#f32040', ratio: width / height };
  }

  /** A figure of any shape from 1:30 to 30:1, most of them ordinary. */
  figure(): Picture {
    const { rng } = this;
    const shape = rng.weighted({ ordinary: 70, wide: 12, tall: 12, extreme: 6 });
    if (shape === 'ordinary') return this.make(rng.int(120, 900), rng.int(80, 500));
    if (shape === 'wide') return this.make(rng.int(600, 1200), rng.int(40, 150));
    if (shape === 'tall') return this.make(rng.int(60, 240), rng.int(500, 1600));
    return rng.chance(0.5) ? this.make(900, 30) : this.make(30, 900);
  }

  /** A small image for the middle of a sentence, now and then taller than the line. */
  inline(): Picture {
    const { rng } = this;
    const height = rng.chance(0.7) ? rng.int(8, 14) : rng.int(20, 48);
    return this.make(rng.int(8, 40), height);
  }
}
