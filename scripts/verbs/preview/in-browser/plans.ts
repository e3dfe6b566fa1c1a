import type { Change, Plan } from '../view.ts';
import { get, make } from './dom.ts';
import type { State } from './state.ts';

/** As many files are listed; a site has hundreds. */
const MOST = 40;

/** Show what would change, and do it if that is wanted. */
export async function propose(what: 'build' | 'fix', state: State): Promise<void> {
  const { words } = state;
  const dialog = openDialog(what === 'build' ? words.buildTitle : words.fixTitle);
  get('dialog-body').replaceChildren(make('p', { textContent: words.working }));
  setWays([]);
  const plan = await asked(`plan/${what}`);
  if (!dialog.open) return;
  draw(plan, state);
  const isIdle = plan.changes.every(({ kind }) => kind === 'same');
  if (!plan.ok || isIdle) return setWays([[words.close, 'main', () => dialog.close()]]);
  const doIt = async () => {
    get('dialog-body').replaceChildren(make('p', { textContent: words.working }));
    setWays([]);
    const done = await asked(`do/${what}`);
    if (done.ok) {
      const said = what === 'build' ? words.built : words.mended;
      get('dialog-body').replaceChildren(make('p', { textContent: said, role: 'status' }));
    } else draw(done, state);
    setWays([[words.close, 'main', () => dialog.close()]]);
  };
  setWays([
    [words.cancel, '', () => dialog.close()],
    [what === 'build' ? words.doBuild : words.doFix, 'main', () => void doIt()],
  ]);
}

/** Open the dialog with a title. */
export function openDialog(title: string): HTMLDialogElement {
  const dialog = get<HTMLDialogElement>('dialog');
  get('dialog-title').textContent = title;
  if (!dialog.open) dialog.showModal();
  return dialog;
}

/** The buttons at the foot of the dialog. */
export function setWays(ways: readonly (readonly [text: string, className: string, go: () => void])[]): void {
  const buttons = ways.map(([textContent, className, onclick]) =>
    make('button', { textContent, className, onclick, type: 'button' }),
  );
  get('dialog-foot').replaceChildren(...buttons);
  buttons.at(-1)?.focus();
}

async function asked(path: string): Promise<Plan> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return (await answer.json()) as Plan;
  } catch (cause) {
    return { ok: false, changes: [], said: { en: String(cause), fa: String(cause) } };
  }
}

function draw({ said, changes }: Plan, state: State): void {
  const { words, language } = state;
  const body = get('dialog-body');
  if (said) body.replaceChildren(make('p', { textContent: said[language], dir: 'auto' }));
  else if (changes.length === 0) body.replaceChildren(make('p', { textContent: words.nothingToDo }));
  else if (changes.some(({ lines }) => lines))
    body.replaceChildren(...changes.flatMap((one) => diff(one, state)));
  else body.replaceChildren(...table(changes, state));
}

/** What a build would write: what would change first. */
function table(changes: readonly Change[], state: State): readonly HTMLElement[] {
  const { words } = state;
  const rank = { new: 0, changed: 0, removed: 0, same: 1 };
  const sorted = [...changes].sort((a, b) => rank[a.kind] - rank[b.kind]);
  const rows = sorted.slice(0, MOST).map(({ path, kind, size = 0, pages }) =>
    make(
      'tr',
      {},
      make('td', { className: 'place', textContent: path }),
      make('td', { className: `kind-${kind}`, textContent: words.kinds[kind] }),
      make('td', {
        className: 'number',
        textContent: pages === undefined ? '' : words.pagesCount(state.number(pages)),
      }),
      make('td', { className: 'number', textContent: `${state.number(Math.ceil(size / 1024))} kB` }),
    ),
  );
  const rest = sorted.length - rows.length;
  return [
    make('table', { className: 'changes' }, make('tbody', {}, ...rows)),
    ...(rest > 0 ? [make('p', { textContent: words.others(state.number(rest)) })] : []),
  ];
}

function diff({ path, lines = [] }: Change, { words }: State): readonly HTMLElement[] {
  const names = { '+': 'plus', '-': 'minus', ' ': 'same', '@': 'at' };
  const rows = lines.map(({ sign, text }) =>
    make('p', {
      className: names[sign],
      dir: sign === '@' ? '' : 'auto',
      textContent: sign === '@' ? words.line(text) : `${sign === '-' ? '−' : sign} ${text}`,
    }),
  );
  return [make('p', { className: 'place', textContent: path }), make('div', { className: 'diff' }, ...rows)];
}
