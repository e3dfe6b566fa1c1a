import { readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { parse, type Tags } from 'yaml';
import { png, sample } from './samples.ts';

/** What stands at a path of a case: text, bytes, or something that is no file. */
export type Content =
  | string
  | Uint8Array
  | { readonly link: string }
  | { readonly kind: 'folder' | 'fifo' | 'socket' | 'zero' };

/** Something bad that is given to the command, and what must come of it. Paths are below a folder of the case's own. */
export interface Case {
  readonly title: string;
  readonly files: Readonly<Record<string, Content>>;
  /** The words of the command line behind `warraq`. */
  readonly run: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly exit: number;
  /**
   * All messages, in order: `file:line:column severity rule`, or `error code`. In them `*` stands for anything; a last `…` for more
   * messages.
   */
  readonly says: readonly string[];
  /** What must stand in what is said. */
  readonly tells: readonly string[];
  /** What stands in the folder `out` afterwards, if that is of interest. */
  readonly makes: readonly string[] | undefined;
}

type Written = Partial<Omit<Case, 'title'>> & {
  readonly title: string;
  /** Name -> values: the case is one for each of them, `{name}` in it being the value. */
  readonly each?: Readonly<Record<string, readonly string[]>>;
};

/** A content that YAML can't say, or not at a readable length: made when its words are known. */
class Made {
  readonly name: string;
  readonly words: readonly unknown[];

  constructor(name: string, words: readonly unknown[]) {
    this.name = name;
    this.words = words;
  }
}

/** What is made of the words behind a tag. */
const MAKERS: Readonly<Record<string, (words: readonly unknown[]) => Content | readonly string[]>> = {
  '!repeat': ([text, times]) => String(text).repeat(Number(times)),
  // What opens, what is within, what closes, how often.
  '!nest': ([open, within, close, times]) =>
    String(open).repeat(Number(times)) + String(within) + String(close).repeat(Number(times)),
  // A line for each step, each further in than the one before.
  '!stairs': ([step, text, times]) =>
    Array.from({ length: Number(times) }, (_, level) => String(step).repeat(level) + String(text)).join('\n'),
  '!join': (parts) => parts.join(''),
  '!hex': ([digits]) => Buffer.from(String(digits).replace(/\s/g, ''), 'hex'),
  '!utf16': ([text]) => Buffer.from(`\ufeff${String(text)}`, 'utf16le'),
  '!file': ([kind]) => sample(String(kind)),
  '!png': ([width, height]) => png(Number(width), Number(height)),
  // A content without its last bytes, or with a byte of it (from the end) changed.
  '!cut': ([content, bytes]) => (content as Buffer).subarray(0, -Number(bytes)),
  '!spoil': ([content, from]) => {
    const bytes = Buffer.from(content as Buffer);
    bytes[bytes.length - Number(from)]! ^= 0xff;
    return bytes;
  },
  '!as': ([what]) =>
    what === 'a link' ? { link: '/nonexistent/x' } : what === 'a pipe' ? { kind: 'fifo' } : 'text',
  '!link': ([link]) => ({ link: String(link) }),
  // A command line, as a shell takes it apart.
  '!words': ([line]) =>
    String(line)
      .split(' ')
      .map((word) => word.replaceAll("''", '')),
  '!kind': ([kind]) => ({ kind: String(kind) as 'folder' }),
};

const TAGS = Object.keys(MAKERS).map((tag) => ({
  tag,
  collection: 'seq',
  resolve: (sequence: { toJSON(): unknown[] }) => new Made(tag, sequence.toJSON()),
})) as unknown as Tags;

/** All cases of the folder `cases`. */
export function allCases(): readonly Case[] {
  const folder = join(import.meta.dirname, 'cases');
  return readdirSync(folder)
    .sort()
    .flatMap((name) =>
      (parse(readFileSync(join(folder, name), 'utf8'), { customTags: TAGS }) as readonly Written[])
        .flatMap(expanded)
        .map((one) => ({ ...one, title: `${name.replace('.yml', '')}: ${one.title}` })),
    );
}

function expanded({ each = {}, ...written }: Written): readonly Case[] {
  let all: readonly Written[] = [filled(written, '{hostname}', hostname()) as Written];
  for (const [name, values] of Object.entries(each))
    all = all.flatMap((one) => values.map((value) => filled(one, `{${name}}`, value) as Written));
  return all.map(({ title, files = {}, run, env = {}, exit = 1, says = [], tells = [], makes }) => ({
    title,
    files: Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, made(content) as Content]),
    ),
    run: (made(run) as Case['run'] | undefined) ?? ['build', 'book', '-f', 'epub,web', '-o', 'out'],
    env,
    exit,
    says,
    tells,
    makes,
  }));
}

/** A value with a text in the place of a name, in all its keys and values. */
function filled(value: unknown, name: string, text: string): unknown {
  if (typeof value === 'string') return value.replaceAll(name, () => text);
  if (Array.isArray(value)) return value.map((one) => filled(one, name, text));
  if (value instanceof Made) return new Made(value.name, filled(value.words, name, text) as unknown[]);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key.replaceAll(name, () => text), filled(one, name, text)]),
  );
}

function made(content: unknown): unknown {
  return content instanceof Made ? MAKERS[content.name]!(content.words.map(made)) : content;
}
