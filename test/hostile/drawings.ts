import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A drawing by a stranger, and what is to become of it. */
export interface HostileDrawing {
  readonly title: string;
  /** Its content, and what becomes of that; or else the whole file. */
  readonly inside?: string;
  readonly becomes?: string;
  readonly drawing?: string;
  readonly whole?: string;
  readonly refused?: boolean;
  /** `line:column rule what`. */
  readonly says?: readonly string[];
}

export const DRAWINGS = parse(
  readFileSync(join(import.meta.dirname, 'drawings.yml'), 'utf8'),
) as readonly HostileDrawing[];

const NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"';
const XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"';
const FRAME = `<svg ${NAMESPACE} ${XLINK} xmlns:h="http://www.w3.org/1999/xhtml" width="10" height="10">`;

/** The whole file that a case gives. */
export function sourceOf({ drawing, inside }: HostileDrawing): string {
  return drawing ?? `${FRAME}\n${inside}</svg>`;
}

/** A drawing as it is written: its frame on a line of its own, which names XLink where that is used. */
export function framed(content: string): string {
  const link = content.includes('xlink:') ? ` ${XLINK}` : '';
  return `<svg ${NAMESPACE} width="10" height="10"${link}>\n${content}</svg>`;
}
