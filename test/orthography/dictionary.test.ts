import { expect, it } from 'vitest';
import { check, persianDictionary } from '../../scripts/index.ts';

it('is asked by the library, and everybody can load it', async () => {
  const dictionary = await persianDictionary();
  const found = check('این کنفراس بزرگ بود و کتاب‌ها را آورده‌اند.', {
    rules: { spelling: 'warning' },
    dictionary,
  });
  expect(found).toMatchObject([{ rule: 'spelling', actual: 'کنفراس' }]);
  expect(found[0]!.expected).toContain('کنفرانس');
});
