import type { PageTexts } from './galley.ts';

/** What is known of the pages, as far as some HTML shows it: folios of its targets, its late texts, the numbers of its notes. */
export function textsWithin(html: string, { folios, late, labels, held, rooms }: PageTexts): PageTexts {
  const targets = valuesOf(html, /\bdata-target="([^"]*)"/g);
  const keys = valuesOf(html, /\bdata-late="([^"]*)"/g);
  const notes = valuesOf(html, /\bid="(?:note|mark)-(\d+)/g);
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
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
}
