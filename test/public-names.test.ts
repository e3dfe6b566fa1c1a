import { expect, it } from 'vitest';
import { stale } from '../docs/generate.ts';
import * as warraq from '../scripts/index.ts';

it('has these public names', () => {
  expect(Object.keys(warraq).sort()).toEqual([
    'FORMATS',
    'PDF_PROFILES',
    'RULE_IDS',
    'WarraqError',
    'build',
    'check',
    'checkManuscript',
    'fix',
    'persianDictionary',
    'remarkOrthography',
    'rulesOf',
    'settingsJsonSchema',
    'unfixed',
    'version',
  ]);
});

it('has documents that are as the schema says', () => {
  expect(stale()).toEqual([]);
});
