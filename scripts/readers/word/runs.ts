import { kept } from '../kept.ts';
import { textOfTex } from '../letters.ts';
import { type Citation, citationInTag } from './citations.ts';
import type { PackagePart } from './document.ts';
import { type Field, fieldOf } from './fields.ts';
import { texOf } from './formulas.ts';
import { Inlines } from './inlines.ts';
import { type InlinePiece, type Mark, plain, without } from './pieces.ts';
import { type Look, looksOf, over, type Style } from './styles.ts';
import { symbolOf, textIn } from './symbols.ts';
import { child, childrenOf, elements, isOn, textOf, valueIn, within, type Xml } from './xml.ts';

/** Letters that take the properties of complex scripts. */
const COMPLEX = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const MONOSPACE = /courier|consolas|monospace|\bmono\b|menlo|monaco|(?<!bar)code\b(?!\s*\d)/i;

/** Fields whose text is a group of pieces. */
const GROUPS: ReadonlySet<Field['does']> = new Set(['link', 'refer', 'count', 'number']);

/** A field that is open: its instruction is being read, or what it shows. */
interface OpenField {
  instruction: string;
  /** What EndNote keeps with it. */
  data: string;
  field: Field | undefined;
}

/** How letters looked, and how many of them. */
interface Seen {
  readonly look: Look;
  readonly letters: number;
}

/**
 * Reads what stands in paragraphs, in their order: fields may go on from one to the next. Text boxes stand behind the paragraph that
 * they are tied to: their content is handed to `box`.
 */
export class Runs {
  readonly #part: PackagePart;
  readonly #box: (content: Xml) => void;
  readonly #inlines = new Inlines();
  readonly #fields: OpenField[] = [];
  #style: Style | undefined;
  #seen: Seen[] = [];
  /** The last character of the paragraph, and whether an optional hyphen came after it. */
  #last = '';
  #hyphen = false;
  #bookmarks: string[] = [];
  /** Bookmarks that have begun and not ended: their names by their ids. */
  readonly #openBookmarks = new Map<string, string>();
  /** Beginnings of fields that never end: what follows is text. */
  readonly #endless: ReadonlySet<Xml>;

  /** `container`: what all the paragraphs stand in. */
  constructor(part: PackagePart, container: Xml, box: (content: Xml) => void) {
    this.#part = part;
    this.#box = box;
    this.#endless = endlessFields(container);
  }

  /** The pieces of a paragraph, how it looks, and the bookmarks in it. */
  read(
    paragraph: Xml,
    style: Style,
  ): { pieces: readonly InlinePiece[]; look: Look; bookmarks: readonly string[] } {
    this.#style = style;
    this.#seen = [];
    this.#last = '';
    this.#hyphen = false;
    this.#all(paragraph);
    const bookmarks = this.#bookmarks;
    this.#bookmarks = [];
    return { pieces: this.#inlines.take(), look: shared(this.#seen), bookmarks };
  }

  bookmark({ attributes }: Xml): void {
    const name = attributes['w:name'];
    // Where the author stopped working is no place of the text.
    if (name === undefined || name === '_GoBack') return;
    this.#bookmarks.push(name);
    this.#openBookmarks.set(attributes['w:id'] ?? '', name);
  }

  #endBookmark(id: string): void {
    const name = this.#openBookmarks.get(id);
    this.#openBookmarks.delete(id);
    const citation = name === undefined ? undefined : this.#part.bookmarkedCitations.get(name);
    if (citation) this.#citation(citation);
  }

