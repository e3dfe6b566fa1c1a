import { describe, expect, it } from 'vitest';
import { KeptDivision } from '../../scripts/setting/kept-division.ts';
import { Lender, type ManyCalls } from '../../scripts/setting/lent-pages.ts';
import { sameTree } from '../../scripts/setting/same-tree.ts';
import { shownNames, textsWithin } from '../../scripts/setting/texts-within.ts';

/** A page of a browser that writes down what it is asked; `visits`: how often it was asked something. */
function asked(): ManyCalls & { readonly log: string[]; visits: number } {
  const log: string[] = [];
  const answer = (name: string, takes: readonly unknown[]): unknown => {
    log.push(name === 'close' ? `close ${takes[0]}` : name);
    return name === 'measure'
      ? { measure: takes[1], galleys: ['measured'], fits: [['fit']] }
      : `${name} of ${log.length}`;
  };
  return {
    log,
    visits: 0,
    async callAll(questions) {
      this.visits += 1;
      return questions.map(([name, takes]) => answer(name, takes));
    },
  };
}

const TEXTS = { folios: { a: '۱', b: '۲' }, late: {}, labels: {} };

async function set(
  division: KeptDivision,
  html: string,
  folios: object = TEXTS.folios,
): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  answers.push(await division.call('open', ['head']));
  answers.push(await division.call('close', [html]));
  for (let round = 0; round < 2; round += 1)
    answers.push(await division.call('measure', [9, { ...TEXTS, folios }]));
  answers.push(await division.call('set', [[], { ...TEXTS, folios }]));
  answers.push(await division.call('shown', []));
  return answers;
}

describe('a division that is set again and again', () => {
  it('asks the browser for nothing that it was asked before', async () => {
    const page = asked();
    const division = new KeptDivision();
    division.begin('document', new Lender([page]));
    const first = await set(division, 'text');
    expect(page.log).toEqual(['open', 'close text', 'measure', 'set', 'shown']);
    division.begin('document', new Lender([page]));
    expect(await set(division, 'text')).toEqual(first);
    expect(page.log).toHaveLength(5);
    expect(division.isAnew).toBe(false);
  });

  it('measures nothing twice that has not changed', async () => {
    const division = new KeptDivision();
    division.begin('document', new Lender([asked()]));
    const [, , once, twice] = await set(division, 'text');
    expect(once).toMatchObject({ galleys: ['measured'], fits: [['fit']] });
    expect(twice).toMatchObject({ galleys: [null], fits: [[]] });
  });

  it('asks a page that has not its text all that went before', async () => {
    const division = new KeptDivision();
    division.begin('document', new Lender([asked()]));
    await set(division, '<a data-target="a">');
    const fresh = asked();
    division.begin('document', new Lender([fresh]));
    await set(division, '<a data-target="a">', { a: '۱۰' });
    expect(fresh.log).toEqual(['open', 'close <a data-target="a">', 'measure', 'set', 'shown']);
    expect(division.isAnew).toBe(true);
  });

  it('asks at once what is asked next in any case', async () => {
    const division = new KeptDivision();
    division.begin('document', new Lender([asked()]));
    await set(division, 'text');
    const page = asked();
    division.begin('document', new Lender([page]));
    const answers = await set(division, 'another');
    expect(page.log).toEqual(['open', 'close another', 'measure', 'set', 'shown']);
    expect(page.visits).toBe(2);
    expect(answers.at(-1)).toBe('shown of 5');
  });

  it('begins anew where something else is asked than what was to follow', async () => {
    const division = new KeptDivision();
    division.begin('document', new Lender([asked()]));
    await set(division, '<a data-target="a">');
    const page = asked();
    division.begin('document', new Lender([page]));
    const html = '<b data-target="a">';
    const [, , measured] = await set(division, html, { a: '۱۰' });
    const before = ['open', `close ${html}`];
    expect(page.log).toEqual([...before, 'measure', ...before, 'measure', 'set', 'shown']);
    expect(measured).toMatchObject({ measure: { folios: { a: '۱۰' } } });
  });

  it('does not mind folios that it does not show', async () => {
    const division = new KeptDivision();
    const page = asked();
    division.begin('document', new Lender([page]));
    await set(division, '<a data-target="a">');
    division.begin('document', new Lender([page]));
    await set(division, '<a data-target="a">', { a: '۱', b: '۱۰۰' });
    expect(page.log).toHaveLength(5);
  });

  it('forgets all in another document', async () => {
    const division = new KeptDivision();
    const page = asked();
    for (const document of ['one', 'other']) {
      division.begin(document, new Lender([page]));
      await set(division, 'text');
    }
    expect(page.log).toHaveLength(10);
  });

  it('shares a page with others, each with its own text', async () => {
    const page = asked();
    const lender = new Lender([page]);
    const [one, other] = [new KeptDivision(), new KeptDivision()];
    for (const division of [one, other]) division.begin('document', lender);
    await Promise.all([set(one, 'one'), set(other, 'other')]);
    // Whatever is measured or set, the page has the text of that division, and not of the other.
    let text = '';
    for (const said of page.log) {
      if (said.startsWith('close ')) text = said;
      if (said === 'set') expect(text).not.toBe('');
    }
    expect(page.log.filter((said) => said === 'set')).toHaveLength(2);
    expect(page.log.slice(-1)).toEqual(['shown']);
  });
});

describe('what is known of the pages', () => {
  it('is narrowed to what some HTML shows', () => {
    const html = '<a data-target="a&#x26;b"></a><i data-late="page x"></i><sup id="mark-3-2"></sup>';
    const rooms = { 'folio a&b': '۸', 'folio c': '۹', 'note 3': '۳' };
    const texts = {
      folios: { 'a&b': '۱', c: '۲' },
      late: { 'page x': '۳', y: '۴' },
      labels: { 3: '۵', 4: '۶' },
      held: '۱',
      rooms,
    };
    expect(textsWithin(shownNames(html), texts)).toEqual({
      folios: { 'a&b': '۱' },
      late: { 'page x': '۳' },
      labels: { 3: '۵' },
      held: '۱',
      rooms: { 'folio a&b': '۸', 'note 3': '۳' },
    });
  });
});

describe('trees', () => {
  it.each([
    [{ a: [1, { b: 'x' }], position: 1 }, { a: [1, { b: 'x' }], position: 2 }, true],
    [{ a: [1] }, { a: [1, 2] }, false],
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [{ a: undefined }, { b: undefined }, false],
    [{ a: null }, { a: {} }, false],
  ])('%j and %j', (one, other, isSame) => {
    expect(sameTree(one, other)).toBe(isSame);
  });
});
