import type { Syntax } from '../../book/syntax.ts';
import { readRoles, roleSigns, writtenRole } from './roles.ts';
import { pageReferenceBare } from './rules.ts';
import { NAME, nameReferences, PAGE_REFERENCE, pageMarkup, pageOf, tellWorded } from './show.ts';

/** Links without words, which are named by what they lead to: `[](#trade)`, and by its page: `[](#trade){page}`. */
export const references: Syntax = {
  name: 'references',
  read(tree, file, tell) {
    tellWorded(tree, file, tell);
    return readRoles(tree, file.value);
  },
  rules: [pageReferenceBare],
  written: writtenRole,
  markup: (text, around) => [...pageMarkup(text, around), ...roleSigns(text, around)],
  adds: [NAME],
  show: (names) => ({ arrange: (tree) => nameReferences(tree, names) }),
  late: {
    className: PAGE_REFERENCE,
    print: pageOf,
    text(id, { of, folio }) {
      const page = of(id);
      return page === undefined ? '' : folio(page);
    },
  },
};
