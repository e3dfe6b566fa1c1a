/** The stages of a build that the bench times one by one. */
export { BrowserSession } from '../scripts/engine/session.ts';
export { diskWorld } from '../scripts/manuscript/disk-world.ts';
export { readBook } from '../scripts/manuscript/read.ts';
export { render } from '../scripts/render/render.ts';
export { blankDocument, printDocument } from '../scripts/setting/document.ts';
export { expectedQuires } from '../scripts/setting/quires.ts';
export { setBook } from '../scripts/setting/set-book.ts';
export { StepTimer } from '../scripts/setting/step-timer.ts';
export { SYNTAXES } from '../scripts/syntax/syntaxes.ts';
export { makeEpub } from '../scripts/targets/epub/epub.ts';
export { finish } from '../scripts/targets/pdf/finish/finish.ts';
export { makePdf } from '../scripts/targets/pdf/pdf.ts';
export { print } from '../scripts/targets/pdf/print.ts';
export { Threads } from '../scripts/targets/threads.ts';
export { makeWeb } from '../scripts/targets/web/web.ts';
