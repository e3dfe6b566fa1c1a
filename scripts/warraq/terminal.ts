import { styleText } from 'node:util';
import { printable } from '../diagnostics/printable.ts';
import type { BuildEvent } from '../verbs/progress.ts';
import type { Voice } from './voice.ts';

type Style = 'green' | 'dim' | 'bold';

/** Talk while a verb works: a line that is renewed on a terminal, plain lines elsewhere, nothing when told to be quiet. */
export class Terminal {
  readonly #stream: NodeJS.WriteStream;
  readonly #quiet: boolean;
  readonly #live: boolean;
  readonly colour: boolean;
  readonly #voice: Voice;
  /** When the stages that go on began, by their names, the last one last. */
  readonly #begun = new Map<string, number>();
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

  /** Show the stage that began last, of those that go on. */
  #show(): void {
    const last = [...this.#begun].at(-1);
    if (!this.#live || !last) return;
    const [stage, start] = last;
    const name = this.#voice.texts.stage(stage);
    const show = () => this.#stream.write(`\r\u001b[2K${this.#line(name, performance.now() - start, '…')}`);
    clearInterval(this.#timer);
    show();
    this.#timer = setInterval(show, 100);
    this.#timer.unref();
  }

  #line(stage: string, ms: number, rest: string): string {
    const { texts, lines } = this.#voice;
    return lines(`  ${this.paint('bold', stage.padEnd(7))} ${texts.duration(ms).padStart(8)}  ${rest}`);
  }
}
