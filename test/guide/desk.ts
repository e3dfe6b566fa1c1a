import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { FIGURE } from '../../docs/guide/examples.ts';
import { bundle } from '../../package/bundle.ts';
import { PROGRAM } from '../program.ts';

/** The package as a program imports it, and where it lies. */
const LIBRARY = join(import.meta.dirname, '../target/library');
let library: Promise<unknown> | undefined;

/** What a reader of the guide has before a chapter: an empty folder, the command, and files of other programs that chapters speak of. */
export interface Desk {
  /** Write a file of the guide, below the folder that the chapter began in. */
  write(path: string, text: string): Promise<void>;
  /** Type lines of shell where the lines before have led; gives what was shown, and the code of the last command that failed. */
  type(lines: string, locale?: string): Promise<{ readonly code: number; readonly shown: string }>;
  clear(): Promise<void>;
}

/** A Word file of a title, a heading and two paragraphs, in Persian. */
function thesis(): Promise<Buffer> {
  const run = (text: string) => [new TextRun({ text, rightToLeft: true })];
  const paragraph = (text: string) => new Paragraph({ bidirectional: true, children: run(text) });
  const heading = (text: string) =>
    new Paragraph({ bidirectional: true, heading: HeadingLevel.HEADING_1, children: run(text) });
  const children = [
    heading('مقدمه'),
    paragraph('این پایان‌نامه از قفسه‌های کتاب می‌گوید.'),
    heading('روش'),
    paragraph('با نگهبان‌های قفسه‌ها گفت‌وگو شد.'),
  ];
  return Packer.toBuffer(new Document({ title: 'قفسه‌ها', creator: 'سارا کریمی', sections: [{ children }] }));
}

/** What `npm install warraq` leaves in a folder. */
async function installed(folder: string): Promise<void> {
  library ??= bundle({ index: 'index' }, LIBRARY);
  await library;
  await mkdir(folder, { recursive: true });
  const record = { name: 'warraq', type: 'module', exports: './index.js' };
  await writeFile(join(folder, 'package.json'), JSON.stringify(record));
  await writeFile(join(folder, 'index.js'), `export * from '${join(LIBRARY, 'index.js')}';\n`);
}

const SHIMS = {
  warraq: `exec '${process.execPath}' '${PROGRAM}' "$@"`,
  npx: 'exec "$@"',
};

/** Typeface files that a reader has of elsewhere, and the free ones that stand in for them. */
const TYPEFACES = {
  'Lotus.ttf': '400Regular/Amiri_400Regular.ttf',
  'Lotus-Bold.ttf': '700Bold/Amiri_700Bold.ttf',
  'Titr-Bold.ttf': '700Bold/Amiri_700Bold.ttf',
};
const FACES = join(import.meta.dirname, '../../node_modules/@expo-google-fonts/amiri');

/** `store`: a folder for what is made, as readers have one too. */
export async function openDesk(store: string): Promise<Desk> {
  const home = await mkdtemp(join(tmpdir(), 'warraq-guide-'));
  const folder = join(home, 'desk');
  const place = join(home, 'place');
  await mkdir(folder);
  await mkdir(join(home, 'bin'));
  for (const [name, line] of Object.entries(SHIMS))
    await writeFile(join(home, 'bin', name), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  await writeFile(place, folder);
  await writeFile(join(folder, 'thesis.docx'), await thesis());
  await writeFile(join(folder, 'figure.svg'), await readFile(FIGURE));
  await mkdir(join(folder, 'fonts'));
  for (const [name, face] of Object.entries(TYPEFACES))
    await copyFile(join(FACES, face), join(folder, 'fonts', name));
  await installed(join(folder, 'node_modules/warraq'));
  return {
    async write(path, text) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), `${text}\n`);
    },
    type(lines, locale = '') {
      const script = `cd "$(cat '${place}')"\n${lines}\nresult=$?\npwd > '${place}'\nexit $result`;
      const PATH = `${join(home, 'bin')}:${process.env['PATH']}`;
      const env = { ...process.env, PATH, LC_ALL: locale, WARRAQ_CACHE: store };
      return new Promise((resolve) => {
        execFile('bash', ['-e', '-c', `exec 2>&1\n${script}`], { cwd: folder, env }, (cause, stdout) =>
          resolve({ code: cause === null ? 0 : Number(cause.code), shown: stdout }),
        );
      });
    },
    clear: () => rm(home, { recursive: true, force: true }),
  };
}
