/** Whether two trees of plain data say the same, wherever in the manuscript they stand. */
export function sameTree(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    return one.every((value, index) => sameTree(value, other[index]));
  }
  const [own, its] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const names = Object.keys(own).filter(isOfTree);
  if (names.length !== Object.keys(its).filter(isOfTree).length) return false;
  return names.every((name) => name in its && sameTree(own[name], its[name]));
}

function isOfTree(name: string): boolean {
  return name !== 'position';
}
