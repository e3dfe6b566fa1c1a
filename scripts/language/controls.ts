/**
 * Characters that no text may have: XML 1.0 (2.2) excludes most, HTML (13.2.3.5, «control» and «noncharacter») the others. Tabs
 * and line ends are white space; marks of direction and joiners are none of these.
 */
const DROPPED = String.raw`\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffe\uffff\p{Cs}`;
/** Those that part words: old separators, and the line and page ends of word processors. */
const PARTING = String.raw`\u000b\u000c\u001c-\u001f\u0085`;

const ANY = new RegExp(`[${DROPPED}${PARTING}]`, 'u');
const ALL_DROPPED = new RegExp(`[${DROPPED}]`, 'gu');
const ALL_PARTING = new RegExp(`[${PARTING}]`, 'gu');

/** The characters of a text that it may not have, each once, with its first place. */
export function controlsIn(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  if (ANY.test(text))
    for (const { 0: character, index } of text.matchAll(new RegExp(ANY, 'gu')))
      if (!found.has(character)) found.set(character, index);
  return found;
}

/** A text without such characters; one that parts words becomes a space. */
export function withoutControls(text: string): string {
  return ANY.test(text) ? text.replace(ALL_PARTING, ' ').replace(ALL_DROPPED, '') : text;
}
