import type { Metafile } from 'esbuild';
import { expect, it } from 'vitest';
import { mergeChunks } from '../../package/merge-chunks.ts';

const FILES = {
  'lib/one.js':
    'import {\n  a,\n  b as c\n} from "./chunk-A.js";\nimport "./chunk-B.js";\nexport const all = a + c;\n',
  'lib/deep/two.js':
    'import {\n  d\n} from "../chunk-B.js";\nimport {\n  e\n} from "../chunk-C.js";\nexport const all = d + e;\n',
  'lib/chunk-A.js':
    'import {\n  d\n} from "./chunk-B.js";\nvar a = "a" + d;\nvar own = "own";\nexport {\n  a,\n  own as b\n};\n',
  'lib/chunk-B.js': 'import { join } from "node:path";\nvar own = join("d");\nexport {\n  own as d\n};\n',
  'lib/chunk-C.js': 'var e = "e";\nexport {\n  e\n};\n',
};

function output(imports: readonly string[], exports: readonly string[], entryPoint?: string) {
  return {
    bytes: 1,
    inputs: {},
    imports: imports.map((path) => ({ path: `lib/${path}.js`, kind: 'import-statement' as const })),
    exports: [...exports],
    ...(entryPoint === undefined ? {} : { entryPoint }),
  };
}

const OUTPUTS: Metafile['outputs'] = {
  'lib/one.js': output(['chunk-A', 'chunk-B'], ['all'], 'scripts/one.ts'),
  'lib/deep/two.js': output(['chunk-B', 'chunk-C'], ['all'], 'scripts/two.ts'),
  'lib/chunk-A.js': output(['chunk-B'], ['a', 'b']),
  'lib/chunk-B.js': output([], ['d']),
  'lib/chunk-C.js': output([], ['e']),
};

const made = { files: new Map(Object.entries(FILES)), outputs: OUTPUTS };

it('makes one of the chunks that are of the same loads, and has all others import from it', async () => {
  const { files, outputs } = await mergeChunks(made, [['scripts/one.ts']]);
  expect([...files.keys()].sort()).toEqual([
    'lib/chunk-C.js',
    'lib/deep/two.js',
    'lib/joined-1.js',
    'lib/one.js',
  ]);
  expect(files.get('lib/one.js')).toContain(
    'import { a_A as a, b_A as c } from "./joined-1.js";\nimport "./joined-1.js";',
  );
  expect(files.get('lib/deep/two.js')).toContain('import { d_B as d } from "../joined-1.js";');
  expect(files.get('lib/deep/two.js')).toContain('from "../chunk-C.js"');
  expect(outputs['lib/joined-1.js']).toMatchObject({ imports: [], exports: ['a_A', 'b_A', 'd_B'] });
  // Names that were the same in two chunks are not.
  const text = files
    .get('lib/joined-1.js')!
    .replace('"node:path"', '"data:text/javascript,export const join = String"');
  const { a_A, b_A, d_B } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  expect([a_A, b_A, d_B]).toEqual(['ad', 'own', 'd']);
});

it('loads with nothing more than before: what only one of two loads has stays apart', async () => {
  const { files } = await mergeChunks(made, [['scripts/one.ts'], ['scripts/two.ts']]);
  // A is of the first alone, B of both, C of the second alone.
  expect([...files.keys()].filter((path) => path.includes('joined'))).toEqual([]);
});
