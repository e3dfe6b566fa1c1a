import type { WarraqError } from '../../diagnostics/warraq-error.ts';
import type { FoundBrowser } from '../../engine/find.ts';

/** `note`: works, and there is something to know of it. */
export type State = 'good' | 'note' | 'fault';

/** What was found of each thing that is looked at. */
interface Found {
  readonly node: { readonly version: string; readonly least: string; readonly machine: string };
  /** `path` and `from` where one was found; `error` where none was. */
  readonly browser: {
    readonly path?: string;
    readonly from?: FoundBrowser['from'];
    readonly error?: WarraqError;
  };
  /** A page that was printed: what printed it, and how long all of it took. */
  readonly print: { readonly version?: string; readonly ms?: number; readonly error?: WarraqError };
  readonly sandbox: { readonly isRoot: boolean };
  readonly typefaces: { readonly faces: number; readonly missing: readonly string[] };
  /** The store of earlier results, in bytes; no folder where none is wanted; `code` as the system says why it can't be written. */
  readonly cache: {
    readonly folder?: string | undefined;
    readonly bytes: number;
    readonly code?: string | undefined;
  };
  /** Where editions go. */
  readonly folder: { readonly folder: string; readonly code?: string | undefined };
  /** In bytes. */
  readonly memory: { readonly free: number; readonly total: number };
  readonly book: {
    readonly path: string;
    readonly title: string | undefined;
    readonly texts: number;
    readonly errors: number;
    readonly warnings: number;
  };
}

/** One thing that was looked at. `mend`: the command that mends it, where one does. */
export type Check = {
  [Id in keyof Found]: {
    readonly id: Id;
    readonly state: State;
    readonly mend?: string | undefined;
  } & Found[Id];
}[keyof Found];

export type CheckOf<Id extends Check['id']> = Extract<Check, { readonly id: Id }>;
