/** The objects of PDF (ISO 32000-1, 7.3) as values. Numbers, booleans and null stand for themselves. */
export type PdfValue =
  | number
  | boolean
  | null
  | PdfName
  | PdfString
  | PdfRef
  | PdfValue[]
  | PdfDict
  | PdfStream;

export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A string by its bytes. */
export class PdfString {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** A reference to an indirect object; generations are all 0 in what Chromium writes. */
export class PdfRef {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

export class PdfDict extends Map<string, PdfValue> {}

export class PdfStream {
  readonly dict: PdfDict;
  /** As in the file: filters still applied. */
  readonly data: Uint8Array;
  constructor(dict: PdfDict, data: Uint8Array) {
    this.dict = dict;
    this.data = data;
  }
}

export const name = (value: string): PdfName => new PdfName(value);

export const dict = (entries: Readonly<Record<string, PdfValue | undefined>>): PdfDict =>
  new PdfDict(Object.entries(entries).filter((entry): entry is [string, PdfValue] => entry[1] !== undefined));

/** A text string (7.9.2.2): UTF-16BE with its byte order mark. */
export function text(value: string): PdfString {
  const bytes = new Uint8Array(2 + value.length * 2);
  bytes[0] = 0xfe;
  bytes[1] = 0xff;
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    bytes[2 + index * 2] = unit >> 8;
    bytes[3 + index * 2] = unit & 0xff;
  }
  return new PdfString(bytes);
}

/** A date (7.9.4) from an ISO 8601 instant in UTC. */
export function date(instant: string): PdfString {
  const digits = instant.replace(/\D/g, '').slice(0, 14).padEnd(14, '0');
  return new PdfString(new TextEncoder().encode(`D:${digits}+00'00'`));
}
