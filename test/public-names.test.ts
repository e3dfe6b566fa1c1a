import { expect, it } from 'vitest';
import { stale } from '../docs/generate.ts';
import * as warraq from '../scripts/index.ts';

it('has these public names', () => {
  expect(Object.keys(warraq).sort()).toEqual([
    'FORMATS',
    'MESSAGE_LANGUAGES',
    'RULE_IDS',
    'STARTERS',
    'TITLE_STATES',
    'WarraqError',
    'addEdition',
    'build',
    'buildCatalogue',
    'cancelTitles',
    'catalogueJsonSchema',
    'catalogueStatus',
    'changesOf',
    'check',
    'checkManuscript',
    'defaultStore',
    'diffEditions',
    'examine',
    'exportEdition',
    'fetchImages',
    'fix',
    'importManuscript',
    'listTitles',
    'lookHere',
    'makeShelf',
    'manuscriptAt',
    'newManuscript',
    'openCatalogue',
    'persianDictionary',
    'rebuildEdition',
    'remarkOrthography',
    'reportPieces',
    'restoreEdition',
    'rulesOf',
    'runWorker',
    'settingsJsonSchema',
    'showEdition',
    'speechIn',
    'unfixed',
    'verifyArchive',
    'verifyCatalogue',
    'version',
    'withWorkshop',
    'writeReport',
  ]);
});

it('has documents that are as the schema says', () => {
  expect(stale()).toEqual([]);
});
