import type { Keeper } from '../scripts/cache/store.ts';

/** For editions of which only the text counts: their typefaces take longer than their text, and are empty. */
export const WITHOUT_TYPEFACES: Keeper = { kept: async () => new Uint8Array() };
