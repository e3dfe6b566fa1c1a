import type { Element, ElementContent, Parents, Root, RootContent, Text } from 'hast';
import type { Language } from '../book/language.ts';
import { nativeDigits } from '../language/digits.ts';
import { isLeftToRight, languageOf, splitRuns } from '../language/direction.ts';
import { withBoundWords } from './bound-words.ts';
import { alignColumns, isHeading, isTitle, keepsSide, proseOf, withWholeRuns } from './whole-runs.ts';

/** Elements whose text is not prose of the book's language. */
const UNTOUCHED = new Set([
  'code',
  'pre',
  'kbd',
  'samp',
  'var',
  'svg',
  'math',
  'script',
  'style',
  'bdi',
  'bdo',
]);

/** Blocks that turn left-to-right when all their text is so: a foreign name in a note, a foreign title in a list, a list of them. */
const TURNING = new Set(['p', 'li', 'ol', 'dd', 'aside', 'blockquote']);

interface Context {
  readonly language: Language;
  readonly native: boolean;
  /** Entries of contents stand in one column, with their folios on one side, whatever their titles are. */
  readonly isListed?: boolean;
}

/**
 * Put every run of the other direction into a `<bdi>` of its own with its direction and language, and write the other
 * numbers in the digits of the book (alreq, «Bidirectional text»; UAX #9, X5a). Text that is marked with another
 * language is left alone.
 */
export function isolate(tree: Root, language: Language, digits: 'native' | 'keep'): Root {
  const context = { language, native: digits === 'native' };
  return { ...tree, children: childrenOf(tree, context) as RootContent[] };
}

function childrenOf(parent: Parents, context: Context): ElementContent[] {
  const name = parent.type === 'element' ? parent.tagName : undefined;
  return withFormulas(parent.children as ElementContent[], context).flatMap((child) => {
    if (child.type === 'text') return isolateText(child, context);
    if (child.type !== 'element') return [child];
    return [isolateElement(child, context, name)];
  });
}

/** The Latin letters and digits that a text ends with, or begins with. */
const LATIN_END = /(?<![A-Za-z\d()[\]+−.-])[A-Za-z\d()[\]+−.-]*[A-Za-z)\]]$/;
const LATIN_BEGIN = /^[A-Za-z\d()[\]+−]+/;

/**
 * What is set low or high behind Latin letters is one run with them, and with those behind it: of `H<sub>2</sub>O` three runs would
 * stand in the order of the line, which is the other one.
 */
function withFormulas(children: readonly ElementContent[], context: Context): readonly ElementContent[] {
  if (context.language.direction !== 'rtl' || !children.some(isScript)) return children;
  const result: ElementContent[] = [];
  let run: Element | undefined;
  /** How many brackets are open in it. */
  let open = 0;
  for (const child of children) {
    const before = result.at(-1);
    if (isScript(child) && (run || before?.type === 'text')) {
      const base = run ? '' : balancedEnd(LATIN_END.exec((before as Text).value)?.[0] ?? '');
      if (base) {
        const text = result.pop() as Text;
        const rest = text.value.slice(0, -base.length);
        if (rest !== '') result.push({ ...text, value: rest });
        run = formula([{ ...text, value: base }]);
        open = openIn(base);
        result.push(run);
      }
      if (run) {
        run.children.push(child);
        open += openIn(proseOf(child));
      } else result.push(child);
      continue;
    }
    const more = run && child.type === 'text' ? moreOf(open, child.value) : '';
    if (run && child.type === 'text' && more !== '') {
      run.children.push({ ...child, value: more });
      open += openIn(more);
      if (more.length === child.value.length) continue;
      run = undefined;
      result.push({ ...child, value: child.value.slice(more.length) });
      continue;
    }
    run = undefined;
    result.push(child);
  }
  return result;
}

/** The end of a text from behind the last bracket that is open in it: that one is of the sentence around. */
function balancedEnd(text: string): string {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (')]'.includes(text[at]!)) depth += 1;
    else if ('(['.includes(text[at]!)) depth -= 1;
    if (depth < 0) return text.slice(at + 1);
  }
  return text;
}

