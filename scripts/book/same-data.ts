/**
 * Whether two values of plain data say the same: texts, numbers, lists, objects, bytes. What is none of these (a function, a map) is the same only as
 * itself.
 *
 * @param isMeant Whether what an object has under a name counts; all if not given.
 */
export function sameData(one: unknown, other: unknown, isMeant: (name: string) => boolean = all): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one)) return Array.isArray(other) && sameLists(one, other, isMeant);
  if (one instanceof Uint8Array) return other instanceof Uint8Array && sameBytes(one, other);
  if (!isPlain(one) || !isPlain(other)) return false;
  return sameObjects(one, other, isMeant);
}

function all(): boolean {
  return true;
}

function sameLists(
  one: readonly unknown[],
  other: readonly unknown[],
  isMeant: (name: string) => boolean,
): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (!sameData(one[at], other[at], isMeant)) return false;
  return true;
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && Buffer.compare(one, other) === 0;
}

function sameObjects(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
  isMeant: (name: string) => boolean,
): boolean {
  let count = 0;
  for (const name in one) {
    if (!isMeant(name)) continue;
    count += 1;
    if (!Object.hasOwn(other, name) || !sameData(one[name], other[name], isMeant)) return false;
  }
  for (const name in other) if (isMeant(name)) count -= 1;
  return count === 0;
}

/** Whether its own names are all that it is: of any realm, since trees are read in one of their own. */
function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
