import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HOUSE_THEMES } from '../scripts/house/themes.ts';
import { houseTypefaces, namedTypefaces } from '../scripts/house/typefaces.ts';
import { SYNTAXES } from '../scripts/syntax/syntaxes.ts';
import { FORMATS } from '../scripts/targets/formats.ts';

const SCRIPTS = join(import.meta.dirname, '../scripts');

interface Import {
  readonly from: string;
  readonly to: string;
}

/** The rooms that the counter may take anything from. */
const OPEN_TO_COUNTER = ['diagnostics', 'house'];

/** What the counter needs before a command is chosen, and is no public name. */
const BEFORE_ANY_COMMAND = 'cache/cache-home.ts';

/** The public names, by their modules: `index.ts` itself would load all of them, so the counter takes each from where it stands. */
const PUBLIC_NAMES = namesFrom(join(SCRIPTS, 'index.ts'));

/** The names that a module imports or exports from others of ours, by their paths from its folder. */
function namesFrom(path: string): ReadonlyMap<string, readonly string[]> {
  const statements = readFileSync(path, 'utf8').matchAll(
    /^(?:import|export) (?:type )?\{([^}]*)\} from '(\.[^']+)'/gm,
  );
  return new Map(
    [...statements].map(([, names, from]) => [
      normalize(from!),
      names!.split(',').flatMap((name) => /(?:type )?(\w+)/.exec(name)?.[1] ?? []),
    ]),
  );
}

/** What a file of the counter takes from a room beyond it, and is no public name. */
function unpublishedIn(path: string): readonly string[] {
  return [...namesFrom(join(SCRIPTS, path))].flatMap(([from, names]) => {
    const to = join(dirname(path), from);
    const published = PUBLIC_NAMES.get(to);
    if (!published || OPEN_TO_COUNTER.includes(to.split('/')[0]!)) return [];
    return names.filter((name) => !published.includes(name)).map((name) => `${path}: ${name}`);
  });
}

/** Faults of the import rule: a room imports only from rooms that stand before it in the alphabet. */
function faultsOf(imports: readonly Import[]): readonly string[] {
  const room = (path: string) => (path.includes('/') ? path.split('/')[0]! : undefined);
  return imports.flatMap(({ from, to }) => {
    const [source, target] = [room(from), room(to)];
    if (source === undefined || source === target) return [];
    if (
      source === 'warraq' &&
      (OPEN_TO_COUNTER.includes(target!) || to === BEFORE_ANY_COMMAND || PUBLIC_NAMES.has(to))
    )
      return [];
    // What is in `syntax/` is handed to the rooms by the verbs: none fetches it.
    if (target === 'syntax' && source !== 'verbs') return [`${from} -> ${to}`];
    if (source !== 'warraq' && target !== undefined && target < source) return [];
    return [`${from} -> ${to}`];
  });
}

/** Sub-rooms that may import from one that stands behind them. */
const INNER_EXCEPTIONS = ['orthography: rules -> words'];

/**
 * Faults of the import rule within a room: the same for the folders in it, and for those in them; the formats of `targets/` know
 * nothing of each other at all.
 */
function innerFaultsOf(imports: readonly Import[]): readonly string[] {
  return imports.flatMap(({ from, to }) => {
    const [own, other] = [from.split('/').slice(0, -1), to.split('/').slice(0, -1)];
    const depth = own.findIndex((folder, index) => folder !== other[index]);
    const [source, target] = [own[depth], other[depth]];
    if (depth < 1 || source === undefined || target === undefined) return [];
    const room = own.slice(0, depth).join('/');
    if (INNER_EXCEPTIONS.includes(`${room}: ${source} -> ${target}`)) return [];
    return target < source && room !== 'targets' ? [] : [`${from} -> ${to}`];
  });
}

function importsOf(folder: string): readonly Import[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) =>
      [...readFileSync(join(folder, path), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(
        ([, to]) => ({
          from: path,
          to: relative(folder, normalize(join(folder, dirname(path), to!))),
        }),
      ),
    );
}

/** Files that lie on a circle of imports, those of types too, or on a way from one circle to another. */
function circling(imports: readonly Import[]): readonly string[] {
  const going = new Set(imports.map(({ from }) => from));
  const coming = new Set(imports.map(({ to }) => to));
  const left = imports.filter(({ from, to }) => going.has(to) && coming.has(from));
  return left.length < imports.length ? circling(left) : [...going].sort();
}

/** Who may have files of unified, which carry messages: rules of ours as a plug-in of remark put theirs there. */
const KNOWS_VFILE = ['orthography/remark.ts'];

