import type { Nodes } from 'xast';
import { toXml } from 'xast-util-to-xml';

/** A tree as XML; what is empty closes itself: `<br/>`. */
export function writeXml(tree: Nodes): string {
  // These three characters end a CDATA section, and may stand nowhere else (XML 1.0, 2.4).
  return toXml(tree, { closeEmptyElements: true }).replaceAll(']]>', ']]&gt;');
}
