import { PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './values.ts';

/** The bytes of a value, each byte a character of the string (ISO 32000-1, 7.3). Of a stream its dictionary; its data follow it. */
export function serialize(value: PdfValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return serializeNumber(value);
  if (value instanceof PdfName) return `/${value.name.replace(/[^!-~]|[#()<>[\]{}/%]/g, escapeByte)}`;
  if (value instanceof PdfString) return `<${Buffer.from(value.bytes).toString('hex')}>`;
  if (value instanceof PdfRef) return `${value.number} 0 R`;
  if (Array.isArray(value)) return `[${value.map(serialize).join(' ')}]`;
  if (value instanceof PdfDict) {
    return `<<${[...value].map(([key, one]) => `${serialize(new PdfName(key))} ${serialize(one)}`).join('\n')}>>`;
  }
  return serialize(new PdfDict(value.dict).set('Length', value.data.length));
}

/** No exponents: PDF has none. */
function serializeNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(5).replace(/\.?0+$/, '');
}

function escapeByte(character: string): string {
  return `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
