import { distance } from 'fastest-levenshtein';

/** Of a name of up to three letters more than one wrong would be another name. */
const SHORTEST = 3;

/** The known name that somebody will have meant, if one is near enough. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((one) => ({ one, far: distance(name.toLowerCase(), one) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= (name.length > SHORTEST ? Math.max(2, name.length / 3) : 1)
    ? best.one
    : undefined;
}
