import type { ElementContent } from 'hast';
import type { TextDirective } from 'mdast-util-directive';
import type { Handler } from 'mdast-util-to-hast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Language } from '../../book/language.ts';
import type { Directive, Syntax } from '../../book/syntax.ts';
import { ar } from '../../language/ar.ts';
import { en } from '../../language/en.ts';
import { fa } from '../../language/fa.ts';
import { added } from '../../render/added.ts';
import { element, withOwn } from '../../render/directives.ts';
import { sheetsOf } from '../sheets.ts';

const BRACKETS = 'brackets of the Qur’an';

/** Words of a language that is named, `:en[…]`, `:ar[…]`, `:fa[…]`; Qur’anic text, `:quran[…]`, between ﴿ and ﴾. */
export const phrases: Syntax = {
  name: 'phrases',
  directives: [
    { name: 'quran', kind: 'phrase', isProse: false, show: quran, naskh: 'quran' },
    ...[en, ar, fa].map(phrase),
  ],
  adds: [BRACKETS],
  get css() {
    return sheetsOf('phrases');
  },
};

function phrase({ tag, direction }: Language): Directive {
  const show: Handler = (state, node: TextDirective) =>
    element('bdi', withOwn(node, { lang: tag, dir: direction }), state.all(node) as ElementContent[]);
  return { name: tag, kind: 'phrase', isProse: tag === fa.tag, show };
}

function quran(...[state, node]: Parameters<Handler>) {
  // Who has written the brackets gets no second pair.
  const said = textOf(node).trim();
  const [opens, closes] = [said.startsWith('﴿'), said.endsWith('﴾')];
  return element('bdi', withOwn(node, { lang: ar.tag, dir: ar.direction, className: ['quran'] }), [
    ...(opens ? [] : [added(BRACKETS, '﴿')]),
    ...(state.all(node) as ElementContent[]),
    ...(closes ? [] : [added(BRACKETS, '﴾')]),
  ]);
}