  #all(parent: Xml): void {
    for (const one of elements(parent)) this.#element(one);
  }

  #element(one: Xml): void {
    switch (one.name) {
      case 'w:r':
        this.#run(one);
        return;
      case 'w:pPr':
      case 'w:rPr':
      case 'w:sdtPr':
      case 'w:instrText':
        return;
      case 'w:hyperlink':
        this.#hyperlink(one);
        return;
      case 'w:ins':
      case 'w:moveTo':
        this.#changed('inserted', one);
        this.#all(one);
        return;
      case 'w:del':
      case 'w:moveFrom':
        this.#changed('deleted', one);
        return;
      case 'w:fldSimple':
        this.#beginField();
        this.#fields.at(-1)!.instruction = one.attributes['w:instr'] ?? '';
        this.#showField();
        this.#all(one);
        this.#endField();
        return;
      case 'w:bookmarkStart':
        this.bookmark(one);
        return;
      case 'w:bookmarkEnd':
        this.#endBookmark(one.attributes['w:id'] ?? '');
        return;
      case 'm:oMath':
        this.#formula(one);
        return;
      case 'w:sdt': {
        this.#all(one);
        const citation = citationInTag(valueIn(child(one, 'w:sdtPr'), 'w:tag'));
        if (citation) this.#citation(citation);
        return;
      }
      case 'mc:AlternateContent':
        this.#all(chosen(one));
        return;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        this.#drawing(one);
        return;
      default:
        // What is not known may hold text all the same.
        this.#all(one);
        return;
    }
  }

  #run(run: Xml): void {
    const properties = child(run, 'w:rPr');
    const isHidden = isOn(properties, 'w:vanish');
    let isMark = false;
    for (const one of elements(run)) {
      switch (one.name) {
        case 'w:t': {
          const text = textIn(one, properties);
          if (isMark) this.#part.replaced.push(text);
          else if (isHidden && this.#fields.length === 0) this.#kept('text', text);
          else this.#text(text, properties);
          break;
        }
        case 'w:tab':
        case 'w:ptab':
          this.#text('\t', properties);
          break;
        case 'w:br':
          if (/^(?:page|column)$/.test(one.attributes['w:type'] ?? '')) this.#text(' ', properties);
          else this.#put({ kind: 'break' });
          break;
        case 'w:cr':
          this.#put({ kind: 'break' });
          break;
        case 'w:noBreakHyphen':
          this.#text('\u2011', properties);
          break;
        case 'w:softHyphen':
          this.#hyphen = true;
          break;
        case 'w:sym':
          if (isMark) this.#part.replaced.push(symbolOf(one));
          else this.#text(symbolOf(one), properties);
          break;
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          // A mark of the author's own follows: warraq numbers notes itself.
          isMark = this.#note(one) && /^(?:1|true|on)$/.test(one.attributes['w:customMarkFollows'] ?? '');
          break;
        case 'w:commentReference':
          this.#comment(one);
          break;
        case 'w:fldChar':
          if (!this.#endless.has(one)) this.#fieldCharacter(one.attributes['w:fldCharType'], dataOf(one));
          break;
        case 'w:instrText':
          if (this.#fields.length > 0) this.#fields.at(-1)!.instruction += textOf(one);
          break;
        case 'w:ruby':
          this.#ruby(one);
          break;
        case 'w:rPr':
        case 'w:delText':
        case 'w:delInstrText':
          break;
        default:
          this.#element(one);
      }
    }
  }

  #text(text: string, properties: Xml | undefined): void {
    const said = text.replace(/[\r\n]+/g, ' ');
    if (said === '') return;
    if (this.#hiding()) {
      this.#part.replaced.push(said);
      return;
    }
    const value = this.#hyphen ? hyphenBetween(this.#last, said[0]!) + said : said;
    this.#hyphen = false;
    this.#last = said.at(-1)!;
    const { look, marks } = this.#looks(value, properties);
    const letters = value.replace(/\s/g, '').length;
    if (letters > 0) this.#seen.push({ look, letters });
    this.#put({ kind: 'text', text: value, marks });
  }

  /** A field that is open and whose text is not shown: its instruction is being read, or warraq makes it. */
  #hiding(): boolean {
    return this.#fields.some(({ field }) => field === undefined || field.does === 'replace');
  }

  #put(piece: InlinePiece): void {
    if (!this.#hiding()) this.#inlines.push(piece);
  }

  #kept(as: Parameters<typeof kept>[0], text: string): void {
    this.#inlines.push({ kind: 'node', node: kept(as, text) });
  }

  /** How letters look, and what of that their paragraph's style does not say. */
  #looks(text: string, properties: Xml | undefined): { look: Look; marks: readonly Mark[] } {
    const kind = COMPLEX.test(text) ? 'complex' : 'latin';
    const named = this.#part.styles.character(valueIn(properties, 'w:rStyle'));
    const isLink = /hyperlink/i.test(named?.name ?? '');
    const ground = this.#style![kind];
    const look = over(over(ground, named?.[kind] ?? {}), looksOf(properties)[kind]);
    const position = valueIn(properties, 'w:vertAlign');
    const marks: Mark[] = [];
    if (isOn(properties, 'w:strike') || isOn(properties, 'w:dstrike')) marks.push('delete');
    if (look.bold && !ground.bold && !isLink) marks.push('strong');
    if (look.italic && !ground.italic) marks.push('emphasis');
    if (isOn(properties, 'w:u') && !isLink) marks.push('underline');
    if (isOn(properties, 'w:highlight')) marks.push('highlight');
    if (position === 'superscript' || position === 'subscript') marks.push(position);
    if (isCode(named?.name, look, ground)) marks.push('code');
    if (isOn(properties, 'w:smallCaps') || isOn(properties, 'w:caps'))
      this.#remark('look', { kind: 'capitals' });
    return { look, marks };
  }

  #remark(kind: 'look', facts: { kind: string }): void {
    this.#part.remarks.push({ kind, facts });
  }

  #hyperlink(link: Xml): void {
    const relation = this.#part.relations.get(link.attributes['r:id'] ?? '');
    const anchor = link.attributes['w:anchor'];
    const url = relation ? `${relation.target}${anchor ? `#${anchor}` : ''}` : undefined;
    if (url === undefined && anchor === undefined) {
      this.#all(link);
      return;
    }
    this.#inlines.open((pieces) => [
      url === undefined
        ? { kind: 'reference', to: anchor!, by: 'link', pieces: notUnderlined(pieces) }
        : { kind: 'link', url, pieces: notUnderlined(pieces) },
    ]);
    this.#all(link);
    this.#inlines.close();
  }

  #changed(kind: 'inserted' | 'deleted', change: Xml): void {
    const isMove = change.name.startsWith('w:move');
    const text = [...within(change, 'w:t'), ...within(change, 'w:delText')].map(textOf).join('');
    const { 'w:author': author = '', 'w:date': date = '' } = change.attributes;
    this.#part.changes.push({ kind, author, date: date.slice(0, 10), text, isMove });
  }

  /** @returns Whether there is such a note. */
  #note(mark: Xml): boolean {
    // The mark goes with the field: the note is kept as one without a mark.
    if (this.#hiding()) return false;
    const kind = mark.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
    const label = this.#part.noteLabel(kind, mark.attributes['w:id'] ?? '');
    if (label === undefined) return false;
    for (const name of this.#openBookmarks.values()) this.#part.noteBookmarks.set(name, label);
    this.#put({ kind: 'node', node: { type: 'footnoteReference', identifier: label, label } });
    return true;
  }

  #comment(mark: Xml): void {
    const comment = this.#part.comment(mark.attributes['w:id'] ?? '');
    if (!comment) return;
    this.#part.remarks.push({ kind: 'comment', facts: { author: comment.author } });
    this.#kept('comment', `${comment.author}: ${comment.text}`);
  }

  #formula(formula: Xml): void {
    const value = texOf(formula, (element) =>
      this.#part.remarks.push({ kind: 'formula', facts: { element } }),
    );
    if (this.#hiding()) this.#part.replaced.push(textOfTex(value));
    else if (value !== '') this.#inlines.push({ kind: 'node', node: { type: 'inlineMath', value } });
  }

  #ruby(ruby: Xml): void {
    const html = (value: string): InlinePiece => ({ kind: 'node', node: { type: 'html', value } });
    this.#put(html('<ruby>'));
    this.#all(child(ruby, 'w:rubyBase') ?? ruby);
    this.#put(html('<rt>'));
    const above = child(ruby, 'w:rt');
    if (above) this.#all(above);
    this.#put(html('</rt></ruby>'));
  }

  #drawing(drawing: Xml): void {
    const boxes = boxesIn(drawing);
    for (const box of boxes) {
      this.#part.remarks.push({ kind: 'text-box', facts: {} });
      this.#box(box);
    }
    const shapes = picturesIn(drawing);
    for (const [index, { id, alt }] of shapes.entries()) {
      if (shapes.findIndex((one) => one.id === id) < index) continue;
      this.#image(id, alt);
    }
    if (shapes.length > 0 || boxes.length > 0 || isLine(drawing)) return;
    const kind =
      within(drawing, 'c:chart').length > 0
        ? 'chart'
        : within(drawing, 'dgm:relIds').length > 0
          ? 'diagram'
          : drawing.name === 'w:object'
            ? 'object'
            : 'drawing';
    this.#part.remarks.push({ kind: 'object', facts: { kind } });
    this.#kept('object', descriptionOf(drawing) || kind);
  }

  #image(id: string, alt: string): void {
    const relation = this.#part.relations.get(id);
    const image = relation && !relation.isExternal ? this.#part.images.find(relation.target) : undefined;
    if (image?.isShown) {
      this.#put({ kind: 'node', node: { type: 'image', url: image.path, alt, title: null } });
      return;
    }
    const address = image?.path ?? relation?.target ?? id;
    this.#part.remarks.push(
      image ? { kind: 'image', facts: { kind: image.kind } } : { kind: 'image-missing', facts: { address } },
    );
    this.#kept('image', alt === '' ? address : `${address} (${alt})`);
  }

  #fieldCharacter(type: string | undefined, data: string): void {
    if (type === 'begin') {
      this.#beginField();
      // EndNote has it with a field within its field, too.
      for (const open of this.#fields) if (!open.field) open.data ||= data;
    }
    if (type === 'separate') this.#showField();
    if (type === 'end') this.#endField();
  }

  #beginField(): void {
    this.#fields.push({ instruction: '', data: '', field: undefined });
  }

  /** What a field shows begins. */
  #showField(): void {
    const open = this.#fields.at(-1);
    if (!open || open.field) return;
    const field = fieldOf(open.instruction + open.data);
    open.field = field;
    if (field.does === 'replace') this.#part.remarks.push({ kind: 'contents', facts: {} });
    if (field.does === 'link')
      this.#inlines.open((pieces) => [{ kind: 'link', url: field.url, pieces: notUnderlined(pieces) }]);
    if (field.does === 'refer')
      this.#inlines.open((pieces) => [
        { kind: 'reference', to: field.to, by: field.by, pieces: notUnderlined(pieces) },
      ]);
    if (field.does === 'count')
      this.#inlines.open((pieces) => [{ kind: 'sequence', label: field.label, pieces }]);
    if (field.does === 'number')
      this.#inlines.open((pieces) => {
        this.#part.remarks.push({ kind: 'page-number', facts: { number: plain(pieces) } });
        return pieces;
      });
  }

  #endField(): void {
    const open = this.#fields.at(-1);
    if (!open) return;
    if (!open.field) {
      // Nothing is shown: of most such fields the instruction is all there is.
      this.#showField();
    }
    this.#fields.pop();
    const field = open.field!;
    if (GROUPS.has(field.does)) {
      const isEmpty = this.#inlines.close();
      // Word has not shown yet what it leads to, or how it counts.
      if (isEmpty && field.does === 'refer' && field.by !== 'link')
        this.#put({ kind: 'reference', to: field.to, by: field.by, pieces: [] });
      if (isEmpty && field.does === 'count') this.#put({ kind: 'sequence', label: field.label, pieces: [] });
    }
    if (this.#hiding()) {
      if (field.does === 'index') this.#part.replaced.push(field.text);
      return;
    }
    if (field.does === 'index') {
      this.#part.remarks.push({ kind: 'index-entry', facts: {} });
      this.#kept('index', field.text);
    }
    if (field.does === 'cite') this.#citation(field.citation);
  }

  #citation({ program, cited }: Citation): void {
    const { remarks, sources, bibliography } = this.#part;
    remarks.push({ kind: 'citation', facts: { program } });
    const known = cited.map((one) => ({ ...one, item: one.item ?? sources.get(one.key ?? '') }));
    const written = bibliography.citation(known);
    if (written !== '') this.#kept('citation', written);
  }
}

