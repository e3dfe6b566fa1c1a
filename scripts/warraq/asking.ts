import { createInterface, type Interface } from 'node:readline/promises';
import type { Voice } from './voice.ts';

/** Where questions are asked, and answers come from. */
export interface Desk {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Asks one question after the other on a terminal, in lines. */
export class Asking {
  readonly #talk: Interface;
  readonly #answers: AsyncIterator<string>;
  readonly #voice: Voice;
  readonly #output: NodeJS.WritableStream;

  constructor({ input, output }: Desk, voice: Voice, signal: AbortSignal) {
    // Not in raw mode: Ctrl-C ends the program as it does anywhere else.
    this.#talk = createInterface({ input, terminal: false, signal });
    this.#answers = this.#talk[Symbol.asyncIterator]();
    this.#voice = voice;
    this.#output = output;
  }

  /** What is answered, without white space around it; `''` for nothing. Undefined where nobody answers any more. */
  async line(question: string): Promise<string | undefined> {
    const { lines, sentence } = this.#voice;
    this.#output.write(lines(`${sentence(question)} `));
    const { value, done } = await this.#answers.next();
    return done ? undefined : value.trim();
  }

  /**
   * One of some choices, by its number, its name, or what it is called in the language that is spoken; the first for no answer. Asked again,
   * with a word about what may be answered, until it is one.
   */
  async choice<Choice extends string>(
    question: string,
    choices: readonly Choice[],
    described: (choice: Choice) => string,
  ): Promise<Choice | undefined> {
    const { lines, sentence, code, texts } = this.#voice;
    const rows = choices.map(
      (one, at) => `  ${texts.number(at + 1)}  ${code(one)}  ${sentence(described(one))}\n`,
    );
    this.#output.write(lines(rows.join('')));
    for (;;) {
      const answer = await this.line(question);
      if (answer === undefined) return undefined;
      const isMeant = (one: Choice) => [one, calledIn(described(one))].includes(answer.toLowerCase());
      const found = answer === '' ? choices[0] : (choices[numberIn(answer) - 1] ?? choices.find(isMeant));
      if (found !== undefined) return found;
      this.#output.write(lines(`${sentence(texts.desk.ask.again(choices.length))}\n`));
    }
  }

  close(): void {
    this.#talk.close();
  }
}

/** What a description names before it says more: `book: title page, …`. */
function calledIn(description: string): string {
  return description.split(':')[0]!.toLowerCase();
}

/** A number as it is typed on a Persian keyboard or another. */
function numberIn(text: string): number {
  return Number(text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf)));
}
