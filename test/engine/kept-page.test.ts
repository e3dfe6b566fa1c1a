import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Store } from '../../scripts/cache/store.ts';
import { AnswerChanged, KeptPage } from '../../scripts/engine/kept-page.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warraq-kept-page-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Answers with everything that it was asked so far. */
class Echo {
  asked: unknown[] = [];
  readonly #word: string;

  constructor(word: string) {
    this.#word = word;
  }

  async call(name: string, takes: readonly unknown[]) {
    this.asked.push([name, ...takes]);
    return { word: this.#word, asked: [...this.asked] };
  }

  async print() {
    this.asked.push('print');
    return new TextEncoder().encode(JSON.stringify(this.asked));
  }

  close() {}
}

type Question = readonly [string, ...unknown[]] | 'print';

/** What a page answers, and what the browser was asked for that. */
async function conversation(questions: readonly Question[], { word = 'a', state = 'document' } = {}) {
  const echo = new Echo(word);
  const store = new Store(folder, { program: 'warraq' });
  const page = new KeptPage(echo, store, state);
  const answers = [];
  for (const question of questions) {
    if (question === 'print') answers.push(new TextDecoder().decode(await page.print()));
    else answers.push(await page.call(question[0], question.slice(1)));
  }
  await store.close();
  return { answers, asked: echo.asked };
}

const BOOK: readonly Question[] = [['open', 1], ['pour', 'متن'], ['measure', { height: 5 }], 'print'];
const CHANGED: readonly Question[] = [['open', 1], ['pour', 'متنی'], ['measure', { height: 5 }], 'print'];

describe('a page whose answers are kept', () => {
  it('does not ask the browser again', async () => {
    const first = await conversation(BOOK);
    expect(first.asked).toHaveLength(4);
    expect(await conversation(BOOK)).toEqual({ answers: first.answers, asked: [] });
  });

  it('asks it everything from the first new question on, and what came before', async () => {
    await conversation(BOOK);
    const { answers, asked } = await conversation(CHANGED);
    rmSync(folder, { recursive: true });
    expect({ answers, asked }).toEqual(await conversation(CHANGED));
    expect(asked).toHaveLength(4);
  });

  it('does not take the answer to the same question after others', async () => {
    await conversation(BOOK);
    const { answers } = await conversation([BOOK[1]!, BOOK[0]!]);
    expect(answers).toEqual([
      { word: 'a', asked: [['pour', 'متن']] },
      {
        word: 'a',
        asked: [
          ['pour', 'متن'],
          ['open', 1],
        ],
      },
    ]);
  });

  it('has nothing of another document', async () => {
    await conversation(BOOK);
    expect((await conversation(BOOK, { state: 'other' })).asked).toHaveLength(4);
  });

  it('says so where the browser answers otherwise than before', async () => {
    await conversation(BOOK);
    await expect(conversation(CHANGED, { word: 'b' })).rejects.toThrow(AnswerChanged);
  });
});
