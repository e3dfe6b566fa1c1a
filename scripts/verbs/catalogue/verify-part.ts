import { verifyObject, verifyStore } from '../../vault/validate/store.ts';
import type { TitleVerdict } from './outcome.ts';

/** Look through one object of an archive, by its path in it; for `''`, through all but the objects. */
export async function verifyPart(store: string, path: string): Promise<TitleVerdict> {
  const { problems, versions, files, bytes, id } =
    path === ''
      ? { ...(await verifyStore(store, { objects: false })), id: undefined }
      : await verifyObject(store, path);
  return {
    path,
    id,
    versions,
    files,
    bytes,
    problems,
  };
}
