import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cacheHome } from '../cache/cache-home.ts';
import { makeFolder } from '../cache/make-folder.ts';
import { isIntact, recordContents } from './contents.ts';
import { modulePath } from './module-path.ts';

const PACKAGE = '@sparticuz/chromium';

/** Raised when what is unpacked beside a browser changes. */
const LAYOUT = 2;

/** A browser on disk, and what its process must be told. */
export interface Executable {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Whether the npm package's headless shell runs on this machine. */
export function pinnedRunsHere(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * The headless shell that the lock file pins, unpacked once per version into a folder of the user's own, with the
 * libraries that a bare system lacks (NSS, NSPR, Expat) and a font configuration that knows one typeface alone: the
 * pages can't depend on what else is installed.
 */
export async function pinnedBrowser(): Promise<Executable> {
  const { manifest, version } = pinnedVersion();
  const folder = await unpackOnce(dirname(manifest), version);
  return {
    path: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

function pinnedVersion(): { readonly manifest: string; readonly version: string } {
  const manifest = modulePath(`${PACKAGE}/package.json`);
  const { version } = createRequire(import.meta.url)(manifest) as { version: string };
  return { manifest, version };
}

/** The first number of the pinned browser's version, which says how it sets type: `147`. */
export function pinnedMilestone(): string {
  return pinnedVersion().version.split('.')[0]!;
}

/**
 * The one typeface that the browser finds on the machine, as package.json has it: it has to have one. All others are loaded by the page.
 */
export function typefaceOfTheBrowser(): string {
  const own = createRequire(import.meta.url)('#package') as { typefaceOfTheBrowser: string };
  return own.typefaceOfTheBrowser;
}

async function unpackOnce(source: string, version: string): Promise<string> {
  const home = cacheHome();
  const folder = join(home, `browser-${version}-${LAYOUT}`);
  // What was damaged, or put there by somebody else, is not run.
  if (existsSync(folder) && (await isIntact(folder))) return folder;
  try {
    await makeFolder(home);
    return await unpack(source, home, folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') throw cause;
    const own = await mkdtemp(join(tmpdir(), 'warraq-browser-'));
    return await unpack(source, own, join(own, 'chromium'));
  }
}

/** Unpack beside the place and rename: another process sees all of it or nothing. */
async function unpack(source: string, home: string, folder: string): Promise<string> {
  const building = await mkdtemp(join(home, '.unpacking-'));
  try {
    await pipeline(
      createReadStream(join(source, 'bin/chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(building, 'chromium')),
    );
    await chmod(join(building, 'chromium'), 0o700);
    const { default: tar } = await import('tar-fs');
    await pipeline(
      createReadStream(join(source, 'bin/al2023.tar.br')),
      createBrotliDecompress(),
      tar.extract(building),
    );
    await mkdir(join(building, 'fonts'));
    const typeface = modulePath(typefaceOfTheBrowser());
    await copyFile(typeface, join(building, 'fonts', basename(typeface)));
    await writeFile(join(building, 'fonts.conf'), fontConfiguration(folder));
    await putInPlace(building, folder);
  } catch (cause) {
    await rm(building, { recursive: true, force: true });
    throw cause;
  }
  return folder;
}

/** Another process may have done the same by now: then its folder stays. */
async function putInPlace(building: string, folder: string): Promise<void> {
  await recordContents(building);
  if (existsSync(folder) && !(await isIntact(folder))) {
    await rename(folder, `${building}-old`);
    await rm(`${building}-old`, { recursive: true, force: true });
  }
  try {
    await rename(building, folder);
  } catch (cause) {
    if (!(await isIntact(folder))) throw cause;
    await rm(building, { recursive: true, force: true });
  }
}

function fontConfiguration(folder: string): string {
  const escaped = (path: string) => path.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${escaped(join(folder, 'fonts'))}</dir><cachedir>${escaped(join(folder, 'fontconfig'))}</cachedir></fontconfig>\n`;
}
