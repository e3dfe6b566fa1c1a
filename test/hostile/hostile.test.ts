import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { allCases, type Case } from './cases.ts';
import { Command, type Done } from './command.ts';
import { Place } from './place.ts';

/** Whatever it is given, the command answers within this time, in ms. */
const PATIENCE = 30_000;

/** No browser is there: what only a browser can do has tests of its own. */
const ENVIRONMENT = { WARRAQ_BROWSER: '/nonexistent/browser', SOURCE_DATE_EPOCH: '', NO_COLOR: '1' };

const command = new Command();
afterAll(() => command.end());

/** `file:line:column severity rule` of each message, and `error code` of each fault of the surroundings. */
function messagesIn({ stdout, stderr }: Done): readonly string[] {
  return [...`${stderr}\n${stdout}`.matchAll(/^(?:(.*:\d+:\d+) )?(error|warning) .*\[([\w-]+)\]$/gm)].map(
    ([, place, severity, rule]) => [...(place === undefined ? [] : [place]), severity, rule].join(' '),
  );
}

/** What no text that is printed may have: controls, and marks of direction but the isolates that we put there. */
const CONTROLS = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066\u2067]/u;

function faultsOf(one: Case, place: Place, before: readonly string[], done: Done): readonly string[] {
  const said = done.stdout + done.stderr;
  const faults: string[] = [];
  if (/\n\s+at .*[:(]/.test(said)) faults.push('says a stack');
  if (CONTROLS.test(said)) faults.push('prints control characters');
  if (messagesIn(done).length > 0 && !/^ {2}help /m.test(said)) faults.push('says nothing of what to do');
  if (done.code !== 0 && String(place.state()) !== String(before)) faults.push('changed files');
  if (one.makes && String(readdirSync(`${place.folder}/out`).sort()) !== String(one.makes))
    faults.push(`made ${readdirSync(`${place.folder}/out`)}`);
  if (readdirSync(place.temporary).length > 0) faults.push(`left ${readdirSync(place.temporary)}`);
  for (const words of one.tells) if (!said.includes(words)) faults.push(`does not tell «${words}»`);
  return faults;
}

/** Whether all messages are those that are expected, in which `*` stands for anything, and a last `…` for more. */
function areExpected(messages: readonly string[], expected: readonly string[]): boolean {
  const patterns = expected.filter((one) => one !== '…').map(patternOf);
  return expected.at(-1) === '…'
    ? patterns.every((pattern) => messages.some((message) => pattern.test(message)))
    : messages.length === patterns.length && patterns.every((pattern, at) => pattern.test(messages[at]!));
}

function patternOf(expected: string): RegExp {
  const parts = expected.split('*').map((part) => part.replace(/[^\w\s]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

/** To make devices is for root alone. */
const isPossible = ({ files }: Case) =>
  process.getuid?.() === 0 || !Object.values(files).some((content) => Object(content).kind === 'zero');

describe('bad input', () => {
  it.each(allCases().filter(isPossible))('$title', async (one) => {
    const place = new Place(one);
    try {
      const before = place.state();
      const env = { ...ENVIRONMENT, ...one.env, TMPDIR: place.temporary };
      const done = await command.run({ args: one.run, folder: place.folder, env }, PATIENCE);
      const messages = messagesIn(done);
      const says = areExpected(messages, one.says) ? one.says : messages;
      const faults = faultsOf(one, place, before, done);
      const expected = { exit: one.exit, says: one.says, faults: [] };
      expect({ exit: done.code, says, faults }, done.stdout + done.stderr).toEqual(expected);
    } finally {
      place.end();
    }
  });
});
