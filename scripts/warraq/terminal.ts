import { styleText } from 'node:util';
import { printable } from '../diagnostics/printable.ts';
import type { BuildEvent } from '../verbs/progress.ts';
import type { Voice } from './voice.ts';

type Style = 'green' | 'dim' | 'bold';

/** Columns of a bar. */
const BAR = 16;

/** Talk while a verb works: a line that is renewed on a terminal, plain lines elsewhere, nothing when told to be quiet. */
export class Terminal {
  readonly #stream: NodeJS.WriteStream;
  readonly #quiet: boolean;
  readonly #live: boolean;
  readonly colour: boolean;
  readonly #voice: Voice;
  /** When the stages that go on began, by their names, the last one last. */
  readonly #begun = new Map<string, number>();
  /** How much of each is made, of those that tell it. */
  readonly #shares = new Map<string, { readonly done: number; readonly of: number }>();
  #timer: NodeJS.Timeout | undefined;

  constructor(stream: NodeJS.WriteStream, voice: Voice, quiet: boolean) {
    this.#voice = voice;
    this.#stream = stream;
    this.#quiet = quiet;
    this.#live = stream.isTTY === true && process.env['TERM'] !== 'dumb' && !process.env['CI'];
    this.colour = (stream.isTTY === true && !process.env['NO_COLOR']) || Boolean(process.env['FORCE_COLOR']);
  }

  paint(style: Style, text: string): string {
    return this.colour ? styleText(style, text, { validateStream: false }) : text;
  }

  stage(event: BuildEvent): void {
    if (this.#quiet) return;
    const { texts, sentence } = this.#voice;
    if (event.type === 'start') this.#begun.set(event.stage, performance.now());
    else if (event.type === 'share') this.#shares.set(event.stage, event);
    else if (event.type === 'note')
      this.#note(sentence(texts.note({ ...event, said: printable(event.said) })));
    else {
      this.#begun.delete(event.stage);
      this.end();
      const detail = event.made === undefined ? '' : sentence(texts.stageDetail(event.made));
      this.#stream.write(`${this.#line(texts.stage(event.stage), event.ms, this.paint('dim', detail))}\n`);
    }
    this.#show();
  }

  #note(text: string): void {
    this.end();
    this.#stream.write(`${this.#voice.lines(`  ${this.paint('dim', text)}`)}\n`);
  }

  /** Show something that goes on, on a terminal. */
  live(text: string): void {
    if (this.#live && !this.#quiet)
      this.#stream.write(`\r\u001b[2K${this.#voice.lines(this.#voice.sentence(text))}`);
  }

  /** Wipe the live line. */
  end(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#live && !this.#quiet) this.#stream.write('\r\u001b[2K');
  }

  /** Show a stage that goes on: one that tells how much is made, else the one that began last. */
  #show(): void {
    const last = [...this.#begun].findLast(([stage]) => this.#shares.has(stage)) ?? [...this.#begun].at(-1);
    if (!this.#live || !last) return;
    const [stage, start] = last;
    const show = () => this.#stream.write(`\r\u001b[2K${this.#liveLine(stage, performance.now() - start)}`);
    clearInterval(this.#timer);
    show();
    this.#timer = setInterval(show, 100);
    this.#timer.unref();
  }

  /** How far a stage is, with as much of it as the terminal has room for in one line. */
  #liveLine(stage: string, ms: number): string {
    const { texts, sentence } = this.#voice;
    const name = texts.stage(stage);
    const share = this.#shares.get(stage);
    if (!share) return this.#line(name, ms, '…');
    const { done, of } = share;
    const filled = Math.round((done / of) * BAR);
    const short = texts.desk.share(Math.floor((done / of) * 100));
    const long = `${short} ${texts.desk.shareOf(done, of)}`;
    const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${long}`;
    // One stays free, or the line would go on below.
    const room =
      (this.#stream.columns || 80) -
      1 -
      Math.max(7, name.length) -
      Math.max(8, texts.duration(ms).length) -
      5;
    return this.#line(name, ms, sentence([bar, long].find((text) => text.length <= room) ?? short));
  }

  #line(stage: string, ms: number, rest: string): string {
    const { texts, lines } = this.#voice;
    return lines(`  ${this.paint('bold', stage.padEnd(7))} ${texts.duration(ms).padStart(8)}  ${rest}`);
  }
}
