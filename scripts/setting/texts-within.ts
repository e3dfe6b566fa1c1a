import type { PageTexts } from './galley.ts';

/** What some HTML shows of the pages, each by its name: targets whose folios it has, late texts, notes. */
export interface ShownNames {
  readonly targets: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
}

/** Look some HTML through for what it shows of the pages. */
export function shownNames(html: string): ShownNames {
  return {
    targets: valuesOf(html, /\bdata-target="([^"]*)"/g),
    keys: valuesOf(html, /\bdata-late="([^"]*)"/g),
    notes: valuesOf(html, /\bid="(?:note|mark)-(\d+)/g),
  };
}

/** What is known of the pages, as far as some HTML shows it: folios of its targets, its late texts, the numbers of its notes. */
export function textsWithin(
  { targets, keys, notes }: ShownNames,
  { folios, late, labels, held, rooms }: PageTexts,
): PageTexts {
  const own: PageTexts = {
    folios: only(folios, targets),
    late: only(late, keys),
    labels: only(labels, notes),
  };
  if (!rooms) return held === undefined ? own : { ...own, held };
  const names = new Set([
    ...[...targets].map((id) => `folio ${id}`),
    ...[...keys].map((key) => `late ${key}`),
    ...[...notes].map((note) => `note ${note}`),
  ]);
  return { ...own, ...(held !== undefined && { held }), rooms: only(rooms, names) };
}

function valuesOf(html: string, attribute: RegExp): ReadonlySet<string> {
  return new Set([...html.matchAll(attribute)].map(([, value]) => unescaped(value!)));
}

/** What a serializer of HTML writes for a quotation mark and an ampersand in a value. */
function unescaped(value: string): string {
  return value.replace(/&#x22;|&quot;/gi, '"').replace(/&#x26;|&amp;/gi, '&');
}

function only(all: Readonly<Record<string, string>>, names: ReadonlySet<string>): Record<string, string> {
  const own: Record<string, string> = {};
  for (const name of names) if (Object.hasOwn(all, name)) own[name] = all[name]!;
  return own;
}
