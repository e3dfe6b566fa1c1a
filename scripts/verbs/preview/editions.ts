import { packageText } from '../../house/package-files.ts';
import { readerPolicy, webPolicy } from './http/policy.ts';
import type { Answer, Handler } from './http/serve.ts';
import { scriptNamed } from './scripts.ts';
import { SCREEN_FORMATS, type ScreenEditions } from './session/editions.ts';

/** What the parts of an edition that is one file begin with. */
const PART = 'part/';

const HERE = 'scripts/verbs/preview/in-browser';

/**
 * Answers for the editions, at an origin of their own, which nothing can be asked to do: a site as it is, what is no site with a reader. `desk`: who may
 * frame them. `version`: of the book.
 */
export function editionsHandler(editions: ScreenEditions, desk: string, version: () => number): Handler {
  const answer = async (path: string): Promise<Answer | undefined> => {
    const [name = '', ...rest] = path.split('/');
    const format = SCREEN_FORMATS.find((one) => one.name === name);
    if (!format) return undefined;
    const within = rest.join('/');
    if (!format.isSite) {
      const own = await readerFile(within, desk);
      if (own) return own;
      return within.startsWith(PART) ? editions.part(name, within.slice(PART.length), version()) : undefined;
    }
    const file = await editions.file(name, within, version());
    return file && { mediaType: file.mediaType, body: file.bytes, policy: webPolicy(desk) };
  };
  return { answer: async ({ method, path }) => (method === 'GET' ? answer(path) : undefined) };
}

/** What the reader is made of. */
async function readerFile(path: string, desk: string): Promise<Answer | undefined> {
  switch (path) {
    case '':
      return {
        mediaType: 'text/html; charset=utf-8',
        body: packageText(`${HERE}/reader.html`),
        policy: readerPolicy(desk),
      };
    case 'reader.js':
      return { mediaType: 'text/javascript; charset=utf-8', body: await scriptNamed('reader') };
    case 'reader.css':
      return { mediaType: 'text/css; charset=utf-8', body: packageText(`${HERE}/reader.css`) };
    default:
      return undefined;
  }
}
