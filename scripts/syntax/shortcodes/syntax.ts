import type { Syntax } from '../../book/syntax.ts';
import {
  captionIn,
  foreignMarkup,
  readShortcodes,
  rewriteAddresses,
  shortcodesFromMarkdown,
  shortcodes as shortcodesIn,
  TAGGED_ADDRESS,
  TAGS,
} from './read.ts';

/** What site generators fill: shortcodes of Hugo, tags of Liquid, components of MDX. Their inner text stays. */
export const shortcodes: Syntax = {
  name: 'shortcodes',
  rewrite: rewriteAddresses,
  micromark: ({ source }) => [shortcodesIn(source)],
  fromMarkdown: [shortcodesFromMarkdown()],
  read: readShortcodes,
  written(node) {
    const caption = node.type === 'shortcode' ? captionIn(node.value) : undefined;
    return caption === undefined ? undefined : { kind: 'caption', value: caption };
  },
  markup: foreignMarkup,
  leftOut: { 'an address that has a tag': TAGGED_ADDRESS, 'a tag of a site generator': TAGS },
};
