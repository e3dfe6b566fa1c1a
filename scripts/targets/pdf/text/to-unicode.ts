/** ToUnicode CMaps (ISO 32000-1, 9.10.3): code -> text. Codes have two bytes. */

export function parseToUnicode(source: string): Map<number, string> {
  const texts = new Map<number, string>();
  for (const [, body] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, text] of body!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      texts.set(Number.parseInt(code!, 16), textOf(text!));
  for (const [, body] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, to, text] of body!.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    )) {
      const first = Number.parseInt(from!, 16);
      const last = Number.parseInt(to!, 16);
      const head = textOf(text!.slice(0, -4));
      const unit = Number.parseInt(text!.slice(-4), 16);
      for (let code = first; code <= last; code += 1)
        texts.set(code, head + String.fromCharCode(unit + code - first));
    }
  return texts;
}

export function writeToUnicode(texts: ReadonlyMap<number, string>): string {
  const entries = [...texts].sort(([a], [b]) => a - b);
  const blocks: string[] = [];
  for (let at = 0; at < entries.length; at += 100) {
    const part = entries.slice(at, at + 100);
    const rows = part.map(([code, text]) => `<${hex(code)}> <${hexOf(text)}>`);
    blocks.push(`${part.length} beginbfchar\n${rows.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** UTF-16BE in hexadecimal digits -> text. */
export function textOf(digits: string): string {
  let text = '';
  for (let at = 0; at + 4 <= digits.length; at += 4)
    text += String.fromCharCode(Number.parseInt(digits.slice(at, at + 4), 16));
  return text;
}

function hexOf(text: string): string {
  let digits = '';
  for (let at = 0; at < text.length; at += 1) digits += hex(text.charCodeAt(at));
  return digits;
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
