import type { Root } from 'mdast';
import type { Edit } from '../../book/edit.ts';
import type { Tell } from '../../book/message.ts';
import type { TextFile } from '../../book/text-file.ts';
import { visitAll } from '../../book/visit.ts';
import { Kinds } from '../../diagnostics/kinds.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { NAMES } from '../callouts/kinds.ts';
import { linesOutsideCode } from '../outside-code.ts';
import { attributeKnown } from './rules.ts';

/** Blocks of ours that a class may name, as other tools have them. */
const OURS = ['epigraph', 'aside', 'latin', 'verse', ...NAMES.split('|')];

/** A title may be of any letters; no other value is words of the text. */
const ATTRIBUTE = String.raw`(?:[.#][^\s{}#.="']+|title="[^"{}[\]\n]*"|(?!title=)[\w-]+=(?:"[ -!#-z|~]*"|[!#-&(-z|~]+))`;
/** `::: {.class #id}`, `::: name`, with colons behind it or not (Pandoc, `fenced_divs`). */
const OPENING = new RegExp(
  String.raw`^([ \t]*(?:[-*+][ \t]+)*)(:{3,})(?:[ \t]*\{[ \t]*(${ATTRIBUTE}(?:[ \t]+${ATTRIBUTE})*)[ \t]*\}|[ \t]+([A-Za-z][\w-]*))(?:[ \t]*:+)?[ \t]*$`,
);

/** Divisions of Pandoc and Quarto as our directives: the one that a class names, or a `:::div` that has the class. */
export function rewriteDivisions(source: string): readonly Edit[] {
  if (!/:::[ \t{]/.test(source)) return [];
  return linesOutsideCode(source).flatMap(({ text, start }) => {
    const [, space = '', colons = '', attributes = '', name = ''] = OPENING.exec(text) ?? [];
    const put = attributes === '' ? named(name) : withAttributes(attributes);
    if (colons === '' || put === undefined) return [];
    const from = start + space.length + colons.length;
    const end = start + text.length;
    const [before = '', title = ''] =
      /^.*?title="([^"]*)"/.exec(text.slice(space.length + colons.length)) ?? [];
    if (title.trim() === '') return [{ start: from, end, text: put.name + put.attributes }];
    // It stays where it is written.
    const behind = from + before.length - 1;
    return [
      { start: from, end: behind - title.length, text: `${put.name}[` },
      { start: behind, end, text: `]${put.attributes}` },
    ];
  });
}

interface Opening {
  readonly name: string;
  readonly attributes: string;
}

/** What is nearly a name of ours is told, and so stays. */
function named(name: string): Opening | undefined {
  if (OURS.includes(name)) return { name, attributes: '' };
  if (name === '' || nearest(name, OURS) !== undefined) return undefined;
  return { name: 'div', attributes: `{.${name}}` };
}

function withAttributes(written: string): Opening | undefined {
  const parts = written.match(new RegExp(ATTRIBUTE, 'g')) ?? [];
  if (parts.some((part) => part.startsWith('.callout-'))) return undefined;
  const own = parts.find((part) => part.startsWith('.') && OURS.includes(part.slice(1)));
  const rest = parts.filter((part) => part !== own && !part.startsWith('title='));
  return { name: own?.slice(1) ?? 'div', attributes: rest.length > 0 ? `{${rest.join(' ')}}` : '' };
}

/** Tell what a division says that nothing comes of, once a kind. */
export function readDivisions(tree: Root, file: TextFile, tell: Tell): Root {
  const kinds = new Kinds();
  visitAll(tree, (node) => {
    if (node.type !== 'containerDirective') return;
    for (const name of Object.keys(node.attributes ?? {}))
      if (!/^(?:id|class|lang)$/.test(name) && node.name === 'div') {
        kinds.add(name, (more) => tell(file, attributeKnown, { name: `${name}=`, more }, node));
        delete node.attributes![name];
      }
  });
  kinds.tell();
  return tree;
}