/** A theme named by what reads it, or by the path of its folder. Kinds of books have the same names, and are no themes. */
const THEME_NAMED = new RegExp(
  `\\btheme\\)?\\s*(?:[!=]==?|[:,]|\\?\\?)\\s*['"\`](?:${HOUSE_THEMES.join('|')})['"\`]|themes/(?:${HOUSE_THEMES.join('|')})\\b`,
);

/** Names that only a piece of markup has: of directives, of nodes, of classes. */
const MARKUP_NAMES =
  /\b(?:verse|bayt|hemistich|stanza|epigraph|quran|captioned|figcaption|inlineMath|page-reference|note-mark|note-number|footnoteDefinition|footnoteReference)\b/g;

/** Who may say some of these names outside of `syntax/`, and why. */
const MARKUP_KNOWN: readonly (readonly [file: RegExp, names: RegExp, why: string])[] = [
  [
    /^(?:book\/(?:conservation|outline)|manuscript\/(?:assemble|links|read-chapter|markdown\/(?:marked|written))|orthography\/passages|render\/conservation\/(?:covered|manuscript))\.ts$/,
    /^footnote/,
    'the nodes of mdast for notes, which are read elsewhere than where they are written',
  ],
  [
    /^readers\//,
    /^(?:verse|bayt|epigraph|footnote\w+|inlineMath)$/,
    'what notes, poems and formulas of other files become, as the nodes of mdast',
  ],
  [/^verbs\/import\.ts$/, /^(?:verse|footnoteDefinition|inlineMath)$/, 'what the report counts'],
  [/^setting\/in-page\//, /^note-/, 'notes are set at the feet of pages, and numbered there'],
  [
    /^orthography\/rules/,
    /^(?:note-mark|verse)$/,
    'a rule of spelling about marks of notes; words of a message',
  ],
  [/^setting\/in-page\/fit\.ts$/, /^bayt$/, 'a line that nothing divides is made to fit'],
  [
    /^setting\/in-page\/fit-pairs\.ts$/,
    /^(?:verse|hemistich)$/,
    'the parts of all lines are as wide as the widest',
  ],
  [
    /^(?:book\/(?:page-roles|language)|language\/\w+)\.ts$/,
    /^epigraph$/,
    'a page of a book that is nothing else, as its markup stands in a text',
  ],
  [
    /^(?:targets\/(?:epub\/xhtml|page-breaks|web\/search)|manuscript\/markdown\/(?:inert-html|plain-tags))\.ts$/,
    /^(?:epigraph|figcaption)$/,
    'words of EPUB and HTML',
  ],
  [/^readers\//, /./, 'what is imported becomes a manuscript, with the markup that manuscripts have'],
  [/^diagnostics\/messages\/(?:en|fa)\.ts$/, /^(?:verse|epigraph|quran)$/, 'what a message advises'],
];

/** The names of pieces of markup that a text of a room says, but for its comments. */
function markupIn(path: string, text: string): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
  return [...new Set(code.match(MARKUP_NAMES))].filter(
    (name) => !MARKUP_KNOWN.some(([file, names]) => file.test(path) && names.test(name)),
  );
}

/** The options of formats that a text outside of their folders names, in whatever spelling. */
function optionsIn(path: string, text: string): readonly string[] {
  return FORMATS.filter(({ name }) => !path.startsWith(`targets/${name}/`))
    .flatMap(({ options = [] }) => options)
    .filter(({ name }) => new RegExp(name.replaceAll('-', '[-_]?'), 'i').test(text))
    .map(({ name }) => `${path}: ${name}`);
}

describe('the folder list is the journey', () => {
  it('lets a room import only from rooms before it, and the counter only from the public names, the messages and the house', () => {
    expect(faultsOf(importsOf(SCRIPTS))).toEqual([]);
  });

  it('lets the counter take public names only', () => {
    const counter = (readdirSync(join(SCRIPTS, 'warraq'), { recursive: true }) as string[])
      .filter((path) => path.endsWith('.ts'))
      .map((path) => join('warraq', path));
    expect(counter.flatMap(unpublishedIn)).toEqual([]);
  });

  it('would find a planted fault', () => {
    expect(faultsOf([{ from: 'warraq/run.ts', to: 'render/labels.ts' }])).toEqual([
      'warraq/run.ts -> render/labels.ts',
    ]);
    expect(faultsOf([{ from: 'render/division.ts', to: 'targets/pdf/pdf.ts' }])).toEqual([
      'render/division.ts -> targets/pdf/pdf.ts',
    ]);
    expect(faultsOf([{ from: 'book/book.ts', to: 'build.ts' }])).toEqual(['book/book.ts -> build.ts']);
    expect(faultsOf([{ from: 'targets/web/web.ts', to: 'syntax/syntaxes.ts' }])).toEqual([
      'targets/web/web.ts -> syntax/syntaxes.ts',
    ]);
  });

  it('goes on within the rooms', () => {
    expect(innerFaultsOf(importsOf(SCRIPTS))).toEqual([]);
    const planted = [
      { from: 'vault/edition/files.ts', to: 'vault/validate/problem.ts' },
      { from: 'targets/epub/epub.ts', to: 'targets/pdf/pdf.ts' },
      { from: 'targets/web/web.ts', to: 'targets/epub/xhtml.ts' },
      { from: 'targets/pdf/document/join.ts', to: 'targets/pdf/text/cells.ts' },
    ];
    expect(innerFaultsOf(planted)).toHaveLength(planted.length);
    expect(innerFaultsOf([{ from: 'vault/shelf/shelf.ts', to: 'vault/edition/record.ts' }])).toEqual([]);
  });

  it('leads nowhere back to where it began', () => {
    expect(circling(importsOf(SCRIPTS))).toEqual([]);
    const planted = ['a -> b', 'b -> c', 'c -> d', 'd -> b', 'd -> e'].map((arrow) => {
      const [from, to] = arrow.split(' -> ') as [string, string];
      return { from, to };
    });
    expect(circling(planted)).toEqual(['b', 'c', 'd']);
  });

  it('names a theme nowhere', () => {
    const naming = (readdirSync(SCRIPTS, { recursive: true }) as string[]).filter(
      (path) => path.endsWith('.ts') && THEME_NAMED.test(readFileSync(join(SCRIPTS, path), 'utf8')),
    );
    expect(naming).toEqual([]);
  });

  it.each([
    "if (settings.theme === 'book')",
    "theme: 'report',",
    "theme ?? 'article'",
    "'styles/themes/book/base.css'",
  ])('would find %s', (line) => {
    expect(THEME_NAMED.test(line)).toBe(true);
  });

  it('fetches nothing from the folder of a format but its records', () => {
    const reaching = importsOf(SCRIPTS).filter(({ from, to }) => {
      const [folder] = /^targets\/[^/]+\//.exec(to) ?? [];
      return folder !== undefined && !from.startsWith(folder) && !/\/(?:format|target)\.ts$/.test(to);
    });
    expect(reaching).toEqual([]);
  });

  it('names an option of a format nowhere but in its folder, not even in a comment', () => {
    const naming = (readdirSync(SCRIPTS, { recursive: true }) as string[]).flatMap((path) =>
      path.endsWith('.ts') ? optionsIn(path, readFileSync(join(SCRIPTS, path), 'utf8')) : [],
    );
    expect(naming).toEqual([]);
    const planted = ['--pdf-profile', 'pdfProfile: z.string()', 'PDF_PROFILES', 'type PdfProfile'];
    for (const line of planted) {
      expect(optionsIn('verbs/build.ts', line)).toHaveLength(1);
      expect(optionsIn('targets/pdf/profile.ts', line)).toEqual([]);
    }
  });

  it('names a format nowhere but in its records', () => {
    const names = FORMATS.map(({ name }) => name).join('|');
    const naming = new RegExp(`['"\`.](?:${names})['"\`]`);
    const outside = (readdirSync(SCRIPTS, { recursive: true }) as string[]).filter(
      (path) => path.endsWith('.ts') && !new RegExp(`^targets/(?:${names})/`).test(path),
    );
    const code = (path: string) =>
      readFileSync(join(SCRIPTS, path), 'utf8').replace(/\/\*.*?\*\/|^\s*\/\/.*$/gms, '');
    expect(outside.filter((path) => naming.test(code(path))).sort()).toEqual([
      // Themes have a sheet for each medium.
      'book/theme.ts',
      // What a file is that is no Markdown.
      'diagnostics/facts.ts',
      'manuscript/file-kind.ts',
      // What can be imported.
      'readers/html/epub.ts',
      'warraq/texts/fa.ts',
    ]);
  });

  it('names no typeface: `styles/typefaces.yaml` and `styles/text-faces.yaml` do', () => {
    const names = [...houseTypefaces(), ...namedTypefaces()].flatMap((one) => [
      one.family,
      ...Object.values(one.names),
    ]);
    const pattern = new RegExp(names.map((name) => name.replaceAll(' ', '\\W*')).join('|'), 'i');
    const naming = (readdirSync(SCRIPTS, { recursive: true }) as string[])
      .filter((path) => path.endsWith('.ts'))
      .filter((path) => pattern.test(readFileSync(join(SCRIPTS, path), 'utf8')));
    expect(naming).toEqual([]);
  });

  it('lets only the named files reach disk, network, process and browser', () => {
    const reach = new Map<string, string[]>();
    for (const path of (readdirSync(SCRIPTS, { recursive: true }) as string[]).filter((one) =>
      one.endsWith('.ts'),
    )) {
      const text = readFileSync(join(SCRIPTS, path), 'utf8');
      for (const name of ['node:fs', 'node:http', 'node:child_process', 'puppeteer']) {
        if (new RegExp(`^(?:import (?!type)|\\}).*'${name}[^']*'|import\\('${name}'\\)`, 'm').test(text))
          reach.set(name, [...(reach.get(name) ?? []), path]);
      }
    }
    expect(reach.get('node:fs')?.sort()).toEqual([
      'cache/make-folder.ts',
      'cache/store.ts',
      'disk/disk.ts',
      'disk/lines.ts',
      'engine/contents.ts',
      'engine/find.ts',
      'engine/identity.ts',
      'engine/module-path.ts',
      'engine/pinned.ts',
      'engine/scratch.ts',
      'house/package-files.ts',
      'house/typefaces.ts',
      'manuscript/disk-world.ts',
      'verbs/doctor/machine.ts',
      'verbs/import-files.ts',
      'verbs/output.ts',
      'verbs/watch.ts',
      'warraq/run.ts',
    ]);
    expect(reach.get('node:child_process')?.sort()).toEqual([
      'engine/find.ts',
      'vault/edition/signature.ts',
      // What takes all memory, or never ends, is ended alone.
      'verbs/catalogue/hired-process.ts',
    ]);
    expect(reach.get('node:http')?.sort()).toEqual([
      'fetch/get.ts',
      // On the loopback address alone.
      'verbs/preview/http/serve.ts',
    ]);
    expect(reach.get('puppeteer')?.sort()).toEqual(['engine/find.ts', 'engine/launch.ts']);
  });
});

describe('what is said is a value', () => {
  const VFILE =
    /\bVFile\b|from '(?:vfile|vfile-message)'|\.message\(|\.messages\s*(?:=[^=>]|\.(?:push|splice))/;

  it('is put on no file but by the plug-in of remark', () => {
    const knowing = (readdirSync(SCRIPTS, { recursive: true }) as string[]).filter(
      (path) => path.endsWith('.ts') && VFILE.test(readFileSync(join(SCRIPTS, path), 'utf8')),
    );
    expect(knowing).toEqual(KNOWS_VFILE);
  });

  it.each([
    "import type { VFile } from 'vfile';",
    'file.message(reason, place);',
    'file.messages = file.messages.filter(isTold);',
    'file.messages.push(message);',
  ])('would find %s', (line) => {
    expect(line).toMatch(VFILE);
  });
});

describe('pieces of markup are handed in', () => {
  const rooms = (readdirSync(SCRIPTS, { recursive: true }) as string[]).filter(
    (path) => path.endsWith('.ts') && !path.startsWith('syntax/'),
  );

  it('names none of them in a room', () => {
    const said = rooms.flatMap((path) =>
      markupIn(path, readFileSync(join(SCRIPTS, path), 'utf8')).map((name) => `${path}: ${name}`),
    );
    expect(said).toEqual([]);
  });

  it('would find a name, but none in a comment', () => {
    expect(markupIn('render/chapter.ts', "/* verse */ if (name === 'verse') // bayt\n")).toEqual(['verse']);
  });

  it('allows no name that is not said', () => {
    const unused = MARKUP_KNOWN.filter(
      ([file, names]) =>
        !rooms.some(
          (path) =>
            file.test(path) &&
            (readFileSync(join(SCRIPTS, path), 'utf8').match(MARKUP_NAMES) ?? []).some((name) =>
              names.test(name),
            ),
        ),
    );
    expect(unused).toEqual([]);
  });

  it('has the rules of each in its folder, and nowhere else', async () => {
    for (const { name, rules = [] } of SYNTAXES) {
      const written = existsSync(join(SCRIPTS, `syntax/${name}/rules.ts`))
        ? Object.values((await import(`../scripts/syntax/${name}/rules.ts`)) as object)
        : [];
      expect(new Set(rules), name).toEqual(new Set(written));
      for (const { id } of rules)
        expect(
          rooms.filter((room) => readFileSync(join(SCRIPTS, room), 'utf8').includes(`'${id}'`)),
          id,
        ).toEqual([]);
    }
  });

  it('has a folder with cases and a page for each of them', () => {
    const folders = readdirSync(join(SCRIPTS, 'syntax'), { withFileTypes: true })
      .filter((one) => one.isDirectory())
      .map(({ name }) => name);
    expect(SYNTAXES.map(({ name }) => name).sort()).toEqual(folders.sort());
    for (const name of folders)
      expect(readdirSync(join(SCRIPTS, 'syntax', name))).toEqual(
        expect.arrayContaining(['README.md', 'cases.yml', 'syntax.ts']),
      );
  });
});
