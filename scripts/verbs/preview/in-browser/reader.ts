import { EPUB } from 'foliate-js/epub.js';
import 'foliate-js/view.js';

/** The reader of the EPUB: foliate-js, the engine of Foliate, with nothing around it but keys. */

interface FoliateView extends HTMLElement {
  open(book: EPUB): Promise<void>;
  goLeft(): Promise<void>;
  goRight(): Promise<void>;
  renderer: HTMLElement & { next(): Promise<void> };
}

const said = document.getElementById('said')!;
const view = document.createElement('foliate-view') as FoliateView;

const KEYS: Readonly<Record<string, () => Promise<void>>> = {
  ArrowLeft: () => view.goLeft(),
  ArrowRight: () => view.goRight(),
  PageDown: () => view.renderer.next(),
};

function press({ key }: KeyboardEvent): void {
  void KEYS[key]?.();
}

/** Parts of the book, as they are asked for; how long they are decides only how far one is said to have read. */
const PARTS = {
  loadText: async (name: string) => (await part(name))?.text() ?? null,
  loadBlob: async (name: string, type?: string) => {
    const bytes = await (await part(name))?.arrayBuffer();
    return bytes ? new Blob([bytes], { type: type ?? '' }) : null;
  },
  getSize: () => 1,
};

async function part(name: string): Promise<Response | undefined> {
  const answer = await fetch(`part/${name.split('/').map(encodeURIComponent).join('/')}`);
  return answer.ok ? answer : undefined;
}

async function open(): Promise<void> {
  const book = await new EPUB(PARTS).init();
  document.body.append(view);
  view.addEventListener('load', (event) =>
    (event as CustomEvent<{ doc: Document }>).detail.doc.addEventListener('keydown', press),
  );
  await view.open(book);
  view.renderer.setAttribute('max-inline-size', '640px');
  await view.renderer.next();
  said.textContent = '';
}

document.addEventListener('keydown', press);
void open();
