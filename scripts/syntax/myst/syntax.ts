import type { Syntax } from '../../book/syntax.ts';
import { CITATION } from '../citation-sign.ts';
import { rewriteMyst } from './rewrite.ts';
import { mystRoleSigns, readMystRoles, writtenMystRole } from './roles.ts';

/** Blocks of MyST (Jupyter Book, Sphinx) that are no callouts: figures, formulas, code, passages set apart; and roles in its lines. */
export const myst: Syntax = {
  name: 'myst',
  rewrite: rewriteMyst,
  read: readMystRoles,
  written: writtenMystRole,
  markup: mystRoleSigns,
  adds: [CITATION],
  leftOut: {
    'the name of a block of MyST':
      /(?:(?<!`)`{3,}|(?<!~)~{3,}|(?<!:):{3,})[ \t]*\{[\w:-]+\}(?:[ \t]*[\w.+-]+(?=[ \t]*(?:\n|$)))?/g,
    'an option of a block of MyST': /^[ \t]*:[\w-]+:.*$/gm,
    'an option between two lines of dashes':
      /(?<=^[ \t]*---[ \t]*\r?\n(?:[ \t]*[\w-]+:.*\n)*)[ \t]*[\w-]+:.*$|^[ \t]*[\w-]+:.*$(?=(?:\n[ \t]*[\w-]+:.*)*\n[ \t]*---[ \t]*$)/gm,
  },
};
