import { finder } from '../../../language/search/find.ts';
import { get } from './dom.ts';
import { spreadOf } from './spreads.ts';
import type { State } from './state.ts';

/** Room around a spread, in CSS pixels: that of `frame.css`. */
const AROUND = { width: 104, height: 28 };

/** Longest time that a turn is seen, in ms. */
const TURN = 160;

/**
 * The frame in which the pages lie. It runs nothing: what is in it is put there from here, as text of HTML that the browser reads without scripts.
 */
export class Sheet {
  readonly #frame = get<HTMLIFrameElement>('sheet');
  readonly #state: State;
  readonly #pages = new Map<string, Promise<string>>();
  #style = '';
  #shown = '';
  #turn = 0;
  #asked = '';
  #loaded: Promise<void> = Promise.resolve();
  readonly #onDocument: (document: Document) => void;

  /** `onDocument`: told of the document of the frame, whenever it is a new one. */
  constructor(state: State, onDocument: (document: Document) => void) {
    this.#state = state;
    this.#onDocument = onDocument;
    new ResizeObserver(() => {
      this.#decide();
      void this.show();
    }).observe(this.#frame);
  }

  /** Mark all places of what is searched for; nothing for an empty text. */
  mark(asked: string): void {
    this.#asked = asked;
    this.#marked();
  }

  /** Show the spread of the place. `step`: which way it is turned, if it is. */
  async show(step: 1 | -1 | 0 = 0): Promise<void> {
    const turn = ++this.#turn;
    const { view, page, isDouble } = this.#state;
    if (!view) return;
    if (view.frame !== this.#style) {
      this.#style = view.frame;
      this.#pages.clear();
      this.#shown = '';
      this.#loaded = this.#load();
    }
    const spread = spreadOf(page, view.pages.length, isDouble);
    const keys = spread.map((index) => view.pages[index]!.key);
    const [html] = await Promise.all([
      Promise.all(spread.map((index, at) => this.#page(index, keys[at]!))),
      this.#loaded,
    ]);
    if (turn !== this.#turn) return;
    const all = keys.join(' ');
    if (all !== this.#shown) this.#put(html, spread, step);
    this.#shown = all;
    this.#place();
    this.#marked();
    this.#fetchNear(spread);
  }

  get #document(): Document {
    return this.#frame.contentDocument!;
  }

  /** Two pages lie beside each other where there is room for both. */
  #decide(): void {
    const { view } = this.#state;
    if (!view) return;
    const { clientWidth, clientHeight } = this.#frame;
    const scale = (clientHeight - AROUND.height) / view.size.height;
    const isDouble = (clientWidth - AROUND.width) / (2 * view.size.width) > Math.min(scale, 1) * 0.62;
    if (isDouble === this.#state.isDouble) return;
    this.#state.isDouble = isDouble;
    this.#state.changed();
  }

  #load(): Promise<void> {
    return new Promise((done) => {
      this.#frame.addEventListener(
        'load',
        () => {
          this.#onDocument(this.#document);
          void this.#document.fonts.ready.then(() => done());
        },
        { once: true },
      );
      this.#frame.src = `pages/?${this.#style}`;
    });
  }

  /** A page by its key: what is known of it stays right. */
  #page(index: number, key: string): Promise<string> {
    const known = this.#pages.get(key);
    if (known) return known;
    const page = fetch(`page/${index}`).then((answer) => (answer.ok ? answer.text() : ''));
    this.#pages.set(key, page);
    if (this.#pages.size > 200) this.#pages.delete(this.#pages.keys().next().value!);
    return page;
  }

  /** Those that come next are there when they are turned to. */
  #fetchNear(spread: readonly number[]): void {
    const { pages } = this.#state.view!;
    for (const near of [spread[0]! - 1, spread[0]! - 2, spread.at(-1)! + 1, spread.at(-1)! + 2])
      if (pages[near]) void this.#page(near, pages[near].key);
  }

  #put(html: readonly string[], spread: readonly number[], step: 1 | -1 | 0): void {
    const { view } = this.#state;
    const made = this.#document;
    const slots = html.map((text, at) => {
      const slot = made.createElement('desk-page');
      slot.dataset['page'] = String(spread[at]);
      slot.style.direction = view!.direction;
      slot.innerHTML = text;
      return slot;
    });
    if (view!.direction === 'rtl') slots.reverse();
    const scale = made.createElement('desk-scale');
    scale.append(...slots);
    const lying = made.createElement('desk-spread');
    lying.append(scale);
    const room = made.createElement('desk-room');
    room.append(lying);
    made.body.replaceChildren(room);
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (step === 0 || isCalm) return;
    // What comes next in a book from right to left comes from the left.
    const from = (view!.direction === 'rtl' ? -1 : 1) * step * 34;
    lying.animate([{ transform: `translateX(${from}px)`, opacity: 0.35 }, {}], {
      duration: TURN,
      easing: 'ease-out',
    });
  }

  /** Make the spread as large as it is to be: it is scaled as a picture is, so that no line ends elsewhere. */
  #place(): void {
    const { view, zoom } = this.#state;
    const lying = this.#document.querySelector<HTMLElement>('desk-spread');
    if (!lying || !view) return;
    const slots = [...lying.querySelectorAll<HTMLElement>('desk-page')];
    const { width, height } = view.size;
    const all = width * slots.length;
    const { clientWidth, clientHeight } = this.#frame;
    const isNarrow = clientWidth < 600;
    const room = {
      width: clientWidth - (isNarrow ? 16 : AROUND.width),
      height: clientHeight - AROUND.height,
    };
    const scale = zoom === 'fit' ? Math.min(room.width / all, room.height / height) : zoom;
    this.#document.querySelector<HTMLElement>('desk-room')!.style.paddingInline = isNarrow ? '8px' : '';
    for (const slot of slots) Object.assign(slot.style, { width: `${width}px`, height: `${height}px` });
    lying.querySelector<HTMLElement>('desk-scale')!.style.transform = `scale(${scale})`;
    Object.assign(lying.style, { width: `${all * scale}px`, height: `${height * scale}px` });
    this.#frame.dataset['scale'] = String(scale);
  }

  #marked(): void {
    const { CSS: css, Highlight: Marks } = this.#frame.contentWindow as unknown as typeof globalThis;
    if (!css?.highlights) return;
    css.highlights.delete('found');
    if (this.#asked === '') return;
    const ranges = [...this.#document.querySelectorAll('.page-area')].flatMap((area) =>
      rangesIn(area, this.#asked),
    );
    css.highlights.set('found', new Marks(...ranges));
  }
}

/** Where something that is searched for stands in an element, however it is written there. */
function rangesIn(area: Element, asked: string): readonly Range[] {
  const made = area.ownerDocument;
  const walker = made.createTreeWalker(area, NodeFilter.SHOW_TEXT);
  const nodes: { readonly node: Text; readonly from: number }[] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node: node as Text, from: text.length });
    text += node.nodeValue ?? '';
  }
  const placeOf = (at: number) => {
    const found = nodes.findLast(({ from }) => from <= at)!;
    return [found.node, Math.min(at - found.from, found.node.length)] as const;
  };
  const found = finder([['', '', [['', '', '', text]]]])(asked);
  return found.flatMap(({ marks }) =>
    marks.map(([from, to]) => {
      const range = made.createRange();
      range.setStart(...placeOf(from));
      range.setEnd(...placeOf(to));
      return range;
    }),
  );
}
