import type { Syntax } from '../../book/syntax.ts';
import {
  foreignMarkup,
  readShortcodes,
  rewriteAddresses,
  shortcodesFromMarkdown,
  shortcodes as shortcodesIn,
  TAGGED_ADDRESS,
  TAGS,
} from './read.ts';
import { shortcodeCarried } from './rules.ts';

/** What site generators fill: shortcodes of Hugo, tags of Liquid, components of MDX. Their inner text stays. */
export const shortcodes: Syntax = {
  name: 'shortcodes',
  rewrite: rewriteAddresses,
  micromark: ({ source }) => [shortcodesIn(source)],
  fromMarkdown: [shortcodesFromMarkdown()],
  read: readShortcodes,
  rules: [shortcodeCarried],
  markup: foreignMarkup,
  leftOut: { 'an address that has a tag': TAGGED_ADDRESS, 'a tag of a site generator': TAGS },
};
