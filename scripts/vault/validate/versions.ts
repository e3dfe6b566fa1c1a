import { isRecord } from '../../book/is-record.ts';
import { codeOfPath, conflictOf, type PathCodes } from './paths.ts';
import type { Problems } from './problem.ts';

const CODES: PathCodes = { text: 'E051', slash: 'E053', parts: 'E052', conflict: 'E095' };
const KEYS = ['created', 'state', 'message', 'user'];
/** RFC 3339, section 5.6; a second may be a leap second. */
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const URI = /^[a-z][a-z\d+.-]*:\S+$/i;

/** The versions of an inventory: OCFL 1.1, sections 3.3 and 3.5.3. */
export function checkVersions(inventory: Readonly<Record<string, unknown>>, problems: Problems): void {
  const { versions, head } = inventory;
  if (versions === undefined) return;
  if (!isRecord(versions)) {
    problems.add('E045', { fault: 'versions-form' });
    return;
  }
  const names = Object.keys(versions);
  if (names.length === 0) {
    problems.add('E008', { fault: 'no-version' });
    return;
  }
  if (checkNames(names, problems)) {
    const highest = names.reduce((a, b) => (numberOf(a) < numberOf(b) ? b : a));
    if (head !== undefined && head !== highest)
      problems.add('E040', { fault: 'head', head: String(head), expected: highest });
  }
  const used = new Set<string>();
  for (const [name, version] of Object.entries(versions))
    checkVersion(name, version, inventory, used, problems);
  if (
    isRecord(inventory['manifest']) &&
    !problems.list.some(({ code }) => ['E047', 'E048', 'E050'].includes(code))
  )
    for (const [digest, paths] of Object.entries(inventory['manifest']))
      if (!used.has(digest.toLowerCase()))
        problems.add('E107', { fault: 'unused', digest: digest.slice(0, 12) });
      else if (Array.isArray(paths) && paths.length === 0)
        problems.add('E092', { fault: 'no-content', digest: digest.slice(0, 12) });
}

function numberOf(name: string): number {
  return Number(name.slice(1));
}

/** Whether all names are names of versions. */
function checkNames(names: readonly string[], problems: Problems): boolean {
  for (const name of names) {
    if (!name.startsWith('v')) problems.add('E104', { fault: 'version-letter', name });
    else if (!/^v0*[1-9]\d*$/.test(name)) problems.add('E105', { fault: 'version-number', name });
  }
  if (names.some((name) => !/^v0*[1-9]\d*$/.test(name))) return false;
  const numbers = names.map(numberOf).sort((a, b) => a - b);
  const [number = 1] = numbers;
  if (number !== 1) problems.add('E009', { fault: 'first-version', number });
  else if (numbers.some((one, index) => one !== index + 1))
    problems.add('E010', { fault: 'sequence', names: names.join(', ') });
  checkPadding(names, problems);
  return true;
}

/** Names are padded with zeros to one length, or not at all. */
function checkPadding(names: readonly string[], problems: Problems): void {
  const padded = names.filter((name) => name.startsWith('v0'));
  if (padded.length === 0) return;
  problems.add('W001', { fault: 'padded' });
  const [{ length } = ''] = padded;
  for (const name of names) {
    if (name.length !== length) problems.add('E012', { fault: 'named-otherwise', name });
    else if (!name.startsWith('v0')) problems.add('E011', { fault: 'no-room', name });
  }
}

function checkVersion(
  name: string,
  version: unknown,
  { manifest }: Readonly<Record<string, unknown>>,
  used: Set<string>,
  problems: Problems,
): void {
  if (!isRecord(version)) {
    problems.add('E047', { fault: 'version-form', name });
    return;
  }
  for (const key of Object.keys(version))
    if (!KEYS.includes(key)) problems.add('E102', { fault: 'version-key', key, name });
  for (const key of ['created', 'state'])
    if (version[key] === undefined) problems.add('E048', { fault: 'version-lacks', key, name });
  const { created, message, state, user } = version;
  if (created !== undefined && !isInstant(created))
    problems.add('E049', { fault: 'version-time', created: String(created), name });
  if (message !== undefined && typeof message !== 'string')
    problems.add('E094', { fault: 'message-form', name });
  for (const key of ['message', 'user'])
    if (version[key] === undefined) problems.add('W007', { fault: 'version-silent', key, name });
  if (user !== undefined) checkUser(name, user, problems);
  if (state !== undefined) checkState(name, state, manifest, used, problems);
}

function isInstant(value: unknown): boolean {
  const day = typeof value === 'string' ? INSTANT.exec(value)?.[1] : undefined;
  if (day === undefined) return false;
  // `Date` takes the thirtieth of February for a day of March.
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function checkUser(name: string, user: unknown, problems: Problems): void {
  if (!isRecord(user) || typeof user['name'] !== 'string' || user['name'] === '') {
    problems.add('E054', { fault: 'user-nameless', name });
    return;
  }
  for (const key of Object.keys(user))
    if (key !== 'name' && key !== 'address') problems.add('E102', { fault: 'user-key', key, name });
  const { address } = user;
  if (address === undefined) problems.add('W008', { fault: 'user-addressless', name });
  else if (typeof address !== 'string') problems.add('E054', { fault: 'address-form', name });
  else if (!URI.test(address)) problems.add('W009', { fault: 'address', address, name });
}

function checkState(
  name: string,
  state: unknown,
  manifest: unknown,
  used: Set<string>,
  problems: Problems,
): void {
  if (!isRecord(state)) {
    problems.add('E050', { fault: 'state-form', name });
    return;
  }
  const exact = isRecord(manifest) ? new Set(Object.keys(manifest)) : undefined;
  const known = exact && new Set([...exact].map((one) => one.toLowerCase()));
  const paths: string[] = [];
  for (const [digest, list] of Object.entries(state)) {
    used.add(digest.toLowerCase());
    if (known && !known.has(digest.toLowerCase()))
      problems.add('E050', { fault: 'state-unlisted', digest: digest.slice(0, 12), name });
    // A digest is a key, and keys are compared as they are written.
    else if (exact && !exact.has(digest))
      problems.add('E050', { fault: 'state-case', digest: digest.slice(0, 12), name });
    if (!Array.isArray(list))
      problems.add('E051', { fault: 'state-no-paths', digest: digest.slice(0, 12), name });
    else
      for (const path of list as readonly unknown[]) {
        const code = codeOfPath(path, CODES);
        if (code) problems.add(code, { fault: 'state-path', logical: String(path), name });
        else paths.push(path as string);
      }
  }
  const conflict = conflictOf(paths);
  if (conflict) problems.add(CODES.conflict, { fault: 'state-twice', logical: conflict, name });
}
