import { setTimeout as delay } from 'node:timers/promises';
import type { MessageLanguage } from '../../../book/message.ts';
import { sameData } from '../../../book/same-data.ts';
import { en } from '../../../diagnostics/messages/en.ts';
import { fa } from '../../../diagnostics/messages/fa.ts';
import { hintOf, sayError } from '../../../diagnostics/messages/messages.ts';
import { WarraqError } from '../../../diagnostics/warraq-error.ts';
import { ScreenSetter } from '../../../setting/screen-pages.ts';
import { checkOpen } from '../../check.ts';
import { changesOf } from '../../watch.ts';
import type { Workshop } from '../../workshop.ts';
import type { News, Status, View } from '../view.ts';
import { findingsOf } from './findings.ts';
import { frameFile } from './frame.ts';
import { KeptReading, type Reading, type SetManuscript, setManuscript } from './set-manuscript.ts';
import { type PageSource, sourcesOf } from './sources.ts';
import { viewOf } from './view-of.ts';

export interface SessionOptions extends Reading {
  /** The folder of the editions: what is written there is no change of the manuscript. */
  readonly out: string;
  /** The template of the links to an editor. */
  readonly editor: string;
}

/** How long nothing has to change until what has changed is read, in ms: what is read half written is read once more. */
const QUIET = 10;

/** How long after the pages the findings are looked for, in ms: whoever writes on does not wait for them. */
const CHECKED_AFTER = 120;

const NOTHING: Status = {
  state: 'setting',
  faults: [],
  trouble: undefined,
  findings: [],
  ms: 0,
  anew: 0,
};

type Shown = NonNullable<SetManuscript['set']>;

/** A book on the desk: it is set whenever something of it has changed, and tells those who listen. */
export class Session {
  readonly #options: SessionOptions;
  readonly #workshop: Workshop;
  readonly #setter = new ScreenSetter();
  readonly #kept: KeptReading;
  readonly #listeners = new Set<(news: News) => void>();
  #news: News = { view: undefined, status: NOTHING };
  #shown: Shown | undefined;
  #sources: readonly (PageSource | undefined)[] = [];
  #version = 0;
  #checking = new AbortController();

  constructor(options: SessionOptions, workshop: Workshop) {
    this.#options = options;
    this.#workshop = workshop;
    this.#kept = new KeptReading(workshop.store);
  }

  get news(): News {
    return this.#news;
  }

  /** The HTML of a page; undefined where there is no such page. */
  page(index: number): string | undefined {
    return this.#shown?.screen.pages[index]?.html;
  }

  /** What each page says. */
  get texts(): readonly string[] {
    return this.#shown?.screen.pages.map(({ text }) => text) ?? [];
  }

  /** What pages load, by its address; that of the empty address is what stands around them. */
  file(path: string): { readonly mediaType: string; readonly body: string | Uint8Array } | undefined {
    if (!this.#shown) return undefined;
    const { rendering, screen } = this.#shown;
    return frameFile(path, rendering, screen) ?? screen.files.get(path);
  }

  /** Be told of what changes, until what is given back is called. */
  listen(listener: (news: News) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Set the book, and again whenever something has changed, until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { path, out } = this.#options;
    for await (const _ of changesOf(path, out, signal, QUIET)) {
      await this.#turn().catch((cause: unknown) => {
        if (!signal.aborted) this.#tell({ state: 'faulty', trouble: troubleOf(cause) });
      });
      if (signal.aborted) break;
    }
    this.#checking.abort();
  }

  async #turn(): Promise<void> {
    const begun = performance.now();
    this.#checking.abort();
    this.#checking = new AbortController();
    this.#tell({ state: 'setting' });
    const made = await setManuscript(this.#options, this.#setter, this.#workshop, this.#kept);
    if (made.set) this.#show(made.set, performance.now() - begun);
    else {
      const faults = made.messages.filter(({ severity }) => severity === 'error');
      this.#tell({ state: 'faulty', trouble: undefined, faults: this.#findings(faults, made) });
    }
    this.#checkSoon();
  }

  /** What `check` says, and what the pages have shown, comes behind them; it is left when something has been saved before. */
  #checkSoon(): void {
    const { signal } = this.#checking;
    const check = async () => {
      await delay(CHECKED_AFTER, undefined, { signal });
      await this.#kept.texts?.unpack(signal);
      const { messages, plugins } = await checkOpen(
        { ...this.#options, signal },
        this.#workshop.store,
        this.#shown?.fallbacks,
      );
      if (!signal.aborted) this.#tellFindings(this.#findings(messages, { plugins }));
    };
    check().catch((cause: unknown) => {
      if (!signal.aborted) this.#tell({ trouble: troubleOf(cause) });
    });
  }

  /** Those that were told before are not told again: somebody may be reading in them. */
  #tellFindings(found: Status['findings']): void {
    const { findings } = this.#news.status;
    this.#tell({ findings: sameData(findings, found) ? findings : found });
  }

  #show(shown: Shown, ms: number): void {
    this.#shown = shown;
    this.#sources = sourcesOf(shown.rendering, shown.screen);
    this.#version += 1;
    const view: View = viewOf(shown.rendering, shown.screen, {
      sources: this.#sources,
      editor: this.#options.editor,
      version: this.#version,
    });
    const { anew } = shown.screen;
    this.#tell({ state: 'ready', trouble: undefined, faults: [], ms: Math.round(ms), anew }, view);
  }

  #findings(messages: SetManuscript['messages'], { plugins }: Pick<SetManuscript, 'plugins'>) {
    return findingsOf(messages, { plugins, editor: this.#options.editor, sources: this.#sources });
  }

  #tell(status: Partial<Status>, view = this.#news.view): void {
    this.#news = { view, status: { ...this.#news.status, ...status } };
    for (const listener of this.#listeners) listener(this.#news);
  }
}

/** What is said of a fault that is none of the manuscript. */
export function troubleOf(cause: unknown): Readonly<Record<MessageLanguage, string>> {
  if (cause instanceof WarraqError) {
    const { data } = cause;
    return {
      en: `${sayError(en, data)}. ${hintOf(en, data)}`,
      fa: `${sayError(fa, data)}. ${hintOf(fa, data)}`,
    };
  }
  const said = cause instanceof Error ? cause.message : String(cause);
  return { en: `This is a fault of warraq: ${said}`, fa: `این خطای خود وراق است: ${said}` };
}
