const FOREIGN = /سافت‌?ور/g;
const PERSIAN = 'نرم‌افزار';

/**
 * «نرم‌افزار» for a foreign word.
 *
 * @type {import('warraq').Rule}
 */
export const softwareWord = {
  id: 'software-word',
  kind: 'safe',
  summary: {
    en: 'Software is called «نرم‌افزار»',
    fa: 'برای این واژه «نرم‌افزار» می‌نویسیم',
  },
  why: 'Readers look for one word.',
  source: 'the house style of the publisher',
  examples: [['سافت‌ور تازه', 'نرم‌افزار تازه']],
  keep: ['نرم‌افزار'],
  find: ({ text }) =>
    [...text.matchAll(FOREIGN)].map(({ 0: word, index: start }) => {
      const end = start + word.length;
      return { start, end, edits: [{ start, end, text: PERSIAN }] };
    }),
};
