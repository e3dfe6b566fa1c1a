import { parentPort } from 'node:worker_threads';
import { type Mending, mendQuire } from './mend-quire.ts';

/** What a thread that mends is asked, and what it answers. */
export interface MendRequest {
  readonly id: number;
  readonly print: Uint8Array;
  readonly how: Mending;
}
export type MendAnswer = { readonly id: number } & (
  | { readonly mended: Uint8Array }
  | { readonly fault: unknown }
);

parentPort!.on('message', ({ id, print, how }: MendRequest) => {
  const answer = (answered: MendAnswer, transferred: ArrayBuffer[] = []) =>
    parentPort!.postMessage(answered, transferred);
  mendQuire(print, how).then(
    (mended) => answer({ id, mended }, [mended.buffer as ArrayBuffer]),
    (fault: unknown) => answer({ id, fault }),
  );
});