/** How many more brackets a text opens than it closes. */
function openIn(text: string): number {
  let open = 0;
  for (const sign of text) open += '(['.includes(sign) ? 1 : ')]'.includes(sign) ? -1 : 0;
  return open;
}

/** How much of what comes next belongs to a run with so many open brackets: up to a bracket that closes none of its own. */
function moreOf(open: number, text: string): string {
  const more = LATIN_BEGIN.exec(text)?.[0] ?? '';
  let depth = open;
  for (const [at, sign] of [...more].entries()) {
    depth += '(['.includes(sign) ? 1 : ')]'.includes(sign) ? -1 : 0;
    if (depth < 0) return more.slice(0, at);
  }
  // A bracket before words of ours is of the sentence around.
  return more.replace(/(?<![([])[([]+$/, '');
}

function isScript(node: ElementContent): node is Element {
  return node.type === 'element' && /^su[bp]$/.test(node.tagName) && !node.properties['className'];
}

function formula(children: ElementContent[]): Element {
  return { type: 'element', tagName: 'bdi', properties: { dir: 'ltr', lang: 'und-Latn' }, children };
}

/** `parent`: the name of the element that it stands in. */
function isolateElement(element: Element, context: Context, parent: string | undefined): Element {
  if (UNTOUCHED.has(element.tagName)) return marked(element, context);
  const { tag } = context.language;
  if (String(element.properties['lang'] ?? tag) !== tag) return element;
  const others = (children: ElementContent[]) => childrenOf({ ...element, children }, context);
  if (context.language.direction === 'ltr') return { ...element, children: others(element.children) };
  if (context.isListed || element.tagName === 'nav') {
    const inner = (children: ElementContent[]) =>
      childrenOf({ ...element, children }, { ...context, isListed: true });
    const { children } = element;
    if (!isTitle(element)) return { ...element, children: inner(children) };
    return { ...element, children: withBoundWords(withWholeRuns(children, inner), context.language) };
  }
  if (keepsSide(element, parent)) {
    const children = withWholeRuns(element.children, others);
    return {
      ...element,
      children: isHeading(element) ? withBoundWords(children, context.language) : children,
    };
  }
  if (TURNING.has(element.tagName) && isLeftToRight(proseOf(element))) {
    const lang = languageOf(proseOf(element));
    return { ...element, properties: { ...element.properties, dir: 'ltr', lang } };
  }
  if (element.tagName === 'table') alignColumns(element);
  return { ...element, children: others(element.children) };
}

/** Code is an isolated left-to-right run, wherever it stands; in a listing, lines of prose run from their own side, in an English book too. */
function marked(element: Element, context: Context): Element {
  const isCode = ['code', 'pre', 'kbd', 'samp', 'var'].includes(element.tagName);
  if (!isCode) return element;
  const children = element.tagName === 'pre' ? element.children.map(withProseLines) : element.children;
  const direction = context.language.direction === 'rtl' ? { dir: 'ltr' } : {};
  return { ...element, properties: { ...direction, ...element.properties }, children };
}

/**
 * A listing in which each line that begins with a letter of ours is a run of its own, and so are phrases of ours in the others. The rule below the
 * head of a table runs as that does.
 */
function withProseLines(code: ElementContent): ElementContent {
  if (code.type !== 'element') return code;
  const children = code.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'text' || !FROM_RIGHT.test(child.value)) return [child];
    const lines = child.value.split(/(?<=\n)/);
    return lines.flatMap((line, index): ElementContent[] => {
      const [words, end] = line.endsWith('\n') ? [line.slice(0, -1), '\n'] : [line, ''];
      const before = lines[index - 1] ?? '';
      if (!isFromRight(words) && !(TABLE_RULE.test(words) && before.startsWith('|') && isFromRight(before)))
        return withPhrases({ ...child, value: line });
      const prose: Element = {
        type: 'element',
        tagName: 'span',
        properties: { dir: 'rtl', className: ['code-prose'] },
        children: [{ ...child, value: words }],
      };
      return [prose, ...(end ? [{ ...child, value: end }] : [])];
    });
  });
  return { ...code, children };
}

/** What parts the head of a table of Markdown from its rows. */
const TABLE_RULE = /^\|[\s|:-]+$/;

/** The mark of a task that is done, whose letter is no word. */
const DONE = /^\s*[-*+] \[[xX]\]/;

const FROM_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Words of ours in a line of code, as far as a sentence would go, with what it quotes: up to a sign of code, or two spaces. */
const PHRASE =
  /[\p{Script=Arabic}\p{Script=Hebrew}](?:[\p{Script=Arabic}\p{Script=Hebrew}\p{M}\p{Nd}\u200c]|[،؛؟!:.-]* ?«[^«»]*»|[،؛؟!«»:.-]* ?(?=[\p{Script=Arabic}\p{Script=Hebrew}]))*[،؛؟!.…]*/gu;

const LATIN_LETTER = /[A-Za-z]/;

/**
 * A line of code with several phrases of ours, each a run of its own: in `name = "مریم"  # رشته` nothing but signs stands between
 * a string and a comment, which would change places. So is one that quotes Latin letters, which would part it: `خطا: «a.png» نیست`.
 */
function withPhrases(line: Text): ElementContent[] {
  const phrases = [...line.value.matchAll(PHRASE)];
  if (phrases.length < 2 && !phrases.some(([words]) => LATIN_LETTER.test(words))) return [line];
  let end = 0;
  const parts = phrases.flatMap(({ index, 0: words }): ElementContent[] => {
    const before = line.value.slice(end, index);
    end = index + words.length;
    const phrase: Element = {
      type: 'element',
      tagName: 'bdi',
      properties: { dir: 'rtl' },
      children: [{ ...line, value: words }],
    };
    return [...(before === '' ? [] : [{ ...line, value: before }]), phrase];
  });
  return [...parts, { ...line, value: line.value.slice(end) }];
}

/** Whether the first letter of a line runs from right to left (UAX #9, P2). */
function isFromRight(line: string): boolean {
  const [first] = /\p{L}/u.exec(line.replace(DONE, '')) ?? [];
  return first !== undefined && /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first);
}

