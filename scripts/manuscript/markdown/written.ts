import type { Nodes, Parents, Root, Text } from 'mdast';
import { ATTRIBUTES, type Written } from '../../book/conservation.ts';
import type { Around, Syntax } from '../../book/syntax.ts';

/**
 * What is written in a manuscript, stretch by stretch in the order of its source: taken from the tree as it was parsed, before
 * anything of ours has changed it.
 */
export function writtenIn(tree: Root, syntaxes: readonly Syntax[]): readonly Written[] {
  const found: Written[] = [];
  const said = syntaxes.flatMap(({ written }) => written ?? []);
  const marked = syntaxes.flatMap(({ markup }) => markup ?? []);
  const collect = (
    parent: Parents,
    holder: Parents | undefined,
    at: number,
    note: string | undefined,
  ): void => {
    for (const [index, node] of parent.children.entries()) {
      const around = { parent, index, holder, at };
      const own = said.map((say) => say(node, around)).find((one) => one !== undefined);
      if (own)
        found.push({
          ...stretch(node, own.kind, own.value, note),
          ...(own.markup ? { markup: own.markup } : {}),
        });
      else if (node.type === 'text') found.push(textOf(node, around, note, marked));
      else if (node.type === 'footnoteReference')
        found.push({ ...stretch(node, node.type, '', note), target: node.identifier });
      else if ('children' in node)
        collect(node, parent, index, node.type === 'footnoteDefinition' ? node.identifier : note);
      else {
        const kind = KINDS[node.type] ?? ((node.type as string) === 'toml' ? 'yaml' : undefined);
        if (kind) found.push(stretch(node, kind, 'value' in node && kind !== 'yaml' ? node.value : '', note));
      }
    }
  };
  collect(tree, undefined, 0, undefined);
  return found;
}

type Marked = NonNullable<Syntax['markup']>;

function textOf(node: Text, around: Around, note: string | undefined, marked: readonly Marked[]): Written {
  const written = stretch(node, 'text', node.value, note);
  const markup = [...marked.flatMap((mark) => mark(node, around)), ...attributesIn(node.value, around)];
  return markup.length > 0 ? { ...written, markup: markup.sort(([one], [other]) => one - other) } : written;
}

const KINDS: Readonly<Partial<Record<Nodes['type'], Written['kind']>>> = {
  inlineCode: 'code',
  code: 'listing',
  html: 'html',
  yaml: 'yaml',
  definition: 'definition',
  image: 'image',
};

/** `note`: the label of the note that it stands in. */
function stretch(node: Nodes, kind: Written['kind'], value: string, note: string | undefined): Written {
  const { start, end } = node.position!;
  return { kind, value, start: start.offset!, end: end.offset!, note };
}

/** The attributes at the end of a block. */
function attributesIn(text: string, { parent, index }: Around): readonly (readonly [number, number])[] {
  const isBlock = parent.type === 'paragraph' || parent.type === 'heading';
  if (!isBlock || index < parent.children.length - 1 || !text.includes('{')) return [];
  const [own] = ATTRIBUTES.exec(text) ?? [];
  return own ? [[text.length - own.length, text.length]] : [];
}
