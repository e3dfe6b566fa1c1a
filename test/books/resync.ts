import { letters } from './lines.ts';
import type { Atom } from './truth.ts';

/** How many atoms and letters must be passed over until ten letters agree. */
export function nearest(
  rest: readonly Atom[],
  text: string,
  at: number,
): { atoms: number; letters: number } | undefined {
  let best: { atoms: number; letters: number; cost: number } | undefined;
  let passed = 0;
  for (let index = 0; index < Math.min(rest.length, 600); index++) {
    const key = keyOf(rest, index);
    if (key.length >= 6) {
      const place = text.indexOf(key, at);
      const cost = passed + (place - at);
      if (place >= 0 && place - at < 6000 && (!best || cost < best.cost))
        best = { atoms: index, letters: place - at, cost };
    }
    const atom = rest[index]!;
    passed += atom.kind === 'word' ? letters(atom.text).length : 1;
    if (best && passed > best.cost) break;
  }
  return best;
}

/** The letters from an atom on, up to twelve, as far as only words follow. */
function keyOf(atoms: readonly Atom[], index: number): string {
  let key = '';
  for (let at = index; at < atoms.length && key.length < 12; at++) {
    const atom = atoms[at]!;
    if (atom.kind === 'formula' || atom.kind === 'image') continue;
    if (atom.kind !== 'word') break;
    key += letters(atom.text);
  }
  return key.slice(0, 12);
}
