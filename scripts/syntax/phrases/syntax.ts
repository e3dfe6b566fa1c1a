import type { ElementContent } from 'hast';
import type { TextDirective } from 'mdast-util-directive';
import type { Handler } from 'mdast-util-to-hast';
import type { Directive, Syntax } from '../../book/syntax.ts';
import { directionOf } from '../../language/direction.ts';
import { added } from '../../render/added.ts';
import { element, withOwn } from '../../render/directives.ts';

const BRACKETS = 'brackets of the Qur’an';

/** Words of a language that is named, `:en[…]`, `:ar[…]`, `:fa[…]`; Qur’anic text, `:quran[…]`, between ﴿ and ﴾. */
export const phrases: Syntax = {
  name: 'phrases',
  directives: [
    { name: 'quran', kind: 'phrase', isProse: false, show: quran },
    phrase('en', false),
    phrase('ar', false),
    phrase('fa', true),
  ],
  adds: [BRACKETS],
};

function phrase(language: string, isProse: boolean): Directive {
  const show: Handler = (state, node: TextDirective) =>
    element(
      'bdi',
      withOwn(node, { lang: language, dir: directionOf(language) }),
      state.all(node) as ElementContent[],
    );
  return { name: language, kind: 'phrase', isProse, show };
}

function quran(...[state, node]: Parameters<Handler>) {
  return element('bdi', withOwn(node, { lang: 'ar', dir: 'rtl', className: ['quran'] }), [
    added(BRACKETS, '﴿'),
    ...(state.all(node) as ElementContent[]),
    added(BRACKETS, '﴾'),
  ]);
}
