/** An id, a class, or a value, as other tools write them in braces. */
export const ONE_ATTRIBUTE = String.raw`(?:[.#][^\s{}#.="']+|[\w-]+=(?:"[^"{}\n]*"|[\w%.-]+))`;

/** Attributes in braces of other tools: `{ .button }`, `{#id width=50%}`, `{: .no_toc }`, `{-}`, `{width: 60%}`. */
export const BRACES = new RegExp(
  String.raw`\{(?::?[ \t]*${ONE_ATTRIBUTE}(?:[ \t]+${ONE_ATTRIBUTE})*[ \t]*|-|[a-z-]+:[ \t]*[\w%."-]+)\}`,
  'g',
);
