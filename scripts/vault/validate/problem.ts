import { STORE } from '../../diagnostics/messages/store-en.ts';
import { type StoreFault, sayStoreFault } from '../../diagnostics/store-faults.ts';

/** What is wrong with a store, by the validation codes of OCFL 1.1. */
export interface Problem {
  /** `E…` for what the specification says must be, `W…` for what should be. */
  readonly code: string;
  /** Where: below the storage root, or below the object. */
  readonly path: string;
  /** What was found there, to be said in any language. */
  readonly fault: StoreFault;
  /** The same in English, in one sentence. */
  readonly detail: string;
}

/** Collects problems that are found below one path. */
export class Problems {
  readonly list: Problem[] = [];
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  add(code: string, fault: StoreFault, path = ''): void {
    const whole = [this.#path, path].filter(Boolean).join('/');
    this.list.push({ code, path: whole, fault, detail: sayStoreFault(STORE, fault) });
  }

  get hasErrors(): boolean {
    return this.list.some(({ code }) => code.startsWith('E'));
  }
}