/** The records that EndNote keeps with a field, in base64; '' for other data. */
function dataOf(fieldCharacter: Xml): string {
  const data = child(fieldCharacter, 'w:fldData');
  const said = data ? Buffer.from(textOf(data), 'base64').toString('utf8') : '';
  return said.startsWith('<EndNote>') ? said : '';
}

/** A link shows that it is one: its line is no emphasis. */
function notUnderlined(pieces: readonly InlinePiece[]): readonly InlinePiece[] {
  return without(pieces, 'underline');
}

/**
 * What an optional hyphen is: typists use it (Ctrl and the minus sign) for the half-space, as it parts Persian letters in Word; others show
 * them joined.
 */
function hyphenBetween(before: string, after: string): string {
  const parts = [before, after].every((one) => /\p{Script=Arabic}/u.test(one));
  return parts ? '\u200c' : '\u00ad';
}

function isCode(style: string | undefined, look: Look, ground: Look): boolean {
  if (/code|^کد$/i.test(style ?? '')) return true;
  return MONOSPACE.test(look.font ?? '') && !MONOSPACE.test(ground.font ?? '');
}

/** The beginnings of fields that have no end (of a damaged file): all that follows would belong to them. */
export function endlessFields(container: Xml): ReadonlySet<Xml> {
  const open: Xml[] = [];
  const walk = (parent: Xml): void => {
    for (const one of elements(parent)) {
      const type = one.name === 'w:fldChar' ? one.attributes['w:fldCharType'] : undefined;
      if (type === 'begin') open.push(one);
      else if (type === 'end') open.pop();
      else if (one.name === 'mc:AlternateContent') walk(chosen(one));
      else if (!/^w:(?:del|moveFrom|txbxContent|tbl)$/.test(one.name)) walk(one);
    }
  };
  walk(container);
  return new Set(open);
}

