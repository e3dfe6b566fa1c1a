import { PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './values.ts';

/** The bytes of a value, each byte a character of the string (ISO 32000-1, 7.3). Of a stream its dictionary; its data follow it. */
export function serialize(value: PdfValue): string {
  if (typeof value === 'number') return serializeNumber(value);
  if (value instanceof PdfRef) return `${value.number} 0 R`;
  if (value instanceof PdfName) return serializeName(value.name);
  if (value instanceof PdfDict) return serializeDict(value);
  if (Array.isArray(value)) return `[${value.map(serialize).join(' ')}]`;
  if (value instanceof PdfString) return `<${hexOf(value.bytes)}>`;
  if (value === null || typeof value === 'boolean') return String(value);
  return serializeDict(new PdfDict(value.dict).set('Length', value.data.length));
}

/** Written entry by entry: a long book has so many dictionaries that lists of their entries would be felt. */
function serializeDict(dict: PdfDict): string {
  let entries = '';
  for (const [key, value] of dict) {
    if (entries !== '') entries += '\n';
    entries += `${serializeName(key)} ${serialize(value)}`;
  }
  return `<<${entries}>>`;
}

function serializeName(name: string): string {
  return /^\w*$/.test(name) ? `/${name}` : `/${name.replace(/[^!-~]|[#()<>[\]{}/%]/g, escapeByte)}`;
}

/** No exponents: PDF has none. */
function serializeNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(5).replace(/\.?0+$/, '');
}

function hexOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('hex');
}

function escapeByte(character: string): string {
  return `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
