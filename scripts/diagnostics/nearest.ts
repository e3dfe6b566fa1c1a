import { distance } from 'fastest-levenshtein';

/** The known name that somebody will have meant, if one is near enough. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((one) => ({ one, far: distance(name.toLowerCase(), one) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= Math.max(2, name.length / 3) ? best.one : undefined;
}
