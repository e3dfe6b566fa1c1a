import type { Xml } from './xml.ts';

/** Letters of the typeface Symbol, which stand at the places of Latin ones (Adobe Symbol encoding). */
const SYMBOL: Readonly<Record<string, string>> = Object.fromEntries(
  [...'ABCDEFGHIKLMNOPQRSTUWXYZabcdefghiklmnopqrstuwxyz'].map((latin, at) => [
    latin,
    [...'ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖαβχδεφγηικλμνοπθρστυωξψζ'][at]!,
  ]),
);
const SYMBOL_SIGNS: Readonly<Record<number, string>> = {
  34: '∀',
  36: '∃',
  39: '∋',
  45: '−',
  64: '≅',
  92: '∴',
  94: '⊥',
  163: '≤',
  165: '∞',
  171: '↔',
  172: '←',
  173: '↑',
  174: '→',
  175: '↓',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  181: '∝',
  182: '∂',
  183: '•',
  184: '÷',
  185: '≠',
  186: '≡',
  187: '≈',
  188: '…',
  196: '⊗',
  197: '⊕',
  198: '∅',
  199: '∩',
  200: '∪',
  206: '∈',
  207: '∉',
  208: '∠',
  209: '∇',
  213: '∏',
  214: '√',
  216: '¬',
  217: '∧',
  218: '∨',
  229: '∑',
  242: '∫',
};
/** What is used of Wingdings. */
const WINGDINGS: Readonly<Record<number, string>> = {
  108: '●',
  110: '■',
  113: '❑',
  118: '❖',
  159: '•',
  167: '▪',
  168: '☐',
  216: '➢',
  224: '→',
  223: '←',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};

/** The character of a `w:sym`, which names a place in a typeface (ECMA-376, part 1, 17.3.3.30); a private one where it is not known. */
export function symbolOf({ attributes }: Xml): string {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16);
  if (!Number.isInteger(code) || code <= 0 || code > 0x10ffff) return '\ufffd';
  const font = attributes['w:font'] ?? '';
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const known = /^symbol/i.test(font)
    ? (SYMBOL[String.fromCodePoint(place)] ?? SYMBOL_SIGNS[place])
    : /^wingdings/i.test(font)
      ? WINGDINGS[place]
      : undefined;
  return known ?? String.fromCodePoint(code);
}
