import type { MessageLanguage } from '../../book/message.ts';
import type { Workshop } from '../workshop.ts';
import { deskHandler } from './desk.ts';
import { editionsHandler } from './editions.ts';
import { type Listening, listen } from './http/serve.ts';
import { ScreenEditions } from './session/editions.ts';
import { plansOf } from './session/plans.ts';
import { Session } from './session/session.ts';
import type { News } from './view.ts';

export interface PreviewOptions {
  /** A folder with `book.yaml` and Markdown files, or one Markdown file. */
  readonly path: string;
  /** The folder that editions are written to. */
  readonly out: string;
  /** The port; any that is free if not given. */
  readonly port?: number | undefined;
  /** The language of the words on the desk. */
  readonly language?: MessageLanguage | undefined;
  /** How an editor opens a place: an address with `{path}`, `{line}` and `{column}`; empty for none. */
  readonly editor?: string | undefined;
  /** The book is a stranger's: none of its templates and plug-ins is run. */
  readonly untrusted?: boolean | undefined;
  /** Longest time for one step, in seconds. */
  readonly timeout?: number | undefined;
  /** SOURCE_DATE_EPOCH, in seconds. */
  readonly sourceDateEpoch?: string | undefined;
  /** Told where the desk is, as soon as it can be opened. */
  readonly onReady?: (url: string) => void;
  /** Told of all that changes. */
  readonly onNews?: (news: News) => void;
}

/**
 * Show a book as it is printed, and again whenever it changes, until the signal is aborted. It is served on the loopback address alone, to those who
 * have its address with the token; the editions come from an origin of their own, where nothing can be asked for but them.
 *
 * @throws WarraqError `file-unreadable` where the manuscript's folder can't be watched; the system's error where the port is taken.
 */
export async function preview(
  options: PreviewOptions,
  workshop: Workshop,
  signal: AbortSignal,
): Promise<void> {
  const { path, out, port = 0, language = 'en', editor = '', untrusted, timeout, sourceDateEpoch } = options;
  const how = { path, out, editor, untrusted, timeout, sourceDateEpoch };
  const session = new Session(how, workshop);
  if (options.onNews) session.listen(options.onNews);
  const made = new ScreenEditions(how, workshop);
  const servers: Listening[] = [];
  try {
    let deskOrigin = "'none'";
    const shelf = await listen(() => ({
      answer: (asked, body) =>
        editionsHandler(made, deskOrigin, () => session.news.view?.version ?? 0).answer(asked, body),
    }));
    servers.push(shelf);
    const desk = await listen(
      () => deskHandler({ session, plans: plansOf(how, workshop), language, editions: shelf }),
      port,
    );
    servers.push(desk);
    deskOrigin = desk.origin;
    options.onReady?.(desk.url);
    await session.run(signal);
  } finally {
    await Promise.all(servers.map((one) => one.close()));
  }
}
