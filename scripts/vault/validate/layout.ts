import { isRecord } from '../../book/is-record.ts';
import { LAYOUT, type LayoutParameters, PARAMETERS } from '../layout.ts';
import { ALGORITHMS } from './digests.ts';

/** Both numbers of community extension 0003 are at most so large. */
const MOST = 32;

/**
 * The parameters that the configuration of community extension 0003 gives, or their defaults; undefined where they are none.
 * `config` is its JSON, an empty object where there is no file.
 */
export function parametersOf(config: unknown): LayoutParameters | undefined {
  if (!isRecord(config) || (config['extensionName'] ?? LAYOUT) !== LAYOUT) return undefined;
  const { digestAlgorithm, tupleSize, numberOfTuples } = { ...PARAMETERS, ...config };
  const algorithm = ALGORITHMS.get(digestAlgorithm);
  const areNumbers = [tupleSize, numberOfTuples].every(
    (one) => Number.isInteger(one) && one >= 0 && one <= MOST,
  );
  if (!algorithm || !areNumbers || tupleSize * numberOfTuples > algorithm.length) return undefined;
  if ((tupleSize === 0) !== (numberOfTuples === 0)) return undefined;
  return { digestAlgorithm, tupleSize, numberOfTuples };
}
