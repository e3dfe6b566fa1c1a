import { WarraqError } from '../diagnostics/warraq-error.ts';
import type { CatalogueEvent, Progress } from '../verbs/catalogue/progress.ts';
import type { WorkerNews } from '../verbs/catalogue/way.ts';
import type { Voice } from './voice.ts';

/** How often progress is a line of its own where there is no terminal, in ms. */
const LINE = 30_000;
/** How many kinds of faults are shown. */
const KINDS = 3;

/** Talk while a catalogue is built: a line that is renewed on a terminal, a line now and then elsewhere. */
export class CatalogueTerminal {
  readonly #stream: NodeJS.WriteStream;
  readonly #voice: Voice;
  readonly #quiet: boolean;
  readonly #live: boolean;
  #told = Date.now();
  #isLoneTold = false;

  constructor(stream: NodeJS.WriteStream, voice: Voice, quiet: boolean) {
    this.#stream = stream;
    this.#voice = voice;
    this.#quiet = quiet;
    this.#live = stream.isTTY === true && process.env['TERM'] !== 'dumb' && !process.env['CI'];
  }

  show(event: CatalogueEvent): void {
    if (this.#quiet) return;
    const texts = this.#voice.texts.catalogue;
    if (event.type === 'progress') this.#progress(event);
    else if (event.type === 'halt')
      this.#line(
        texts.halt(this.#voice.fault(new WarraqError(event.fault.code, event.fault.facts as never)).reason),
      );
    else if (event.type === 'go-on') this.#line(texts.goOn);
    else if (event.state !== 'built') this.#line(texts.ended(event.title, texts.states[event.state]));
  }

  /** Wipe the live line. */
  end(): void {
    if (this.#live && !this.#quiet) this.#stream.write('\r\u001b[2K');
  }

  #progress({ progress, workers, others }: CatalogueEvent & { readonly type: 'progress' }): void {
    if (workers?.length === 0) this.#alone(others);
    else this.#isLoneTold = false;
    const text = progressText(progress, workers ?? [], this.#voice);
    if (this.#live) this.#stream.write(`\r\u001b[2K${this.#said(text)}`);
    else if (Date.now() - this.#told > LINE) {
      this.#told = Date.now();
      this.#line(text);
    }
  }

  /** Say once that nobody is there who could do what was filed. */
  #alone(others: number): void {
    if (this.#isLoneTold) return;
    this.#isLoneTold = true;
    this.#line(this.#voice.texts.catalogue.noWorker(others));
  }

  #line(text: string): void {
    this.end();
    this.#stream.write(`${this.#said(text)}\n`);
  }

  #said(text: string): string {
    return this.#voice.lines(this.#voice.sentence(text));
  }
}

/** The kinds of faults that most titles have, with their numbers; others are in the report. */
function kindsOf({ faults }: Progress): string {
  const kinds = Object.entries(faults).sort(([, a], [, b]) => b - a);
  const shown = kinds.slice(0, KINDS).map(([kind, count]) => `${kind} ${count}`);
  return shown.length === 0 ? '' : ` [${shown.join(', ')}${kinds.length > KINDS ? ', …' : ''}]`;
}

function progressText(progress: Progress, workers: readonly WorkerNews[], voice: Voice): string {
  const { catalogue: texts, number } = voice.texts;
  const { all, kept, ended, rate } = progress;
  const { built, manuscript, failed, cancelled } = ended;
  const done = kept + built + manuscript + failed + cancelled;
  const left = rate > 0 ? texts.minutes(Math.ceil((all - done) / rate)) : texts.unknown;
  const wrong = manuscript + failed;
  const said = texts.progress(done, all, number(Math.round(rate)), left);
  const text = wrong > 0 ? `${said}${texts.between}${texts.notBuilt(wrong)}${kindsOf(progress)}` : said;
  if (workers.length === 0) return text;
  const sum = (key: 'busy' | 'slots') => workers.reduce((total, one) => total + one[key], 0);
  const waits = workers.find((one) => one.waits !== undefined)?.waits;
  return `${text}${texts.between}${texts.workers(workers.length, sum('busy'), sum('slots'))}${waits ? ` [${waits}]` : ''}`;
}