/** What all letters share. */
function shared(seen: readonly Seen[]): Look {
  const all = (is: (look: Look) => boolean | undefined) =>
    seen.length > 0 && seen.every(({ look }) => is(look));
  const sizes = new Map<number | undefined, number>();
  for (const { look, letters } of seen) sizes.set(look.size, (sizes.get(look.size) ?? 0) + letters);
  const [size] = [...sizes].sort(([, one], [, other]) => other - one)[0] ?? [];
  return {
    bold: all(({ bold }) => bold),
    italic: all(({ italic }) => italic),
    size,
    font: all(({ font }) => MONOSPACE.test(font ?? '')) ? seen[0]!.look.font : undefined,
  };
}

/** Whether all of a paragraph is set in a typeface of equal widths. */
export function isMonospace({ font }: Look): boolean {
  return font !== undefined && MONOSPACE.test(font);
}

/**
 * Of what programs of different age can show, the new one, unless it has nothing that we can (ECMA-376, part 3, 9.3): the old one then
 * has all the text.
 */
export function chosen(alternate: Xml): Xml {
  const choice = child(alternate, 'mc:Choice');
  const fallback = child(alternate, 'mc:Fallback');
  if (!choice) return fallback ?? alternate;
  const says = (one: Xml) => within(one, 'w:t').length > 0 || picturesIn(one).length > 0;
  return says(choice) || !fallback || !says(fallback) ? choice : fallback;
}

