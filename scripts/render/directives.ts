import type { Element, ElementContent, Properties } from 'hast';
import type { ContainerDirective, TextDirective } from 'mdast-util-directive';
import { directionOf } from '../language/direction.ts';

/** What the pieces of markup that are directives make their HTML with. */

export const element = (tagName: string, properties: Properties, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

/** The attributes that the author gave a directive, laid over those of its kind. */
export function withOwn({ data }: ContainerDirective | TextDirective, properties: Properties): Properties {
  const { className = [], lang, ...own } = data?.hProperties ?? {};
  const classes = [...((properties['className'] as string[] | undefined) ?? []), ...(className as string[])];
  return {
    ...properties,
    ...own,
    ...(classes.length > 0 ? { className: classes } : {}),
    ...(lang ? { lang, dir: directionOf(String(lang)) } : {}),
  };
}
