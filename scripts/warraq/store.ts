import { defaultStore } from '../verbs/open-store.ts';

/** Where the results of earlier work are kept: WARRAQ_CACHE, or the user's own folder for such; undefined where none are wanted. */
export function storeFor({ cache }: { readonly cache: boolean }): string | undefined {
  const asked = process.env['WARRAQ_CACHE'];
  return cache && asked !== 'off' ? asked || defaultStore() : undefined;
}
