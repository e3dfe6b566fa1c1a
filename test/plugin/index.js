import { listings } from './listings.js';
import { keys } from './keys.js';
import { softwareWord } from './software-word.js';
import { plainText } from './plain-text.js';

/**
 * For books about programs.
 *
 * @type {import('warraq').Plugin}
 */
export default {
  name: 'programs',
  syntaxes: [keys, listings],
  rules: [softwareWord],
  themes: { programs: 'theme' },
  targets: [plainText],
};
