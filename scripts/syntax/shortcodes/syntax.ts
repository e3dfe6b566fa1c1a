import type { Syntax } from '../../book/syntax.ts';
import { LIQUID, rewriteLiquid } from './liquid.ts';
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
import { rewriteSiteBlocks } from './site-blocks.ts';

/** What site generators fill: shortcodes of Hugo, tags of Liquid, components of MDX. Their inner text stays. */
export const shortcodes: Syntax = {
  name: 'shortcodes',
  rewrite: (source) => [...rewriteLiquid(source), ...rewriteAddresses(source), ...rewriteSiteBlocks(source)],
  micromark: ({ source }) => [shortcodesIn(source)],
  fromMarkdown: [shortcodesFromMarkdown()],
  read: readShortcodes,
  rules: [shortcodeCarried],
  markup: foreignMarkup,
  leftOut: { ...LIQUID, 'an address that has a tag': TAGGED_ADDRESS, 'a tag of a site generator': TAGS },
};
