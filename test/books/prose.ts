import type { Random } from './random.ts';
import type { Truth } from './truth.ts';
import * as fa from './words-fa.ts';
import * as he from './words-he.ts';
import { latinWords, vocabularies } from './words-other.ts';

type Language = Truth['language'];

const zeros: Record<Language, number> = { fa: 0x6f0, ur: 0x6f0, ar: 0x660, ckb: 0x660, he: 0x30, en: 0x30 };

/** The digits of a number in the way of a language. */
export function digits(value: number | string, language: Language): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(zeros[language] + Number(digit)));
}

/** Makes running text of one language, word by word. */
export class Prose {
  private readonly rng: Random;
  readonly language: Language;

  constructor(rng: Random, language: Language) {
    this.rng = rng;
    this.language = language;
  }

  get comma(): string {
    return this.language === 'fa' ? '،' : vocabularies[this.language].comma;
  }

  get stop(): string {
    return this.language === 'fa' ? '.' : vocabularies[this.language].stop;
  }

  /** So many words without a full stop: a heading, a caption, a cell. */
  phrase(count: number): string[] {
    const words: string[] = [];
    while (words.length < count) {
      if (words.length > 0 && this.rng.chance(0.3)) words.push(this.link());
      words.push(this.noun());
      if (this.rng.chance(0.4)) words.push(this.adjective());
    }
    const phrase = words.slice(0, count);
    // No phrase ends in a joining word.
    phrase[count - 1] = this.rng.chance(0.5) ? this.adjective() : this.noun();
    return phrase;
  }

  /** Sentences until so many words are reached; the last one is cut and closed. */
  sentences(count: number): string[] {
    const words: string[] = [];
    while (words.length < count) words.push(...this.sentence());
    const cut = words.slice(0, count);
    const last = cut[count - 1]!.replace(/[.،,؛;:۔]$/u, '');
    cut[count - 1] = last + this.stop;
    return cut;
  }

  private sentence(): string[] {
    if (this.language === 'fa') return this.persian();
    return this.language === 'he' ? this.hebrew() : this.other();
  }

  private noun(): string {
    if (this.language !== 'fa') return this.rng.pick(vocabularies[this.language].nouns);
    const word = this.rng.chance(0.3) ? this.rng.pick(fa.plurals) : this.rng.pick(fa.nouns);
    return word;
  }

  private adjective(): string {
    return this.rng.pick(this.language === 'fa' ? fa.adjectives : vocabularies[this.language].adjectives);
  }

  private link(): string {
    if (this.language === 'fa') return this.rng.pick(['و', 'در', 'از', 'یا']);
    return this.rng.pick(vocabularies[this.language].links);
  }

  /** A noun with its adjective, joined by the ezafe where it is written. */
  private nominal(): string[] {
    const noun = this.noun();
    if (this.rng.chance(0.45)) return [noun];
    const joined = /[^ا]ه$/u.test(noun) && !/راه$|چاه$|کاه$/u.test(noun) ? `${noun}ٔ` : noun;
    return this.rng.chance(0.25) ? [joined, this.noun(), this.adjective()] : [joined, this.adjective()];
  }

  private persian(): string[] {
    const { rng } = this;
    const words: string[] = [];
    const push = (text: string) => words.push(...text.split(' '));
    if (rng.chance(0.4)) push(`${rng.pick(fa.times)}،`);
    words.push(...this.clause());
    const more = rng.weighted({ none: 50, and: 25, comma: 15, semicolon: 10 });
    if (more === 'and') words.push(rng.pick(fa.connectors), ...this.clause());
    if (more === 'comma') {
      words[words.length - 1] += '،';
      words.push(rng.pick(fa.connectors), ...this.clause());
    }
    if (more === 'semicolon') {
      words[words.length - 1] += '؛';
      words.push(...this.clause());
    }
    words[words.length - 1] += rng.weighted({ '.': 90, '؟': 5, '!': 5 });
    return words.flatMap((word) => word.split(' '));
  }

  private clause(): string[] {
    const { rng } = this;
    const words = [...this.nominal()];
    if (rng.chance(0.12)) words.push(rng.pick(fa.signs));
    if (rng.chance(0.18))
      words.push('که', ...rng.pick(fa.prepositions).split(' '), ...this.nominal(), 'بود،');
    if (rng.chance(0.55)) words.push(...rng.pick(fa.prepositions).split(' '), ...this.nominal());
    if (rng.chance(0.08)) words.push(`«${this.noun()}`, `${this.adjective()}»`);
    if (rng.chance(0.06)) words.push(`(${this.noun()}`, `${this.noun()})`);
    if (rng.chance(0.08)) words.push(this.figure());
    if (rng.chance(0.5)) return [...words, ...this.nominal(), 'را', ...rng.pick(fa.transitives).split(' ')];
    return [...words, ...rng.pick(fa.intransitives).split(' ')];
  }

  /** A number as it stands in running text. */
  private figure(): string {
    return digits(this.rng.pick([this.rng.int(2, 99), this.rng.int(1200, 1405)]), this.language);
  }

  private hebrew(): string[] {
    const { rng } = this;
    const words = rng.pick(he.sentences).split(' ');
    if (rng.chance(0.4)) words.unshift(...`${rng.pick(he.openings)},`.split(' '));
    if (rng.chance(0.06)) words.splice(-1, 0, this.figure());
    return words;
  }

  private other(): string[] {
    const { rng } = this;
    const { verbs, links } = vocabularies[this.language as keyof typeof vocabularies];
    const words: string[] = [];
    const clauses = rng.int(1, 3);
    for (let clause = 0; clause < clauses; clause++) {
      if (clause > 0) words[words.length - 1] += rng.chance(0.5) ? this.comma : '';
      words.push(this.noun());
      if (rng.chance(0.5)) words.push(this.adjective());
      words.push(rng.pick(verbs), rng.pick(links), this.noun());
      if (rng.chance(0.4)) words.push(rng.pick(links), this.noun(), this.adjective());
      if (rng.chance(0.06)) words.push(this.figure());
    }
    words[words.length - 1] += this.stop;
    return words;
  }
}

/** A run of foreign words: a name, a title. */
export function latinRun(rng: Random, count: number): string[] {
  return Array.from({ length: count }, () => rng.pick(latinWords));
}

/** A long address of the web or of mail. */
export function address(rng: Random): string {
  const part = () => rng.pick(latinWords).toLowerCase();
  if (rng.chance(0.25)) return `${part()}.${part()}@${part()}.example.org`;
  const path = Array.from({ length: rng.int(1, 7) }, part).join(rng.pick(['/', '-', '/']));
  return `https://${part()}.example.org/${path}/${rng.int(1, 9999)}.html`;
}

/** A range of years, read from right to left; extraction may give its halves in the order of the eye. */
export function yearRange(rng: Random, language: Language): { text: string; or: string } {
  const from = rng.int(1200, 1390);
  const [a, b] = [digits(from, language), digits(from + rng.int(1, 15), language)];
  return { text: `${a}–${b}`, or: `${b}–${a}` };
}
