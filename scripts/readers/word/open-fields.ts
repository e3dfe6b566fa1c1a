import { kept } from '../kept.ts';
import type { Citation } from './citations.ts';
import type { PackagePart } from './document.ts';
import { chosen } from './drawings.ts';
import { type Field, fieldOf } from './fields.ts';
import type { Inlines } from './inlines.ts';
import { type InlinePiece, notUnderlined, plain } from './pieces.ts';
import { child, elements, textOf, type Xml } from './xml.ts';

/** Fields whose text is a group of pieces. */
const GROUPS: ReadonlySet<Field['does']> = new Set(['link', 'refer', 'count', 'number']);

/** A field that is open: its instruction is being read, or what it shows. */
interface OpenField {
  instruction: string;
  /** What EndNote keeps with it. */
  data: string;
  field: Field | undefined;
}

/**
 * The fields that are open where a paragraph is read, within one another: of each its instruction is being read, or what it shows
 * (ECMA-376, part 1, 17.16.2).
 */
export class OpenFields {
  readonly #part: PackagePart;
  readonly #inlines: Inlines;
  readonly #open: OpenField[] = [];

  constructor(part: PackagePart, inlines: Inlines) {
    this.#part = part;
    this.#inlines = inlines;
  }

  get areOpen(): boolean {
    return this.#open.length > 0;
  }

  /** A field that is open and whose text is not shown: its instruction is being read, or warraq makes it. */
  isHiding(): boolean {
    return this.#open.some(({ field }) => field === undefined || field.does === 'replace');
  }

  put(piece: InlinePiece): void {
    if (!this.isHiding()) this.#inlines.push(piece);
  }

  /** As a comment, whatever hides the text around it. */
  keep(as: Parameters<typeof kept>[0], text: string): void {
    this.#inlines.push({ kind: 'node', node: kept(as, text) });
  }

  /** A part of the instruction of the innermost field. */
  instruct(text: string): void {
    const open = this.#open.at(-1);
    if (open) open.instruction += text;
  }

  /** A sign of a complex field: where it begins, where what it shows begins, where it ends (`w:fldChar`). */
  character(sign: Xml): void {
    const type = sign.attributes['w:fldCharType'];
    if (type === 'begin') {
      this.begin();
      const data = dataOf(sign);
      // EndNote has it with a field within its field, too.
      for (const open of this.#open) if (!open.field) open.data ||= data;
    }
    if (type === 'separate') this.show();
    if (type === 'end') this.end();
  }

  begin(): void {
    this.#open.push({ instruction: '', data: '', field: undefined });
  }

  /** What a field shows begins. */
  show(): void {
    const open = this.#open.at(-1);
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

  end(): void {
    const open = this.#open.at(-1);
    if (!open) return;
    if (!open.field) {
      // Nothing is shown: of most such fields the instruction is all there is.
      this.show();
    }
    this.#open.pop();
    const field = open.field!;
    if (GROUPS.has(field.does)) {
      const isEmpty = this.#inlines.close();
      // Word has not shown yet what it leads to, or how it counts.
      if (isEmpty && field.does === 'refer' && field.by !== 'link')
        this.put({ kind: 'reference', to: field.to, by: field.by, pieces: [] });
      if (isEmpty && field.does === 'count') this.put({ kind: 'sequence', label: field.label, pieces: [] });
    }
    if (this.isHiding()) {
      if (field.does === 'index') this.#part.replaced.push(field.text);
      return;
    }
    if (field.does === 'index') {
      this.#part.remarks.push({ kind: 'index-entry', facts: {} });
      this.keep('index', field.text);
    }
    if (field.does === 'cite') this.cite(field.citation);
  }

  /** A citation is kept as it is to be written. */
  cite({ program, cited }: Citation): void {
    const { remarks, sources, bibliography } = this.#part;
    remarks.push({ kind: 'citation', facts: { program } });
    const known = cited.map((one) => ({ ...one, item: one.item ?? sources.get(one.key ?? '') }));
    const written = bibliography.citation(known);
    if (written !== '') this.keep('citation', written);
  }
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

/** The records that EndNote keeps with a field, in base64; '' for other data. */
function dataOf(fieldCharacter: Xml): string {
  const data = child(fieldCharacter, 'w:fldData');
  const said = data ? Buffer.from(textOf(data), 'base64').toString('utf8') : '';
  return said.startsWith('<EndNote>') ? said : '';
}
