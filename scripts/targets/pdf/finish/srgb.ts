/** Primaries of sRGB (IEC 61966-2-1) adapted to the D50 of profiles, as X, Y, Z. */
const PRIMARIES = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const;
const WHITE = [0.9642, 1, 0.8249] as const;

/** How finely the tone curve is given. */
const STEPS = 1024;

/** The sRGB colour space as an ICC profile (ICC.1:2001-04, version 2: matrix and tone curves). */
export function srgbProfile(): Buffer {
  const tags: [string, Buffer][] = [
    ['desc', description('sRGB')],
    ['cprt', tagged('text', Buffer.from('No copyright, use freely\0', 'latin1'))],
    ['wtpt', tagged('XYZ ', fixed(WHITE))],
    ...Object.entries(PRIMARIES).map(([tag, values]): [string, Buffer] => [
      tag,
      tagged('XYZ ', fixed(values)),
    ]),
  ];
  const curve = toneCurve();
  const header = Buffer.alloc(128);
  const table = Buffer.alloc(4 + (tags.length + 3) * 12);
  table.writeUInt32BE(tags.length + 3, 0);
  const parts: Buffer[] = [];
  let offset = header.length + table.length;
  const place = (index: number, tag: string, at: number, length: number) => {
    table.write(tag, 4 + index * 12, 'latin1');
    table.writeUInt32BE(at, 8 + index * 12);
    table.writeUInt32BE(length, 12 + index * 12);
  };
  for (const [index, [tag, data]] of [...tags, ['rTRC', curve] as [string, Buffer]].entries()) {
    const padding = Buffer.alloc((4 - (data.length % 4)) % 4);
    parts.push(data, padding);
    if (tag === 'rTRC')
      for (const [at, one] of ['rTRC', 'gTRC', 'bTRC'].entries()) place(index + at, one, offset, data.length);
    else place(index, tag, offset, data.length);
    offset += data.length + padding.length;
  }
  header.writeUInt32BE(offset, 0);
  header.writeUInt32BE(0x02100000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  header.writeUInt16BE(2026, 24);
  header.writeUInt16BE(1, 26);
  header.writeUInt16BE(1, 28);
  header.write('acsp', 36, 'latin1');
  fixed(WHITE).copy(header, 68);
  return Buffer.concat([header, table, ...parts]);
}

function tagged(type: string, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), data]);
}

function fixed(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 65536), index * 4);
  return bytes;
}

function description(name: string): Buffer {
  const ascii = Buffer.from(`${name}\0`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(ascii.length);
  // Neither a Unicode nor a Macintosh name.
  return tagged('desc', Buffer.concat([length, ascii, Buffer.alloc(4 + 4 + 2 + 1 + 67)]));
}

function toneCurve(): Buffer {
  const data = Buffer.alloc(4 + STEPS * 2);
  data.writeUInt32BE(STEPS, 0);
  for (let step = 0; step < STEPS; step += 1) {
    const value = step / (STEPS - 1);
    const light = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    data.writeUInt16BE(Math.round(light * 65535), 4 + step * 2);
  }
  return tagged('curv', data);
}
