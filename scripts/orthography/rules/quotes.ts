import { DIGIT, LETTER } from '../letters.ts';
import type { Match, Rule } from '../rule.ts';
import { tanvinMarks } from '../tanvin-marks.ts';

const PERSIAN = new RegExp(`[${LETTER}]`);
const MARKS = /["“”„«»]/g;

/** A mark without its partner. */
interface Lone {
  readonly mark: string;
}

interface Open {
  readonly mark: string;
  readonly at: number;
}

interface Pair {
  readonly open: Open;
  readonly close: number;
}

/** Whether a straight mark opens: nothing, a space or an opening bracket before it, and something behind it. */
function opens(text: string, at: number): boolean {
  return /^$|[\s(«“[{]/.test(text.charAt(at - 1)) && /[^\s]/.test(text.charAt(at + 1));
}

function closes(text: string, at: number): boolean {
  return /\S/.test(text.charAt(at - 1));
}

/** Pairs of quotation marks, and marks other than the Persian ones that have no partner. */
function pairsOf(
  text: string,
  tanvins: ReadonlySet<number>,
): { pairs: readonly Pair[]; lone: readonly number[] } {
  const stack: Open[] = [];
  const pairs: Pair[] = [];
  const lone: number[] = [];
  const turned = turnedPairs(text);
  const known = new Set([...tanvins, ...turned.flatMap(({ open, close }) => [open.at, close])]);
  for (const { 0: mark, index: at } of text.matchAll(MARKS)) {
    if (known.has(at)) continue;
    const top = stack.at(-1);
    if (mark === '«' || mark === '“' || mark === '„') stack.push({ mark, at });
    else if (mark === '»') {
      const partner = stack.findLastIndex((open) => open.mark === '«');
      if (partner < 0) continue;
      const [open, ...others] = stack.splice(partner);
      pairs.push({ open: open!, close: at });
      for (const left of others) lone.push(left.at);
    } else if (mark === '”') {
      if (top && top.mark !== '«') pairs.push({ open: stack.pop()!, close: at });
      else lone.push(at);
    } else if (top?.mark === '"' && closes(text, at)) {
      pairs.push({ open: stack.pop()!, close: at });
    } else if (opens(text, at)) stack.push({ mark, at });
    // After a number it stands for inches.
    else if (!new RegExp(`[${DIGIT}]`).test(text.charAt(at - 1))) lone.push(at);
  }
  for (const left of stack) if (left.mark !== '«') lone.push(left.at);
  const loose = [...turned, ...loosePairs(text, lone)];
  const paired = new Set(loose.flatMap(({ open, close }) => [open.at, close]));
  return { pairs: [...pairs, ...loose], lone: lone.filter((at) => !paired.has(at)) };
}

/** Curly marks that were typed by their look in left-to-right text, all of a paragraph: «شبیه ”سیارهٔ زمین“ است». */
function turnedPairs(text: string): readonly Pair[] {
  const curly = [...text.matchAll(/[“”„]/g)];
  const isTurned = curly.length % 2 === 0 && curly.every(([mark], place) => mark === '”“'[place % 2]);
  if (!isTurned) return [];
  return curly.flatMap(({ index: at }, place) =>
    place % 2 === 0 ? [{ open: { mark: '”', at }, close: curly[place + 1]!.index }] : [],
  );
}

/** Straight marks with spaces on the wrong side, two by two: «برچسب " تازه " را». */
function loosePairs(text: string, lone: readonly number[]): readonly Pair[] {
  const straight = lone.filter((at) => text[at] === '"').sort((a, b) => a - b);
  if (straight.length % 2 !== 0) return [];
  const pairs: Pair[] = [];
  for (let index = 0; index < straight.length; index += 2) {
    const [open, close] = [straight[index]!, straight[index + 1]!];
    if (/["“”„«»]/.test(text.slice(open + 1, close))) return [];
    pairs.push({ open: { mark: '"', at: open }, close });
  }
  return pairs;
}

/** Pairs in their order, each with the number of those that it stands within; a mark without a partner encloses nothing. */
function nested(pairs: readonly Pair[]): readonly (Pair & { readonly depth: number })[] {
  const around: number[] = [];
  return [...pairs]
    .sort((a, b) => a.open.at - b.open.at)
    .map((pair) => {
      while (around.length > 0 && around.at(-1)! < pair.open.at) around.pop();
      const depth = around.length;
      around.push(pair.close);
      return { ...pair, depth };
    });
}

/** Quotation marks of other languages. */
export const quotes: Rule<Lone> = {
  id: 'quotes',
  kind: 'safe',
  summary: {
    en: 'Quotations stand in «…», and within them in “…”',
    fa: 'نقل قول در گیومه («…») می‌آید و نقل قول درون آن در “…”',
  },
  say: {
    en: ({ mark }) => `the quotation mark ${mark} has no partner in its paragraph`,
    fa: ({ mark }) => `علامت نقل قول \`${mark}\` در این بند جفت ندارد`,
  },
  why: 'The marks of Latin text have no direction of their own and turn up at the wrong end of right-to-left lines.',
  source: 'CLDR, quotation marks of `fa`; manual of style, «quotation»',
  examples: [
    ['"متن"', '«متن»'],
    ['“متن”', '«متن»'],
    ['گفت "بیا" و رفت', 'گفت «بیا» و رفت'],
    ['„متن”', '«متن»'],
    ['«او "متن" را خواند»', '«او “متن” را خواند»'],
    ['"یکی" و "دیگری"', '«یکی» و «دیگری»'],
    ['("متن")', '(«متن»)'],
    ['او گفت "بیا'],
    ['متن” تمام'],
    ['برچسب " تازه " را', 'برچسب « تازه » را'],
    ['شبیه ”سیارهٔ زمین“ و ”ماه“ است', 'شبیه «سیارهٔ زمین» و «ماه» است'],
    ['در «متن ” نو “ دیگر»', 'در «متن “ نو ” دیگر»'],
  ],
  keep: [
    '«متن»',
    '«او “متن” را خواند»',
    'say "hello" again',
    'صفحهٔ 15" دارد',
    '«متن» و «متن»',
    'نمایشگر ۲۷"',
    '“hello”',
    'برچسب <a rel="x" …> را',
    'نشانهٔ دوگانه (") را',
    'مثلا" این و صرفا" آن',
    'تابع p2n.convert("هزار و سیصد") را',
    'مقدار {code:"AKW",title:"آغاجاری"} را',
    'متن',
  ],
  find({ text, raw }) {
    if (text.search(MARKS) < 0) return [];
    const tanvins = tanvinMarks(text);
    const { pairs, lone } = pairsOf(text, tanvins);
    const found: Match<Lone>[] = [];
    for (const { open, close, depth } of nested(pairs)) {
      if (open.mark === '«' || !PERSIAN.test(text.slice(open.at, close))) continue;
      const [left, right] = depth % 2 === 0 ? ['«', '»'] : ['“', '”'];
      if (open.mark === left && text[close] === right) continue;
      found.push({
        start: open.at,
        end: close + 1,
        edits: [
          { start: open.at, end: open.at + 1, text: left! },
          { start: close, end: close + 1, text: right! },
        ],
      });
    }
    // The partner may stand in what is exempt: `<a rel="x" …>`.
    const straight = raw.split('"').length - 1 - tanvins.size;
    const isHidden = straight % 2 === 0 && lone.filter((at) => text[at] === '"').length % 2 === 1;
    if (PERSIAN.test(text))
      for (const at of lone.filter((one) => text[one] !== '"' || !isHidden))
        found.push({
          start: at,
          end: at + 1,
          edits: [],
          kind: 'report',
          facts: { mark: text[at]! },
        });
    return found.sort((a, b) => a.start - b.start);
  },
};
