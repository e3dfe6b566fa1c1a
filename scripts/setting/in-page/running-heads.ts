/**
 * Shorten running heads that are wider than the page area, at a word: they are never set in two lines.
 *
 *     the history of a town that nobody knows   ->   the history of a town …
 */
export function fitRunningHeads(boxes: readonly Element[]): void {
  const known = new Map<string, string>();
  for (const box of boxes) {
    const head = box.querySelector<HTMLElement>(':scope > .running-head');
    const area = box.querySelector(':scope > .page-area');
    if (!head || !area) continue;
    const text = head.textContent ?? '';
    const short = known.get(text) ?? shortened(head, text, area.getBoundingClientRect().width);
    known.set(text, short);
    if (short !== text) head.textContent = short;
  }
}

function shortened(head: HTMLElement, text: string, width: number): string {
  const words = text.replace(/ …$/, '').split(' ');
  let short = text;
  while (words.length > 1 && head.getBoundingClientRect().width > width) {
    words.pop();
    short = `${words.join(' ')} …`;
    head.textContent = short;
  }
  return short;
}
