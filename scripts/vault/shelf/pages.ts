import ejs from 'ejs';
import type { Language } from '../../book/language.ts';
import type { Placed } from '../../disk/place-set.ts';
import { packageText } from '../../house/package-files.ts';
import { fontFaceCss, houseTextFaces } from '../../house/typefaces.ts';
import { formatDate, readDate } from '../../language/calendar.ts';
import { formatNumber } from '../../language/digits.ts';
import { directionOf } from '../../language/direction.ts';
import { address, namesOf } from './opds.ts';
import type { ShelfEdition, ShelfTitle } from './shelf.ts';

/** A language that a shelf can be in. */
type ShelfLanguage = Language & Required<Pick<Language, 'shelf'>>;

/** The weights that the style sheet of a shelf has. */
const WEIGHTS = [400, 700];

/** The pages of a shelf: one with all titles, and one for each; no script, one style sheet, its own typeface. */
export function pagesOf(titles: readonly ShelfTitle[], language: ShelfLanguage): readonly Placed[] {
  const helpersFrom = helpersIn(language);
  const faces = houseTextFaces().filter(({ weight }) => WEIGHTS.includes(weight));
  const css = `${fontFaceCss(faces, (face) => `fonts/${face.name}.ttf`)}\n${packageText('styles/shelf.css')}`;
  const encoder = new TextEncoder();
  const page = (template: string, path: string, data: object): Placed => ({
    path,
    bytes: encoder.encode(ejs.render(packageText(`templates/shelf/${template}.ejs`), data)),
  });
  return [
    page('index', 'index.html', { ...helpersFrom(''), titles }),
    ...titles.map((title) =>
      page('title', `${title.folder}/index.html`, { ...helpersFrom(title.folder), title }),
    ),
    { path: 'style.css', bytes: encoder.encode(css) },
    ...faces.map((face) => ({ path: `fonts/${face.name}.ttf`, bytes: face.bytes() })),
  ];
}

/** What templates are told with; addresses are from a folder of the shelf. */
function helpersIn(language: ShelfLanguage) {
  const { words, shelf } = language;
  return (folder: string) => ({
    lang: language.tag,
    dir: language.direction,
    words,
    shelf,
    href: (path: string) => address(path, folder),
    number: (value: number) => formatNumber(value, language),
    day: (iso: string) => {
      const date = readDate(iso.slice(0, 10), language);
      return date ? formatDate(date, language) : iso;
    },
    direction: directionOf,
    people: ({ metadata }: ShelfEdition, role: string) => namesOf(metadata[role]).join(words.listSeparator),
    text: ({ metadata }: ShelfEdition, key: string) =>
      typeof metadata[key] === 'string' ? metadata[key] : '',
  });
}
