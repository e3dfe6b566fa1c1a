import { expect, it } from 'vitest';
import { stale } from '../docs/generate.ts';
import * as warraq from '../scripts/index.ts';

it('has these public names', () => {
  expect(Object.keys(warraq).sort()).toEqual([
    'EDITOR_NAMES',
    'FORMATS',
    'MESSAGE_LANGUAGES',
    'MemoryStore',
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
    'editorTemplate',
    'examine',
    'exportEdition',
    'fetchImages',
    'fix',
    'importManuscript',
    'isMarkdown',
    'listTitles',
    'lookHere',
    'makeShelf',
    'manuscriptAt',
    'manuscriptOf',
    'newManuscript',
    'openCatalogue',
    'persianDictionary',
    'preview',
    'rebuildEdition',
    'remarkOrthography',
    'reportPieces',
    'restoreEdition',
    'ruleAddress',
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
