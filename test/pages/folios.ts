import { getDocument, type PDFDocumentProxy } from '../pdfjs.ts';

type PdfPage = Awaited<ReturnType<PDFDocumentProxy['getPage']>>;

/** Entries of contents and lists are wider than any reference in the text: points. */
const ENTRY = 150;

/** Folios in contents, lists, references to pages and at the foot that are not those of their pages, read from the PDF alone. */
export async function wrongFolios(
  bytes: Uint8Array,
  bottomMargin: number,
): Promise<{ readonly wrong: readonly string[]; readonly checked: number }> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const labels = (await pdf.getPageLabels())!;
  const wrong: string[] = [];
  let checked = 0;
  const check = (place: string, said: string | undefined, label: string) => {
    checked += 1;
    if (said !== label) wrong.push(`${place} says «${said}», it is «${label}»`);
  };
  for (let index = 0; index < pdf.numPages; index += 1) {
    const page = await pdf.getPage(index + 1);
    const foot = (await textIn(page, [0, 0, 2000, bottomMargin])).trim();
    if (foot) check(`the foot of page ${index}`, foot, labels[index]!);
    for (const { rect, dest } of await page.getAnnotations()) {
      if (!dest) continue;
      const said = await folioIn(page, rect);
      if (said === undefined) continue;
      const target = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
      check(`a link on page ${index}`, said, labels[await pdf.getPageIndex(target![0])]!);
    }
  }
  await pdf.loadingTask.destroy();
  return { wrong, checked };
}

/** The folio at the left end of an entry, or after the word «page»; undefined for any other link. */
async function folioIn(page: PdfPage, rect: readonly number[]): Promise<string | undefined> {
  const [left = 0, bottom = 0, right = 0, top = 0] = rect;
  if (right - left > ENTRY) {
    const entry = await textIn(page, [left - 1, bottom, left + 22, top]);
    return entry.replace(/[^\d۰-۹\p{Script=Arabic}]/gu, '');
  }
  return /صفحهٔ\s*([۰-۹]+)/u.exec(await textIn(page, rect))?.[1];
}

type Items = Awaited<ReturnType<PdfPage['getTextContent']>>['items'];

/** What stands on a page; read once, for it has many links. */
const known = new WeakMap<PdfPage, Promise<Items>>();

function itemsOf(page: PdfPage): Promise<Items> {
  const items = known.get(page) ?? page.getTextContent().then((content) => content.items);
  known.set(page, items);
  return items;
}

async function textIn(
  page: PdfPage,
  [left = 0, bottom = 0, right = 0, top = 0]: readonly number[],
): Promise<string> {
  return (await itemsOf(page))
    .flatMap((item) =>
      'str' in item
        ? [{ text: item.str, x: item.transform[4] as number, y: item.transform[5] as number }]
        : [],
    )
    .filter(({ x, y }) => x >= left && x < right && y > bottom - 1 && y < top + 1)
    .map(({ text }) => text)
    .join('')
    .normalize('NFKC')
    .replace(/[\u200e\u200f]/g, '');
}
