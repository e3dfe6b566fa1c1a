import { textOfTex } from '../letters.ts';
import { citationInTag } from './citations.ts';
import type { PackagePart } from './document.ts';
import { chosen, descriptionOf, isLine, kindOfDrawing, picturesIn, textBoxesIn } from './drawings.ts';
import { texOf } from './formulas.ts';
import { Inlines } from './inlines.ts';
import { lookOf, type Seen, sharedLook } from './looks.ts';
import { endlessFields, OpenFields } from './open-fields.ts';
import { type InlinePiece, notUnderlined } from './pieces.ts';
import type { Look, Style } from './styles.ts';
import { symbolOf, textIn } from './symbols.ts';
import { child, elements, isOn, textOf, valueIn, within, type Xml } from './xml.ts';

/**
 * Reads what stands in paragraphs, in their order: fields may go on from one to the next. Text boxes stand behind the paragraph that
 * they are tied to: their content is handed to `box`.
 */
export class Runs {
  readonly #part: PackagePart;
  readonly #box: (content: Xml) => void;
  readonly #inlines = new Inlines();
  readonly #fields: OpenFields;
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
    this.#fields = new OpenFields(part, this.#inlines);
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
    return { pieces: this.#inlines.take(), look: sharedLook(this.#seen), bookmarks };
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
    if (citation) this.#fields.cite(citation);
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
        this.#fields.begin();
        this.#fields.instruct(one.attributes['w:instr'] ?? '');
        this.#fields.show();
        this.#all(one);
        this.#fields.end();
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
        if (citation) this.#fields.cite(citation);
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
          else if (isHidden && !this.#fields.areOpen) this.#fields.keep('text', text);
          else this.#text(text, properties);
          break;
        }
        case 'w:tab':
        case 'w:ptab':
          this.#text('\t', properties);
          break;
        case 'w:br':
          if (/^(?:page|column)$/.test(one.attributes['w:type'] ?? '')) this.#text(' ', properties);
          else this.#fields.put({ kind: 'break' });
          break;
        case 'w:cr':
          this.#fields.put({ kind: 'break' });
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
          if (!this.#endless.has(one)) this.#fields.character(one);
          break;
        case 'w:instrText':
          this.#fields.instruct(textOf(one));
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
    if (this.#fields.isHiding()) {
      this.#part.replaced.push(said);
      return;
    }
    const value = this.#hyphen ? hyphenBetween(this.#last, said[0]!) + said : said;
    this.#hyphen = false;
    this.#last = said.at(-1)!;
    const named = this.#part.styles.character(valueIn(properties, 'w:rStyle'));
    const { look, marks } = lookOf(value, properties, this.#style!, named);
    if (isOn(properties, 'w:smallCaps') || isOn(properties, 'w:caps'))
      this.#part.remarks.push({ kind: 'look', facts: { kind: 'capitals' } });
    const letters = value.replace(/\s/g, '').length;
    if (letters > 0) this.#seen.push({ look, letters });
    this.#fields.put({ kind: 'text', text: value, marks });
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
    if (this.#fields.isHiding()) return false;
    const kind = mark.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
    const label = this.#part.noteLabel(kind, mark.attributes['w:id'] ?? '');
    if (label === undefined) return false;
    for (const name of this.#openBookmarks.values()) this.#part.noteBookmarks.set(name, label);
    this.#fields.put({ kind: 'node', node: { type: 'footnoteReference', identifier: label, label } });
    return true;
  }

  #comment(mark: Xml): void {
    const comment = this.#part.comment(mark.attributes['w:id'] ?? '');
    if (!comment) return;
    this.#part.remarks.push({ kind: 'comment', facts: { author: comment.author } });
    this.#fields.keep('comment', `${comment.author}: ${comment.text}`);
  }

  #formula(formula: Xml): void {
    const value = texOf(formula, (element) =>
      this.#part.remarks.push({ kind: 'formula', facts: { element } }),
    );
    if (this.#fields.isHiding()) this.#part.replaced.push(textOfTex(value));
    else if (value !== '') this.#inlines.push({ kind: 'node', node: { type: 'inlineMath', value } });
  }

  #ruby(ruby: Xml): void {
    const html = (value: string): InlinePiece => ({ kind: 'node', node: { type: 'html', value } });
    this.#fields.put(html('<ruby>'));
    this.#all(child(ruby, 'w:rubyBase') ?? ruby);
    this.#fields.put(html('<rt>'));
    const above = child(ruby, 'w:rt');
    if (above) this.#all(above);
    this.#fields.put(html('</rt></ruby>'));
  }

  #drawing(drawing: Xml): void {
    const boxes = textBoxesIn(drawing);
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
    const kind = kindOfDrawing(drawing);
    this.#part.remarks.push({ kind: 'object', facts: { kind } });
    this.#fields.keep('object', descriptionOf(drawing) || kind);
  }

  #image(id: string, alt: string): void {
    const relation = this.#part.relations.get(id);
    const image = relation && !relation.isExternal ? this.#part.images.find(relation.target) : undefined;
    if (image?.isShown) {
      this.#fields.put({ kind: 'node', node: { type: 'image', url: image.path, alt, title: null } });
      return;
    }
    const address = image?.path ?? relation?.target ?? id;
    this.#part.remarks.push(
      image ? { kind: 'image', facts: { kind: image.kind } } : { kind: 'image-missing', facts: { address } },
    );
    this.#fields.keep('image', alt === '' ? address : `${address} (${alt})`);
  }
}

/**
 * What an optional hyphen is: typists use it (Ctrl and the minus sign) for the half-space, as it parts Persian letters in Word; others show
 * them joined.
 */
function hyphenBetween(before: string, after: string): string {
  const parts = [before, after].every((one) => /\p{Script=Arabic}/u.test(one));
  return parts ? '\u200c' : '\u00ad';
}
