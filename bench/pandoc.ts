import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';

/** An EPUB that another made, and the time that it took, ms. */
export interface Made {
  readonly ms: number;
  readonly bytes: Uint8Array;
}

/** The EPUB that Pandoc makes of the same folder; undefined where it is not installed. */
export function epubFromPandoc(folder: string): Made | undefined {
  const out = mkdtempSync(join(tmpdir(), 'warraq-pandoc-'));
  try {
    const chapters = readdirSync(folder).filter((name) => name.endsWith('.md'));
    const options = ['--toc', '--metadata=lang:fa', '--metadata=dir:rtl', '--metadata=title:کتاب آزمون'];
    const begun = performance.now();
    const run = spawnSync('pandoc', ['-o', join(out, 'book.epub'), ...options, ...chapters.sort()], {
      cwd: folder,
    });
    const ms = performance.now() - begun;
    return run.error ? undefined : { ms, bytes: readFileSync(join(out, 'book.epub')) };
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** How large an EPUB is without its typefaces and its cover, kB. */
export async function sizeWithoutFonts(epub: Uint8Array): Promise<number> {
  const { files } = await JSZip.loadAsync(epub);
  const bare = new JSZip();
  for (const [path, file] of Object.entries(files))
    if (!file.dir && !/fonts\/|cover|\.jpg$/.test(path)) bare.file(path, await file.async('uint8array'));
  const packed = await bare.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  return Math.round(packed.length / 1000);
}
