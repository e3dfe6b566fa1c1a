import { styleText } from 'node:util';
import { printable } from '../diagnostics/printable.ts';
import type { BuildEvent } from '../index.ts';

type Style = 'green' | 'dim' | 'bold';

/** Talk while a verb works: a line that is renewed on a terminal, plain lines elsewhere, nothing when told to be quiet. */
export class Terminal {
  readonly #stream: NodeJS.WriteStream;
  readonly #quiet: boolean;
  readonly #live: boolean;
  readonly colour: boolean;
  #timer: NodeJS.Timeout | undefined;

  constructor(stream: NodeJS.WriteStream, quiet: boolean) {
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
    if (event.type === 'start') this.#begin(event.stage);
    else if (event.type === 'note') this.#note(event.text);
    else {
      this.end();
      this.#stream.write(
        `  ${this.paint('bold', event.stage.padEnd(7))} ${duration(event.ms).padStart(8)}  ${this.paint('dim', event.detail)}\n`,
      );
    }
  }

  #note(text: string): void {
    this.end();
    this.#stream.write(`  ${this.paint('dim', `note ${printable(text)}`)}\n`);
  }

  /** Wipe the live line. */
  end(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#live && !this.#quiet) this.#stream.write('\r\u001b[2K');
  }

  #begin(stage: string): void {
    if (!this.#live) return;
    const start = performance.now();
    const show = () =>
      this.#stream.write(
        `\r\u001b[2K  ${this.paint('bold', stage.padEnd(7))} ${duration(performance.now() - start).padStart(8)}  …`,
      );
    show();
    this.#timer = setInterval(show, 100);
    this.#timer.unref();
  }
}

function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** «no files», «1 file», «2 files». */
export function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Bytes as people read them. */
export function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
