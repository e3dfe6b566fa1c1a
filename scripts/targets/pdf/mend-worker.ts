import { parentPort } from 'node:worker_threads';
import type { Answer, Request } from '../threads.ts';
import { type Mending, mendQuire } from './mend-quire.ts';

/** What the thread that mends is asked. */
export interface MendRequest {
  readonly print: Uint8Array;
  readonly how: Mending;
}

parentPort!.on('message', ({ id, asked }: Request) => {
  const answer = (answered: Answer, transferred: ArrayBuffer[] = []) =>
    parentPort!.postMessage(answered, transferred);
  const { print, how } = asked as MendRequest;
  mendQuire(print, how).then(
    (made) => answer({ id, made }, [made.buffer as ArrayBuffer]),
    (fault: unknown) => answer({ id, fault }),
  );
});
