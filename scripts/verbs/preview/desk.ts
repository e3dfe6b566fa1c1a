import type { ServerResponse } from 'node:http';
import type { MessageLanguage } from '../../book/message.ts';
import { packageText } from '../../house/package-files.ts';
import { fontFaceCss, houseTextFaces } from '../../house/typefaces.ts';
import type { Asked } from './http/asked.ts';
import { deskPolicy, PAGES_POLICY } from './http/policy.ts';
import { type Answer, beginEvents, type Handler } from './http/serve.ts';
import { scriptNamed } from './scripts.ts';
import { SCREEN_FORMATS } from './session/editions.ts';
import type { Plans } from './session/plans.ts';
import type { Session } from './session/session.ts';
import { toldOf } from './told.ts';
import type { News } from './view.ts';

/** What the desk is served with. */
export interface DeskOptions {
  readonly session: Session;
  readonly plans: Plans;
  /** The language of its words, until the reader chooses another. */
  readonly language: MessageLanguage;
  /** Where the editions are shown from: its origin, and its address with the token. */
  readonly editions: { readonly origin: string; readonly url: string };
}

const HERE = 'scripts/verbs/preview/in-browser';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Answers the desk: its page, what it is told, the set pages, and the two things that it can have done. Nothing else is there. */
export function deskHandler({ session, plans, language, editions }: DeskOptions): Handler {
  const json = (value: unknown): Answer => ({ mediaType: JSON_TYPE, body: JSON.stringify(value) });
  const text = (mediaType: string, body: string): Answer => ({
    mediaType: `${mediaType}; charset=utf-8`,
    body,
  });
  const got = async (path: string): Promise<Answer | undefined> => {
    const [page] = /^page\/(\d{1,6})$/.exec(path)?.slice(1) ?? [];
    if (page !== undefined) {
      const html = session.page(Number(page));
      // Never as HTML: it is put into the frame, which runs nothing.
      return html === undefined ? undefined : text('text/plain', html);
    }
    if (path.startsWith('pages/')) {
      const file = session.file(path.slice('pages/'.length));
      return file && { ...file, policy: PAGES_POLICY };
    }
    const face = houseTextFaces().find(({ name }) => path === `faces/${name}`);
    if (face) return { mediaType: 'font/sfnt', body: face.bytes() };
    switch (path) {
      case '':
        return {
          ...text('text/html', deskHtml(language, editions.url)),
          policy: deskPolicy(editions.origin),
        };
      case 'desk.css':
        return text('text/css', `${fontCss()}${packageText(`${HERE}/desk.css`)}`);
      case 'desk.js':
        return text('text/javascript', await scriptNamed('desk'));
      case 'news.json':
        return json(session.news);
      case 'texts.json':
        return json(session.texts);
      default:
        return undefined;
    }
  };
  const done = async (path: string): Promise<Answer | undefined> => {
    const work = {
      'plan/build': plans.build,
      'plan/fix': plans.fix,
      'do/build': plans.doBuild,
      'do/fix': plans.doFix,
    }[path];
    return work && json(await work());
  };
  return {
    answer: ({ method, path }) => (method === 'POST' ? done(path) : got(path)),
    stream: (asked, response) => streamed(asked, response, session),
  };
}

/** Tell a page of all that changes, from now on. */
function streamed({ method, path }: Asked, response: ServerResponse, session: Session): boolean {
  if (method !== 'GET' || path !== 'events') return false;
  beginEvents(response);
  let before: News | undefined;
  const tell = (news: News) => {
    response.write(`data: ${JSON.stringify(toldOf(news, before))}\n\n`);
    before = news;
  };
  tell(session.news);
  const leave = session.listen(tell);
  // What stands between may end what says nothing for long.
  const beat = setInterval(() => response.write(': \n\n'), 20_000);
  response.on('close', () => {
    clearInterval(beat);
    leave();
  });
  return true;
}

function deskHtml(language: MessageLanguage, editions: string): string {
  const formats = SCREEN_FORMATS.map(({ name, title = '' }) => ({ name, title }));
  return packageText(`${HERE}/desk.html`)
    .replace('{language}', language)
    .replace('{direction}', language === 'fa' ? 'rtl' : 'ltr')
    .replace('{editions}', editions)
    .replace('{formats}', JSON.stringify(formats).replaceAll('"', '&quot;'));
}

/** The desk is set in the typeface that books are. */
function fontCss(): string {
  const faces = houseTextFaces();
  return `${fontFaceCss(faces, ({ name }) => `faces/${name}`)}\n:root{--desk-font:"${faces[0]!.family}"}\n`;
}
