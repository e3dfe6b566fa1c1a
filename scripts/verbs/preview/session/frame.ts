import { packageText } from '../../../house/package-files.ts';
import type { Rendering } from '../../../render/render.ts';
import type { ScreenBook } from '../../../setting/screen-pages.ts';

interface ServedText {
  readonly mediaType: string;
  readonly body: string;
}

/** Where the styles of the pages are, beside the files that the book itself has. */
const STYLE = 'pages.css';

/** The document that pages are put into, and its style; undefined for any other path. Nothing in it is of the manuscript but the style. */
export function frameFile(path: string, { book }: Rendering, { frame }: ScreenBook): ServedText | undefined {
  if (path === STYLE)
    return {
      mediaType: 'text/css; charset=utf-8',
      body: `${frame.css}\n:root{${frame.root}}\n${packageText('scripts/verbs/preview/in-browser/frame.css')}`,
    };
  if (path !== '') return undefined;
  const { tag, direction } = book.language;
  const body = frame.body.replace(/[^\w -]/g, '');
  return {
    mediaType: 'text/html; charset=utf-8',
    body: `<!doctype html><html lang="${tag}" dir="${direction}"><meta charset="utf-8"><title>·</title><link rel="stylesheet" href="${STYLE}"><body class="${body}">`,
  };
}
