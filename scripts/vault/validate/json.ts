const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g;

/**
 * Where an object of a JSON text has a key twice, of which `JSON.parse` keeps the last: the keys that lead there, itself at the
 * end, with an empty one for each array. Undefined where none has. The text must be JSON.
 */
export function repeatedKey(text: string): readonly string[] | undefined {
  const open: { readonly keys: Set<string>; key: string }[] = [];
  let before = '';
  for (const [token] of text.matchAll(TOKEN)) {
    const innermost = open.at(-1);
    if (token === '{' || token === '[') open.push({ keys: new Set(), key: '' });
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':') before = token;
    else if (innermost) {
      innermost.key = JSON.parse(before) as string;
      if (innermost.keys.has(innermost.key)) return open.map(({ key }) => key);
      innermost.keys.add(innermost.key);
    }
  }
  return undefined;
}
