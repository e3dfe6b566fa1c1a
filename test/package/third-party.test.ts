import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { thirdParty } from '../../package/third-party.ts';

describe('the licences of what is taken in', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'warraq-licences-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A package, and a file that was made from one of its modules. */
  function made(manifest: object, files: Readonly<Record<string, string>> = {}) {
    const home = join(folder, 'node_modules/one');
    mkdirSync(home, { recursive: true });
    const all = { 'package.json': JSON.stringify({ name: 'one', version: '1.2.3', ...manifest }), ...files };
    for (const [name, text] of Object.entries(all)) writeFileSync(join(home, name), text);
    const inputs = { [join(home, 'lib/index.js')]: { bytesInOutput: 10 } };
    const output = { bytes: 10, inputs, imports: [], exports: [] };
    return { inputs: {}, outputs: { 'lib/index.js': output } };
  }

  it('are given with their texts', () => {
    const said = thirdParty(
      made({ license: 'MIT', author: 'Ann' }, { LICENSE: 'Permission …\n', 'index.js': '' }),
    );
    expect(said).toContain('one 1.2.3 (MIT), by Ann\n\nPermission …');
  });

  it('are found where old packages have them, and in a readme', () => {
    const readme = { 'Readme.md': '# One\n\nIt is.\n\n## License\n\nCopyright Bob\n' };
    const said = thirdParty(made({ licenses: [{ type: 'MIT' }], author: { name: 'Bob' } }, readme));
    expect(said).toContain('one 1.2.3 (MIT), by Bob\n\n## License\n\nCopyright Bob');
    expect(said).not.toContain('It is.');
  });

  it('are named where no text is', () => {
    expect(thirdParty(made({ license: 'ISC' }))).toContain(
      'one 1.2.3 (ISC)\n\nhttps://spdx.org/licenses/ISC.html',
    );
  });

  it.each(['GPL-3.0-or-later', '(MIT AND GPL-3.0-or-later)', 'UNLICENSED', undefined])(
    'refuse %s',
    (license) => {
      expect(() => thirdParty(made({ license }))).toThrow(/one 1\.2\.3 can't be taken/);
    },
  );

  it.each(['(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)'])('let %s in', (license) => {
    expect(() => thirdParty(made({ license }))).not.toThrow();
  });
});