/** A text of one line as it is shown: with the digits of the book, but for those of foreign runs. */
export function withOwnDigits(text: string, language: Language, digits: 'native' | 'keep'): string {
  if (digits === 'keep') return text;
  return splitRuns(text, language.direction)
    .map((run) => (run.foreign ? run.text : nativeDigits(run.text, language)))
    .join('');
}

function isolateText(text: Text, context: Context): ElementContent[] {
  const own = (value: string) => (context.native ? nativeDigits(value, context.language) : value);
  const runs = splitRuns(text.value, context.language.direction);
  return runs.flatMap((run): ElementContent[] => {
    if (!run.foreign) return unbroken({ ...text, value: own(run.text) });
    const dir = context.language.direction === 'rtl' ? 'ltr' : 'rtl';
    const lang = run.language === 'zxx' ? {} : { lang: run.language };
    const children = [{ ...text, value: run.text }];
    return [{ type: 'element', tagName: 'bdi', properties: { dir, ...lang }, children }];
  });
}

/** The end of a quotation in Hebrew: geresh and gershayim are letters in the rules of lines, which may break before them (UAX #14, HL). */
const CLOSING_GERSHAYIM = /[!?.,;:…][״׳](?!\p{L})/u;

/** A text in which no line begins with the sign that closes a quotation. */
function unbroken(text: Text): ElementContent[] {
  if (!CLOSING_GERSHAYIM.test(text.value)) return [text];
  const parts: ElementContent[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') parts.push({ ...text, value: plain });
    plain = '';
  };
  for (const [word] of text.value.matchAll(/\s+|\S+/g)) {
    if (!CLOSING_GERSHAYIM.test(word)) {
      plain += word;
      continue;
    }
    flush();
    const children = [{ ...text, value: word }];
    parts.push({ type: 'element', tagName: 'span', properties: { className: ['unbroken'] }, children });
  }
  flush();
  return parts;
}
