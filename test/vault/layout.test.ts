import { expect, it } from 'vitest';
import { objectPath } from '../../scripts/vault/layout.ts';

/** From the text of community extension 0003. */
it.each([
  ['object-01', '3c0/ff4/240/object-01'],
  ['..hor/rib:le-$id', '487/326/d8c/%2e%2ehor%2frib%3ale-%24id'],
  ['..Hor/rib:lè-$id', '373/529/21a/%2e%2eHor%2frib%3al%c3%a8-%24id'],
  [
    `${'abcdefghij'.repeat(10)}a`,
    `5cc/73e/648/${'abcdefghij'.repeat(10)}-5cc73e648fbcff136510e330871180922ddacf193b68fdeff855683a01464220`,
  ],
])('%s lies at %s', (id, path) => {
  expect(objectPath(id)).toBe(path);
});
