import { posix } from 'node:path';
import { build, type Metafile, type OutputFile, type Plugin } from 'esbuild';

type Outputs = Metafile['outputs'];

/** What esbuild has made of modules: its files, by their paths as its metafile has them. */
export interface Made {
  readonly files: ReadonlyMap<string, string>;
  readonly outputs: Outputs;
}

/** What modules import of a chunk, as esbuild writes it at their beginning; without a list for a chunk that is only run. */
const IMPORT = /^import (?:\{([^}]*)\} from )?"(\.[^"]+)";$/gm;

/**
 * Merge the chunks that are always loaded together. esbuild makes one for each set of entries that have something in common, some hundred
 * for a command, and Node takes a millisecond to find, read and link each.
 *
 * @param loads What is loaded with one another: sets of entries (`scripts/…`). Two chunks that are of the same of these sets become one,
 * so that with none of them more is loaded than before; a chunk that is of none stays.
 * @throws Error where a file refers to a chunk in another way than by `import … from`.
 */
export async function mergeChunks(made: Made, loads: readonly (readonly string[])[]): Promise<Made> {
  const groups = groupsOf(made.outputs, loads);
  const groupOf = new Map(groups.flatMap(({ path, members }) => members.map((one) => [one, path] as const)));
  const merged = await Promise.all(
    groups.map(async (group) => [group.path, await mergedText(group, made)] as const),
  );
  const left = [...made.files].filter(([path]) => !groupOf.has(path));
  const files = new Map([...left, ...merged].map(([path, text]) => [path, redirected(path, text, groupOf)]));
  return { files, outputs: mergedOutputs(made.outputs, groups, groupOf) };
}

interface Group {
  readonly path: string;
  readonly members: readonly string[];
}

function groupsOf(outputs: Outputs, loads: readonly (readonly string[])[]): readonly Group[] {
  const closures = loads.map((entries) => closureOf(outputs, entries));
  const bySet = new Map<string, string[]>();
  for (const [path, { entryPoint }] of Object.entries(outputs)) {
    const set = closures.map((closure) => (closure.has(path) ? '1' : '0')).join('');
    if (entryPoint === undefined && set.includes('1')) bySet.set(set, [...(bySet.get(set) ?? []), path]);
  }
  return [...bySet.values()]
    .filter((members) => members.length > 1)
    .map((members, at) => ({ path: posix.join(posix.dirname(members[0]!), `joined-${at + 1}.js`), members }));
}

/** The files that are loaded with some entries, before anything more is asked for. */
function closureOf(outputs: Outputs, entries: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const follow = (path: string) => {
    if (seen.has(path) || !outputs[path]) return;
    seen.add(path);
    for (const { path: next, kind } of outputs[path].imports) if (kind === 'import-statement') follow(next);
  };
  for (const [path, { entryPoint = '' }] of Object.entries(outputs))
    if (entries.includes(entryPoint)) follow(path);
  return seen;
}

/** One module of several: what each exports, it exports under a name that tells whose it is. */
async function mergedText({ path, members }: Group, { files, outputs }: Made): Promise<string> {
  const lines = members.map((member) => {
    const names = outputs[member]!.exports.map((name) => `${name} as ${nameIn(member, name)}`);
    return `export { ${names.join(', ')} } from ${JSON.stringify(member)};`;
  });
  const { outputFiles } = await build({
    stdin: { contents: lines.join('\n') },
    outfile: path,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    legalComments: 'eof',
    logLevel: 'warning',
    plugins: [partsOf(members, files)],
  });
  return (outputFiles as readonly OutputFile[])[0]!.text;
}

/** Has esbuild take some files for modules, and leave all that they import beyond these as it is. */
function partsOf(members: readonly string[], files: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'parts',
    setup(plugin) {
      plugin.onResolve({ filter: /.*/ }, ({ path, importer, kind }) => {
        const full = path.startsWith('.') && importer !== '<stdin>' ? beside(importer, path) : path;
        return members.includes(full) && kind === 'import-statement'
          ? { path: full, namespace: 'part' }
          : { path, external: true };
      });
      plugin.onLoad({ filter: /.*/, namespace: 'part' }, ({ path }) => ({
        contents: files.get(path)!,
        loader: 'js',
      }));
    },
  };
}

/** The path that an address in a file leads to. */
function beside(file: string, address: string): string {
  return posix.join(posix.dirname(file), address);
}

/** `chunk-ABC.js`, `parse` -> `parse_ABC` */
function nameIn(member: string, name: string): string {
  return `${name}_${/(\w+)\.js$/.exec(member)![1]}`;
}

/** A file that imports from the merged chunks what it imported from those that they were made of. */
function redirected(path: string, text: string, groupOf: ReadonlyMap<string, string>): string {
  const now = text.replace(IMPORT, (whole, names: string | undefined, address: string) => {
    const member = beside(path, address);
    const group = groupOf.get(member);
    if (group === undefined) return whole;
    const relative = posix.relative(posix.dirname(path), group);
    const from = JSON.stringify(relative.startsWith('.') ? relative : `./${relative}`);
    if (names === undefined) return `import ${from};`;
    const list = names.split(',').flatMap((one) => {
      const [name, own = name] = one.trim().split(/\s+as\s+/);
      return name ? [`${nameIn(member, name)} as ${own}`] : [];
    });
    return `import { ${list.join(', ')} } from ${from};`;
  });
  const left = [...groupOf.keys()].find((member) => now.includes(`/${posix.basename(member)}"`));
  if (left !== undefined)
    throw new Error(`${path} refers to ${left}, which was merged, in a way that is not known`);
  return now;
}

/** What is in which file, and what that imports, with the merged ones instead of their parts. */
function mergedOutputs(
  outputs: Outputs,
  groups: readonly Group[],
  groupOf: ReadonlyMap<string, string>,
): Outputs {
  const now: Outputs = {};
  const add = (path: string, one: Outputs[string], rename: (name: string) => string) => {
    const { imports = [], inputs = {}, exports = [], bytes = 0 } = now[path] ?? {};
    const more = one.imports
      .map((link) => ({ ...link, path: groupOf.get(link.path) ?? link.path }))
      .filter((link) => link.path !== path);
    now[path] = {
      ...one,
      bytes: bytes + one.bytes,
      imports: [...imports, ...more],
      inputs: { ...inputs, ...one.inputs },
      exports: [...exports, ...one.exports.map(rename)],
    };
  };
  for (const [path, one] of Object.entries(outputs)) if (!groupOf.has(path)) add(path, one, (name) => name);
  for (const { path, members } of groups)
    for (const member of members) add(path, outputs[member]!, (name) => nameIn(member, name));
  return now;
}
