/**
 * What is wrong with a file or folder of an archive: what each finding tells beside its validation code. Digests are given by their
 * first digits.
 */
interface StoreFacts {
  readonly missing: object;
  readonly 'missing-beside': { readonly name: string };
  readonly 'not-listed': object;
  readonly 'other-bytes': object;
  readonly 'other-fixity': object;
  readonly 'other-digest': { readonly algorithm: string; readonly content: string };
  readonly 'lacks-content': { readonly content: string };
  readonly 'lists-missing': { readonly content: string };
  readonly 'empty-folder': object;
  readonly link: object;
  readonly 'no-file': object;
  readonly 'hard-link': { readonly other: string };
  readonly declarations: { readonly count: number };
  readonly undeclared: object;
  readonly 'declaration-form': object;
  readonly 'declaration-tag': object;
  readonly 'declaration-value': { readonly begin: string };
  readonly 'declaration-version': object;
  readonly 'declaration-text': { readonly value: string };
  readonly 'fixity-form': object;
  readonly 'algorithm-unknown': { readonly algorithm: string };
  readonly 'fixity-block-form': { readonly algorithm: string };
  readonly 'fixity-twice': { readonly algorithm: string; readonly digest: string };
  readonly 'fixity-digest': { readonly digest: string; readonly algorithm: string };
  readonly 'fixity-paths': { readonly algorithm: string; readonly digest: string };
  readonly 'later-specification': { readonly version: string };
  readonly 'other-id': { readonly id: string };
  readonly 'other-versions': object;
  readonly 'content-unnamed': { readonly last: string };
  readonly 'content-moved': { readonly first: string; readonly last: string };
  readonly 'version-gone': { readonly name: string };
  readonly 'other-files': { readonly name: string };
  readonly 'other-value': { readonly key: string; readonly name: string };
  readonly 'manifest-form': object;
  readonly 'no-paths': { readonly digest: string };
  readonly 'content-twice': { readonly content: string };
  readonly 'digest-twice': { readonly digest: string };
  readonly 'digest-form': { readonly digest: string; readonly algorithm: string };
  readonly 'content-path': { readonly content: string };
  readonly 'content-of-no-version': { readonly content: string };
  readonly 'content-outside': { readonly content: string };
  readonly 'versions-form': object;
  readonly 'no-version': object;
  readonly head: { readonly head: string; readonly expected: string };
  readonly unused: { readonly digest: string };
  readonly 'no-content': { readonly digest: string };
  readonly 'version-letter': { readonly name: string };
  readonly 'version-number': { readonly name: string };
  readonly 'first-version': { readonly number: number };
  readonly sequence: { readonly names: string };
  readonly padded: object;
  readonly 'named-otherwise': { readonly name: string };
  readonly 'no-room': { readonly name: string };
  readonly 'version-form': { readonly name: string };
  readonly 'version-key': { readonly key: string; readonly name: string };
  readonly 'version-lacks': { readonly key: string; readonly name: string };
  readonly 'version-time': { readonly created: string; readonly name: string };
  readonly 'message-form': { readonly name: string };
  readonly 'version-silent': { readonly key: string; readonly name: string };
  readonly 'user-nameless': { readonly name: string };
  readonly 'user-key': { readonly key: string; readonly name: string };
  readonly 'user-addressless': { readonly name: string };
  readonly 'address-form': { readonly name: string };
  readonly address: { readonly address: string; readonly name: string };
  readonly 'state-form': { readonly name: string };
  readonly 'state-unlisted': { readonly digest: string; readonly name: string };
  readonly 'state-case': { readonly digest: string; readonly name: string };
  readonly 'state-no-paths': { readonly digest: string; readonly name: string };
  readonly 'state-path': { readonly logical: string; readonly name: string };
  readonly 'state-twice': { readonly logical: string; readonly name: string };
  readonly 'inventory-form': object;
  readonly 'key-unknown': { readonly key: string };
  readonly lacks: { readonly key: string };
  readonly 'no-manifest': object;
  readonly 'no-versions': object;
  readonly 'id-form': object;
  readonly 'id-no-uri': { readonly id: string };
  readonly type: { readonly type: string };
  readonly sha256: object;
  readonly algorithm: { readonly algorithm: string };
  readonly 'content-in': { readonly name: string };
  readonly 'content-nowhere': object;
  readonly declares: { readonly version: string; readonly root: string };
  readonly 'other-specification': object;
  readonly named: { readonly name: string };
  readonly 'no-json': object;
  readonly 'key-twice': { readonly key: string };
  readonly 'no-sidecar': object;
  readonly 'sidecar-form': object;
  readonly 'sidecar-digest': object;
  readonly 'as-others': object;
  readonly 'version-unlisted': object;
  readonly nested: object;
  readonly stray: object;
  readonly 'other-kind': object;
  readonly 'no-extension': object;
  readonly unregistered: object;
  readonly differs: object;
  readonly 'head-here': { readonly head: string };
  readonly 'no-root': object;
  readonly 'unknown-file': object;
  readonly 'top-and-hierarchy': object;
  readonly 'several-layouts': object;
  readonly 'no-text': object;
  readonly 'no-layout': object;
  readonly 'layout-keys': object;
  readonly 'layout-unregistered': { readonly name: string };
  readonly 'no-parameters': object;
  readonly 'left-over': object;
  readonly 'not-of-extension': object;
  readonly 'holds-nothing': object;
  readonly 'object-undeclared': object;
  readonly 'of-no-object': object;
  readonly 'id-taken': { readonly id: string; readonly other: string };
  readonly misplaced: { readonly id: string; readonly place: string };
}

/** One finding. */
export type StoreFault = {
  [Fault in keyof StoreFacts]: { readonly fault: Fault } & StoreFacts[Fault];
}[keyof StoreFacts];

/** The words for each: what the file or folder, which is named before, does or is. */
export type StoreWords = { readonly [Fault in keyof StoreFacts]: (facts: StoreFacts[Fault]) => string };

export function sayStoreFault(words: StoreWords, fault: StoreFault): string {
  return (words[fault.fault] as (facts: StoreFault) => string)(fault);
}
