/** The kinds of passages that call for attention; each is a word of the furniture too. */
export type CalloutKind = 'note' | 'tip' | 'important' | 'warning' | 'caution';

/** What tools call them: GitHub, MkDocs, Docusaurus, VuePress, mdBook, Quarto, Obsidian, MyST. */
const KINDS: Readonly<Record<CalloutKind, string>> = {
  note: 'note info abstract summary tldr todo question help faq example seealso quote cite details',
  tip: 'tip hint success check done',
  important: 'important attention',
  warning: 'warning',
  caution: 'caution danger error bug failure fail missing',
};

export const BY_NAME: ReadonlyMap<string, CalloutKind> = new Map(
  Object.entries(KINDS).flatMap(([kind, names]) =>
    names.split(' ').map((name) => [name, kind as CalloutKind] as const),
  ),
);

/** The names as one part of a pattern. */
export const NAMES = [...BY_NAME.keys()].join('|');
