/**
 * A style sheet whose tokens are replaced by what they stand for: Kindle and older reading systems know no custom
 * properties (CSS Variables 1). A token that only an element has stays.
 */
export function withoutTokens(css: string): string {
  const tokens = new Map<string, string>();
  for (const [, block] of css.matchAll(/:root\s*\{([^}]*)\}/g))
    for (const [, name, value] of block!.matchAll(/(--[\w-]+)\s*:\s*([^;}]+)/g))
      tokens.set(name!, value!.trim());
  const resolved = (value: string, depth = 0): string =>
    value.replace(/var\((--[\w-]+)\)/g, (whole, name: string) => {
      const token = tokens.get(name);
      return token === undefined || depth > tokens.size ? whole : resolved(token, depth + 1);
    });
  return resolved(css.replace(/:root\s*\{[^}]*\}/g, ''));
}
