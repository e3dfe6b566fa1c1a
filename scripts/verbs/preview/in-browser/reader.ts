import 'foliate-js/view.js';

/** The reader of the EPUB: foliate-js, the engine of Foliate, with nothing around it but keys. */

interface FoliateView extends HTMLElement {
  open(book: File): Promise<void>;
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

async function open(): Promise<void> {
  const answer = await fetch('book');
  if (!answer.ok) return;
  document.body.append(view);
  view.addEventListener('load', (event) =>
    (event as CustomEvent<{ doc: Document }>).detail.doc.addEventListener('keydown', press),
  );
  await view.open(new File([await answer.blob()], 'book'));
  view.renderer.setAttribute('max-inline-size', '640px');
  await view.renderer.next();
  said.textContent = '';
}

document.addEventListener('keydown', press);
void open();
