import { basename, join, resolve } from 'node:path';
import { type ImportResult, importManuscript } from '../../verbs/import.ts';
import { type FetchFlags, fetchIfAsked, refuseUnasked } from '../fetch.ts';
import type { Voice } from '../voice.ts';

interface Options extends FetchFlags {
  readonly asIs?: boolean;
  readonly changes?: boolean;
  readonly json?: boolean;
}

/** `warraq import`: what was made, on stdout; the report is in the folder. */
export async function runImport(
  path: string,
  dir: string | undefined,
  options: Options,
  voice: Voice,
  signal: AbortSignal,
): Promise<number> {
  const { asIs, changes, json } = options;
  refuseUnasked(options, voice);
  const to = dir ?? folderFor(path);
  const input = path === '-' ? await standardInput() : undefined;
  const { language } = voice;
  const remoteImages = options.fetch;
  const result = await importManuscript({ path, to, input, language, asIs, changes, remoteImages, signal });
  if (!json) process.stdout.write(`${voice.lines(summary(result, voice))}\n`);
  const fetch = await fetchIfAsked(to, options, voice, signal);
  if (json) process.stdout.write(`${JSON.stringify({ schema: 1, ok: true, ...result, fetch })}\n`);
  return 0;
}

/** `thesis.docx` becomes `thesis`. */
function folderFor(path: string): string {
  if (path === '-') return 'manuscript';
  const name = basename(resolve(path));
  const bare = name.replace(/\.[^.]+$/, '');
  return bare === name ? `${name}-manuscript` : bare;
}

async function standardInput(): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function summary(
  { folder, counts, mended, left, remarks, errors, warnings }: ImportResult,
  { texts, sentence }: Voice,
): string {
  const said = texts.import;
  const lines = [
    said.made(folder, counts.chapters ?? 0, counts.words ?? 0),
    said.mended(mended, left),
    said.remarks(remarks.length, join(folder, 'import-report.md')),
    ...(errors + warnings > 0 ? [said.faults(errors, warnings)] : []),
  ];
  return lines.map(sentence).join('\n');
}
