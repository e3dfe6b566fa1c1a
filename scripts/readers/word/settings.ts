import type { ImportedSettings } from '../imported.ts';
import type { Item } from './plan.ts';
import { child, textOf, type Xml } from './xml.ts';

/** What programs and computers are called, and authors are not. */
const NOBODY =
  /^(?:user|admin(?:istrator)?|owner|author|windows(?: user)?|microsoft(?: office)?(?: user)?|hp|dell|asus|acer|lenovo|python-docx|un-?named|unknown|pc|my ?pc|کاربر|[a-z]+-pc)$/i;
/** What programs call a document of which they know nothing. */
const NAMELESS = /^(?:word document|untitled|document ?\d*|microsoft word.*|بدون عنوان)$/i;

/**
 * What a document says of the whole book: its title page by the styles of its paragraphs, or else its properties (ECMA-376, part 2, 8.3).
 * When it was saved is not when it was published.
 */
export function settingsOf(
  items: readonly Item[],
  properties: Xml | undefined,
): {
  readonly settings: ImportedSettings;
  readonly items: readonly Item[];
  readonly moved: readonly string[];
} {
  const own = (is: string) =>
    items.flatMap((item) =>
      item.is === 'paragraph' && item.role.is === is ? [item.paragraph.text.replace(/\s+/g, ' ')] : [],
    );
  const property = (name: string) => {
    const found = child(properties, name);
    return found ? textOf(found).replace(/\s+/g, ' ').trim() || undefined : undefined;
  };
  const title = own('title').join(' ');
  const authors = own('author').flatMap((text) => text.split(/\s*[،,؛;]\s*/).filter(Boolean));
  const date = own('date')
    .map(isoDate)
    .find((one) => one !== undefined);
  const named = property('dc:title');
  const creators = (property('dc:creator') ?? '')
    .split(/\s*[;؛]\s*/)
    .filter((name) => name !== '' && !NOBODY.test(name));
  // A date that can't be read stays where it stands.
  const taken = ['title', 'subtitle', 'author', ...(date === undefined ? [] : ['date'])];
  const isTaken = (item: Item) => item.is === 'paragraph' && taken.includes(item.role.is);
  return {
    settings: {
      title: title || (named !== undefined && !NAMELESS.test(named) ? named : undefined),
      subtitle: own('subtitle').join(' ') || undefined,
      author: authors.length > 0 ? authors : creators.length > 0 ? creators : undefined,
      date,
      description: property('dc:description'),
      keywords: property('cp:keywords')
        ?.split(/\s*[،,؛;]\s*/)
        .filter(Boolean),
    },
    items: items.filter((item) => !isTaken(item)),
    moved: items.filter(isTaken).map((item) => (item.is === 'paragraph' ? item.paragraph.text : '')),
  };
}

/** A date in digits alone, as ISO 8601 has it; undefined for others. */
function isoDate(text: string): string | undefined {
  const ascii = text.trim().replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
  const [, year, month, day] = /^(\d{4})(?:[/-](\d{1,2})(?:[/-](\d{1,2}))?)?$/.exec(ascii) ?? [];
  return (
    year &&
    [year, month, day]
      .filter(Boolean)
      .map((one) => one!.padStart(2, '0'))
      .join('-')
  );
}
