/** What a document says of itself. */
export interface Head {
  readonly language: string;
  readonly dir: string;
  readonly title: string;
  readonly css: string;
}

/** Make the blank document that of a book. */
export function openDocument({ language, dir, title, css }: Head): void {
  document.documentElement.lang = language;
  document.documentElement.dir = dir;
  document.title = title;
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
}

/** Add HTML at the document's end and lay it out. */
export function pourText(html: string): void {
  const template = document.createElement('template');
  template.innerHTML = html;
  document.body.append(template.content);
  document.body.getBoundingClientRect();
}

/** Wait until images and typefaces are there: typefaces are asked for when text is laid out. */
export async function settle(): Promise<void> {
  const waiting = [...document.images].filter((image) => !image.complete);
  await Promise.all(waiting.map((image) => new Promise((done) => (image.onload = image.onerror = done))));
  document.body.getBoundingClientRect();
  await document.fonts.ready;
}
