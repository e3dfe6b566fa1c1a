import bidiFactory from 'bidi-js';

let bidi: ReturnType<typeof bidiFactory> | undefined;

/** Whether two texts that differ in some characters alone show the rest of them in the same order (UAX #9, L2). */
export function ordersAlike(text: string, without: string, dropped: RegExp): boolean {
  // Only few texts have any; its tables take a while.
  bidi ??= bidiFactory();
  const order = (one: string) =>
    bidi!
      .getReorderedIndices(one, bidi!.getEmbeddingLevels(one, 'rtl'))
      .map((index) => one[index]!)
      .join('')
      .replace(dropped, '');
  return order(text) === order(without);
}
