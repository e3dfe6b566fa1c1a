/** Digits for numbers of lists, by `list-style-type`: a wide one of each. */
const WIDE: Readonly<Record<string, string>> = { persian: '۴', 'arabic-indic': '٤', decimal: '4' };

const canvas = document.createElement('canvas').getContext('2d')!;

/** Give the numbers of lists the room that they take: styles know how many digits they have, not how wide the typeface is. */
export function makeRoomForNumbers(section: HTMLElement): void {
  for (const list of section.querySelectorAll('ol')) {
    const { font, listStyleType, paddingInlineStart } = getComputedStyle(list);
    const digit = WIDE[listStyleType];
    if (digit === undefined) continue;
    canvas.font = font;
    const last = list.start + list.childElementCount - 1;
    const { width } = canvas.measureText(`${digit.repeat(String(last).length)}. `);
    if (width > Number.parseFloat(paddingInlineStart))
      list.style.paddingInlineStart = `${Math.ceil(width)}px`;
  }
}
