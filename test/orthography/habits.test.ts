import { expect, it } from 'vitest';
import { fix } from '../../scripts/verbs/check-text.ts';

const YE = 'خانه‌ی ما و نامه‌ی او و همه‌ی مردم و درباره‌ی آن و نمونه‌ی دیگر';
const HAMZA = 'خانهٔ ما و نامهٔ او و همهٔ مردم';

/** What is written all along, what stands apart, and what that becomes where the book does not say it. */
const HABITS: readonly (readonly [text: string, apart: string, mended: string])[] = [
  ['', 'شیوه ی نو', 'شیوهٔ نو'],
  [HAMZA, 'شیوه ی نو', 'شیوهٔ نو'],
  [YE, 'شیوه ی نو', 'شیوه‌ی نو'],
  [`${YE} و ${HAMZA}`, 'شیوه ی نو', 'شیوهٔ نو'],
  ['خانه‌ی ما', 'شیوه ی نو', 'شیوهٔ نو'],
];

it.each(HABITS)('of «%s» makes of «%s» «%s»', (text, apart, mended) => {
  expect(fix(`${text}\n\n${apart}\n`).text).toBe(`${text}\n\n${mended}\n`);
});

it('does as it is told, whatever is written all along', () => {
  expect(fix(`${YE} و شیوه ی نو`, { ezafe: 'hamze' }).text).toBe(`${YE} و شیوهٔ نو`);
});
