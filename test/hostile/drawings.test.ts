import { describe, expect, it } from 'vitest';
import { silent } from '../../scripts/diagnostics/report.ts';
import { drawnElements } from '../../scripts/manuscript/drawing/drawn-elements.ts';
import { type Drawing, readDrawing } from '../../scripts/manuscript/drawing/read-drawing.ts';
import { saidWhile } from '../said.ts';
import { DRAWINGS, framed, sourceOf } from './drawings.ts';

/** The drawing as it is read, and what is said of it: `line:column rule what`. */
function read(source: string) {
  let drawing: Drawing | undefined;
  const says = saidWhile((report) => {
    drawing = readDrawing({ path: 'a.svg', value: source }, report);
  });
  return {
    whole: drawing && new TextDecoder().decode(drawing.bytes).replaceAll(' />', '/>'),
    says: says.map(
      ({ line, column, rule, message }) => `${line}:${column} ${rule} ${message.replace(/^took out /, '')}`,
    ),
  };
}

describe('a drawing by a stranger', () => {
  it.each(DRAWINGS)('is nothing but drawn: $title', (one) => {
    const whole = one.refused ? undefined : (one.whole ?? framed(one.becomes!));
    expect(read(sourceOf(one))).toEqual({ whole, says: one.says ?? [] });
  });

  it.each(DRAWINGS.filter(({ refused }) => !refused))('is read again as it is: $title', (one) => {
    const once = read(sourceOf(one)).whole!;
    expect(read(once)).toEqual({ whole: once, says: [] });
  });
});

describe('how many elements are drawn', () => {
  const drawn = (content: string, most = 1e9) =>
    drawnElements(readDrawing({ path: 'a.svg', value: framed(content) }, silent)!.tree, most);
  const marker = '<marker id="a"><g/></marker>';

  // The outermost one is drawn too.
  it.each([
    ['<g/>', 2],
    ['<g id="a"><rect/></g><use href="#a"/>', 6],
    ['<g id="a"><rect/></g><use xlink:href="#a"/>', 6],
    ['<g id="a"/><g id="a"><rect/></g><use href="#a"/>', 6],
    ['<g id="a"><rect/></g><rect fill="#a"/>', 4],
    ['<pattern id="a"><rect/></pattern><rect fill="url(#a)" stroke="url(#a)"/>', 8],
    // At each point of a path, and at one more.
    [`${marker}<path marker-mid="url(#a)" d="M0 0 10 10 20 20"/>`, 12],
    [`${marker}<polyline marker-end="url(#a)" points="0,0 1,1"/>`, 10],
    [`${marker}<path style="marker:url(#a)" d="M0 0 1 1"/>`, 10],
    [`${marker}<path marker-mid="url(#a)"/>`, 6],
    ['<style>.x{fill:url(#a)}</style><g id="a"><rect/></g><rect class="y x"/><rect class="z"/>', 8],
    ['<style>circle{fill:url(#a)}</style><g id="a"/><circle/><ellipse/>', 6],
    ['<style>rect.x{fill:url(#a)}</style><g id="a"/><rect/><rect class="x"/>', 6],
    ['<style>*{fill:url(#a)}</style><g id="a"/><rect/>', 7],
    ['<style>#b{fill:url(#a)}</style><g id="a"/><rect/>', 7],
    ['<title>rect{fill:url(#a)}</title><g id="a"/><rect/>', 4],
  ])('is counted with what refers to them: %s', (content, count) => {
    expect(drawn(content)).toBe(count);
    expect(drawn(content, count)).toBe(count);
    expect(drawn(content, count - 1)).toBe(Infinity);
  });
});

describe('a drawing that is larger than any needs to be', () => {
  const chain = (links: number, branches: number, link: (to: number) => string) =>
    Array.from({ length: links }, (_, at) => `<g id="a${at}">${link(at + 1).repeat(branches)}</g>`).join('') +
    `<rect id="a${links}"/>`;
  const uses = (links: number) =>
    Array.from({ length: links }, (_, at) => `<use id="a${at}" href="#a${at + 1}"/>`).join('');
  const TOO_LARGE: readonly [string, string, RegExp][] = [
    ['more than 20 MB', ' '.repeat(20_000_000), /has more than 20 MB/],
    ['elements 257 deep', '<g>'.repeat(256) + '</g>'.repeat(256), /256 deep/],
    ['elements 20,000 deep', '<g>'.repeat(20_000) + '</g>'.repeat(20_000), /256 deep/],
    ['a million elements', '<g/>'.repeat(1_000_000), /has more than 200000 elements/],
    ['uses of uses', chain(20, 10, (to) => `<use href="#a${to}"/>`), /would be drawn/],
    ['masks in masks', chain(30, 4, (to) => `<rect mask="url(#a${to})"/>`), /would be drawn/],
    ['patterns by style', chain(30, 4, (to) => `<rect style="fill:url(#a${to})"/>`), /would be drawn/],
    [
      'patterns by a style sheet',
      `<style>${Array.from({ length: 30 }, (_, at) => `.c${at}{fill:url(#a${at})}`).join('')}</style>` +
        chain(30, 4, (to) => `<rect class="x c${to}"/>`) +
        '<rect class="c0"/>',
      /would be drawn/,
    ],
    [
      'patterns by the names of elements',
      `<style>circle{fill:url(#b)}ellipse{fill:url(#c)}</style><g id="b">${'<ellipse/>'.repeat(600)}</g><g id="c">${'<g/>'.repeat(600)}</g>${'<circle/>'.repeat(2)}`,
      /would be drawn/,
    ],
    ['a chain of more than 500', uses(510), /would be drawn/],
    ['a chain of 10,000', chain(10_000, 1, (to) => `<use href="#a${to}"/>`), /would be drawn/],
    [
      'markers at every point',
      `<marker id="m">${'<g/>'.repeat(1000)}</marker><path marker-mid="url(#m)" d="M0 0${' 1 1'.repeat(1000)}"/>`,
      /would be drawn/,
    ],
  ];

  it.each(TOO_LARGE)('is refused: %s', (_title, content, reason) => {
    const { whole, says } = read(framed(content));
    expect(whole).toBeUndefined();
    expect(says).toHaveLength(1);
    expect(says[0]).toMatch(/image-within-limits/);
    expect(says[0]).toMatch(reason);
  });

  it('is taken where a style sheet names one gradient for thousands of shapes', () => {
    const gradient = '<linearGradient id="g"><stop offset="0"/><stop offset="1"/></linearGradient>';
    const shapes = '<path class="a" d="M0 0"/><circle r="1"/>'.repeat(20_000);
    expect(read(framed(`<style>.a{fill:url(#g)}</style>${gradient}${shapes}`)).says).toEqual([]);
  });

  it.each([
    ['elements stand 256 deep in one another', '<g>'.repeat(255) + '</g>'.repeat(255)],
    ['490 elements refer to one another', uses(490)],
  ])('is taken where %s', (_title, content) => {
    expect(read(framed(content)).says).toEqual([]);
  });

  it('is taken where it only refers to itself', () => {
    expect(read(framed('<g id="a"><use href="#a"/></g>')).says).toEqual([]);
  });

  it.each([
    ['style', `<rect style="fill:${'('.repeat(200_000)}"/>`],
    ['style sheet', `<style>a{fill:${'('.repeat(200_000)}</style>`],
    ['attribute', `<rect fill="${'('.repeat(200_000)}"/>`],
  ])('loses a %s that is too deep to be understood', (_title, content) => {
    expect(read(framed(content)).says).toHaveLength(1);
  });
});