/** The text boxes of a drawing, the outermost ones. */
function boxesIn(drawing: Xml): readonly Xml[] {
  return elements(drawing).flatMap((one) => {
    if (one.name === 'w:txbxContent') return [one];
    return boxesIn(one.name === 'mc:AlternateContent' ? chosen(one) : one);
  });
}

interface Picture {
  /** Of the relation. */
  readonly id: string;
  readonly alt: string;
}

/** The pictures of a drawing, but for those in its text boxes. */
function picturesIn(drawing: Xml): readonly Picture[] {
  const alt = descriptionOf(drawing);
  const find = (parent: Xml, own: string): readonly Picture[] =>
    elements(parent).flatMap((one): readonly Picture[] => {
      const { name, attributes } = one;
      if (name === 'w:txbxContent') return [];
      if (name === 'mc:AlternateContent') return find(chosen(one), own);
      if (name === 'a:blip') {
        // A drawing (SVG) stands beside its picture in pixels, or alone.
        const drawn = within(one, 'asvg:svgBlip')[0]?.attributes['r:embed'];
        const id = attributes['r:embed'] ?? drawn ?? attributes['r:link'];
        return id ? [{ id, alt: own }] : [];
      }
      if (name === 'v:imagedata') {
        const id = attributes['r:id'] ?? attributes['r:href'];
        return id ? [{ id, alt: own || attributes['o:title'] || '' }] : [];
      }
      const said =
        name === 'pic:pic' ? descriptionOf(one) : name === 'v:shape' ? (attributes['alt'] ?? '') : '';
      // What the whole drawing is said to show goes before the name of a file.
      return find(one, name === 'pic:pic' ? own || said : said || own);
    });
  return find(drawing, alt);
}

/** What a drawing is said to show, for those who don't see it (`descr`), or else its title. */
function descriptionOf(drawing: Xml): string {
  const named = [...within(drawing, 'wp:docPr'), ...within(drawing, 'pic:cNvPr')].map(
    ({ attributes }) => attributes,
  );
  const said = named.map(({ descr }) => descr).find(Boolean) ?? named.map(({ title }) => title).find(Boolean);
  return (said ?? '').replace(/\s+/g, ' ').trim();
}

/** A line across the page, as the web and mail have it. */
function isLine(drawing: Xml): boolean {
  return within(drawing, 'v:rect').some(({ attributes }) => attributes['o:hr'] !== undefined);
}

/** Whether a paragraph is nothing but a line across the page. */
export function isRule(paragraph: Xml): boolean {
  return (
    isLine(paragraph) ||
    (childrenOf(child(child(paragraph, 'w:pPr'), 'w:pBdr'), 'w:bottom').length > 0 &&
      within(paragraph, 'w:t').length === 0)
  );
}
