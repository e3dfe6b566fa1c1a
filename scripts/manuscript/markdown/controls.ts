import type { Root } from 'mdast';
import type { TextFile } from '../../book/text-file.ts';
import { visitAll } from '../../book/visit.ts';
import { placer } from '../../diagnostics/place.ts';
import type { Report } from '../../diagnostics/report.ts';
import { controlsIn, withoutControls } from '../../language/controls.ts';

/** References to characters by number, which HTML reads as they are; Markdown makes U+FFFD of most that no text may have. */
const REFERENCE = /&#(?:x([\da-f]{1,6})|(\d{1,7}));?/gi;

/**
 * Take control characters out of everything that Markdown says, so that no edition has one, and give all lines the same end. The
 * tree is ours to change.
 */
export function cleanText(tree: Root, source: string): Root {
  if (controlsIn(source).size === 0 && !/&#|\r/.test(source)) return tree;
  visitAll(tree, (node) => {
    const fields = node as unknown as Record<string, unknown>;
    for (const [name, value] of Object.entries(fields))
      if (typeof value === 'string' && name !== 'type')
        fields[name] = withoutControls(value).replace(/\r\n?/g, '\n');
    if (node.type === 'html') node.value = node.value.replace(REFERENCE, withoutControl);
    if ('attributes' in node)
      for (const [name, value] of Object.entries(node.attributes ?? {}))
        node.attributes![name] = withoutControls(value ?? '');
  });
  return tree;
}

function withoutControl(reference: string, hexadecimal: string | undefined, decimal: string): string {
  const code = hexadecimal === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal, 16);
  if (code > 0x10ffff) return reference;
  const character = String.fromCodePoint(code);
  const clean = withoutControls(character);
  return clean === character ? reference : clean;
}

/** Warn of each control character of a text, at its first place. */
export function tellControls(file: TextFile, report: Report): void {
  for (const [character, at] of controlsIn(file.value))
    report(file, 'text-is-printable', { code: codeOf(character) }, placer(file)(at, at + 1));
}

/** `U+0008`. */
export function codeOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
