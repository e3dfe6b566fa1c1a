import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { LAYOUT, objectPath, PARAMETERS } from '../../scripts/vault/layout.ts';
import { ID, OBJECT, type Specimen } from './specimen.ts';

/** How a sound store is spoilt so that just one code is broken. */
export type Fault = (specimen: Specimen) => void;

const DECLARATION = '0=ocfl_object_1.1';
const first = (inventory: { manifest: object }) => Object.keys(inventory.manifest)[0]!;

/** Rename the versions of the object everywhere. */
function renameVersions(specimen: Specimen, names: Readonly<Record<string, string>>): void {
  specimen.editAll((inventory) => {
    const renamed = (text: string) => text.replace(/^v\d+/, (name) => names[name] ?? name);
    inventory.head = renamed(inventory.head);
    inventory.versions = Object.fromEntries(
      Object.entries(inventory.versions).map(([name, version]) => [renamed(name), version]),
    );
    for (const [digest, paths] of Object.entries<string[]>(inventory.manifest))
      inventory.manifest[digest] = paths.map(renamed);
  });
  for (const [from, to] of Object.entries(names)) specimen.move(specimen.in(from), specimen.in(to));
}

/** Change a path of the first file of the manifest. */
const contentPath =
  (change: (path: string) => unknown): Fault =>
  (specimen) =>
    specimen.edit((inventory) => {
      const digest = Object.keys(inventory.manifest).find(
        (one) => inventory.manifest[one][0] === 'v1/content/متن.txt',
      )!;
      inventory.manifest[digest] = [change('v1/content/متن.txt')];
    });

/** Change a logical path of the latest version. */
const logicalPath =
  (path: unknown): Fault =>
  (specimen) =>
    specimen.edit(({ versions: { v2 } }) => {
      v2.state[Object.keys(v2.state)[0]!] = [path];
    });

/** Give the object digests by more algorithms. */
const fixity =
  (block: unknown): Fault =>
  (specimen) =>
    specimen.edit((inventory) => {
      inventory.fixity = block;
    });

const PATH = 'v1/content/متن.txt';

/** For each validation code of OCFL 1.1 that a store can break: what breaks it, and nothing else. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  E001: (s) => s.write(s.in('یادداشت.txt'), 'x'),
  E002: (s) => s.move(s.in(DECLARATION), s.in('ocfl_object_1.1')),
  E003: (s) => s.write(s.in('0=ocfl_object_1.0'), 'ocfl_object_1.0\n'),
  E004: (s) => s.move(s.in(DECLARATION), s.in('0=ocfl_object_7.3')),
  E005: (s) => s.move(s.in(DECLARATION), s.in('1=ocfl_object_1.1')),
  E006: (s) => s.move(s.in(DECLARATION), s.in('0=ocfl_thing_1.1')),
  E007: (s) => s.write(s.in(DECLARATION), 'ocfl_object_1.0\n'),
  E008: (s) =>
    s.edit((inventory) => {
      inventory.versions = {};
      inventory.manifest = {};
    }),
  E009: (s) => renameVersions(s, { v2: 'v3', v1: 'v2' }),
  E010: (s) => renameVersions(s, { v2: 'v3' }),
  // `v01` leaves room for one digit more; `v10` has a zero, but not at its beginning.
  E011: (s) => {
    renameVersions(s, { v1: 'v01', v2: 'v02' });
    s.edit((inventory) => {
      for (let number = 3; number <= 10; number += 1) {
        const name = `v${String(number).padStart(2, '0')}`;
        inventory.versions[name] = inventory.versions.v02;
        inventory.head = name;
      }
    });
  },
  E012: (s) => renameVersions(s, { v2: 'v02' }),
  E014: contentPath((path) => String(path).replace('v1', 'v01')),
  E015: (s) => s.write(s.in('v1/یادداشت.txt'), 'x'),
  E016: (s) => s.move(s.in('v2/content'), s.at('..', 'aside')),
  E017: (s) => s.edit((inventory) => Object.assign(inventory, { contentDirectory: 'a/b' })),
  E018: (s) => s.edit((inventory) => Object.assign(inventory, { contentDirectory: '..' })),
  E019: (s) => s.edit((inventory) => Object.assign(inventory, { contentDirectory: 'content' })),
  E020: (s) => {
    s.editVersion('v1', (inventory) => {
      inventory.contentDirectory = 'data';
      for (const [digest, paths] of Object.entries<string[]>(inventory.manifest))
        inventory.manifest[digest] = paths.map((path) => path.replace('/content/', '/data/'));
    });
    s.edit((inventory) => Object.assign(inventory, { contentDirectory: 'content' }));
  },
  E021: contentPath((path) => String(path).replace('content', 'data')),
  E023: (s) => s.write(s.in('v1/content/چهارم.txt'), 'x'),
  E024: (s) => {
    s.write(s.in('v1/content/تهی/x'), 'x');
    s.remove(s.in('v1/content/تهی/x'));
  },
  E025: (s) => s.edit((inventory) => Object.assign(inventory, { digestAlgorithm: 'md5' })),
  E026: fixity({ sha3: {} }),
  E029: fixity({ sha1: { 'not-hexadecimal': [PATH] } }),
  E030: fixity({ sha256: { 'not-hexadecimal': [PATH] } }),
  E031: (s) =>
    s.edit((inventory) => {
      const digest = first(inventory);
      const spoilt = `${digest.slice(0, -1)}x`;
      inventory.manifest[spoilt] = inventory.manifest[digest];
      delete inventory.manifest[digest];
      for (const { state } of Object.values<{ state: Record<string, unknown> }>(inventory.versions)) {
        if (state[digest]) state[spoilt] = state[digest];
        delete state[digest];
      }
    }),
  E032: fixity({ 'blake2b-512': { 'not-hexadecimal': [PATH] } }),
  E033: (s) => s.write(s.in('inventory.json'), '{'),
  E034: (s) => s.move(s.in('inventory.json'), s.in('Inventory.json')),
  E035: contentPath((path) => String(path).replaceAll('/', '\\')),
  E036: (s) => s.edit((inventory) => void delete inventory.head),
  // The same id twice: the second object lies where the layout would not look for it, which is told once.
  E037: (s) => {
    s.write(s.at('fff/fff/fff/x'), 'x');
    s.remove(s.at('fff/fff/fff'));
    s.copy(s.in(), s.at('fff/fff/fff/other'));
  },
  E038: (s) =>
    s.edit((inventory) => Object.assign(inventory, { type: 'https://ocfl.io/1.0/spec/#inventory' })),
  E039: (s) =>
    s.edit((inventory) => {
      const digest = first(inventory);
      const shorter = digest.slice(0, 64);
      inventory.manifest[shorter] = inventory.manifest[digest];
      delete inventory.manifest[digest];
      for (const { state } of Object.values<{ state: Record<string, unknown> }>(inventory.versions)) {
        if (state[digest]) state[shorter] = state[digest];
        delete state[digest];
      }
    }),
  E040: (s) => s.edit((inventory) => Object.assign(inventory, { head: 'v1' })),
  E041: (s) => s.edit((inventory) => void delete inventory.manifest),
  E042: contentPath(() => 'elsewhere/متن.txt'),
  E043: (s) => s.edit((inventory) => void delete inventory.versions),
  E044: (s) =>
    s.edit((inventory) => {
      inventory.Versions = inventory.versions;
      delete inventory.versions;
      inventory.manifest = {};
    }),
  E045: (s) =>
    s.edit((inventory) => {
      inventory.versions = [];
      inventory.manifest = {};
    }),
  E046: (s) => s.write(s.in('v3/content/x'), 'x'),
  E047: (s) => s.edit((inventory) => Object.assign(inventory.versions, { v2: 'چاپ دوم' })),
  E048: (s) => s.edit((inventory) => void delete inventory.versions.v2.created),
  E049: (s) => s.edit((inventory) => Object.assign(inventory.versions.v2, { created: '۱۴۰۵/۹/۳' })),
  E050: (s) =>
    s.edit((inventory) => Object.assign(inventory.versions.v2.state, { ['0'.repeat(128)]: ['ناکجا.txt'] })),
  E051: logicalPath(''),
  E052: logicalPath('../متن.txt'),
  E053: logicalPath('/متن.txt'),
  E054: (s) =>
    s.edit((inventory) =>
      Object.assign(inventory.versions.v2, { user: { address: 'mailto:a@example.org' } }),
    ),
  E055: (s) => s.edit((inventory) => Object.assign(inventory, { Fixity: {} })),
  E056: fixity({ 'چیز دیگر': {} }),
  E057: fixity({ md5: { [`${'0'.repeat(32)}`]: ['v1/content/ناکجا.txt'] } }),
  E058: (s) => s.remove(s.in('inventory.json.sha512')),
  E059: (s) => s.move(s.in('inventory.json.sha512'), s.in('inventory.json.sha256')),
  E060: (s) => s.write(s.in('inventory.json.sha512'), `${'0'.repeat(128)} inventory.json\n`),
  E061: (s) => s.write(s.in('inventory.json.sha512'), 'no digest at all\n'),
  E063: (s) => {
    s.remove(s.in('inventory.json'));
    s.remove(s.in('inventory.json.sha512'));
  },
  E064: (s) =>
    s.editVersion('v2', (inventory) => Object.assign(inventory.versions.v2, { message: 'چاپ سوم' })),
  E066: (s) =>
    s.editVersion('v1', ({ versions: { v1 } }) => {
      v1.state[Object.keys(v1.state)[0]!] = ['نامی دیگر.txt'];
    }),
  E067: (s) => s.write(s.in('extensions/یادداشت.txt'), 'x'),
  E069: (s) => {
    s.remove(s.at('0=ocfl_1.1'));
    s.remove(s.at('ocfl_layout.json'));
  },
  E070: (s) => s.write(s.at('ocfl_layout.json'), '{}\n'),
  E071: (s) => s.write(s.at('ocfl_layout.json'), '{"extension":"my-layout","description":"x"}\n'),
  E072: (s) => s.write(s.at('abc/یادداشت.txt'), 'x'),
  E073: (s) => {
    s.write(s.at('abc/def/x'), 'x');
    s.remove(s.at('abc/def/x'));
  },
  E075: (s) => s.move(s.at('0=ocfl_1.1'), s.at('ocfl_1.1')),
  E076: (s) => s.write(s.at('0=ocfl_1.0'), 'ocfl_1.0\n'),
  E077: (s) => s.move(s.at('0=ocfl_1.1'), s.at('0=ocfl_7.3')),
  E078: (s) => s.move(s.at('0=ocfl_1.1'), s.at('1=ocfl_1.1')),
  E079: (s) => s.move(s.at('0=ocfl_1.1'), s.at('0=store_1.1')),
  E080: (s) => s.write(s.at('0=ocfl_1.1'), 'ocfl_1.0\n'),
  E081: (s) => {
    s.remove(s.at('0=ocfl_1.1'));
    s.write(s.at('0=ocfl_1.0'), 'ocfl_1.0\n');
  },
  E082: (s) => s.write(s.in('within', DECLARATION), 'ocfl_object_1.1\n'),
  E083: (s) => {
    const [one, two] = OBJECT.split('/');
    s.move(s.in(), s.at(one!, 'elsewhere'));
    s.remove(s.at(one!, two!));
  },
  E084: (s) => s.write(s.at(OBJECT.split('/')[0]!, 'یادداشت.txt'), 'x'),
  E085: (s) => s.remove(s.in(DECLARATION)),
  E088: (s) => s.write(s.at('others', 'یادداشت.txt'), 'x'),
  E090: (s) => symlinkSync('/etc/passwd', s.in('v1/content/پیوند')),
  E092: (s) => s.write(s.in('v1/content/متن.txt'), 'یکم'),
  E093: fixity({ md5: { [`${'0'.repeat(32)}`]: [PATH] } }),
  E094: (s) => s.edit((inventory) => Object.assign(inventory.versions.v2, { message: 2 })),
  E095: logicalPath('web'),
  E096: (s) =>
    s.edit((inventory) => {
      const digest = first(inventory);
      inventory.manifest[digest.toUpperCase()] = ['v1/content/رونوشت.txt'];
    }),
  E097: fixity({ md5: { [`${'a'.repeat(32)}`]: [], [`${'A'.repeat(32)}`]: [] } }),
  E098: contentPath(() => 7),
  E099: contentPath(() => 'v1/content/../متن.txt'),
  E100: contentPath((path) => `/${String(path)}`),
  E101: contentPath(() => 'v1/content/web'),
  E102: (s) => s.edit((inventory) => Object.assign(inventory, { note: 'x' })),
  E103: (s) => {
    s.move(s.in(DECLARATION), s.in('0=ocfl_object_1.0'));
    s.write(s.in('0=ocfl_object_1.0'), 'ocfl_object_1.0\n');
    s.edit((inventory) => Object.assign(inventory, { type: 'https://ocfl.io/1.0/spec/#inventory' }));
  },
  E104: (s) =>
    s.edit((inventory) => {
      inventory.versions = { 1: inventory.versions.v1, v1: inventory.versions.v1, v2: inventory.versions.v2 };
    }),
  E105: (s) => s.edit(({ versions }) => Object.assign(versions, { ['v2.5']: versions.v2 })),
  E106: (s) => s.edit((inventory) => Object.assign(inventory, { manifest: [] })),
  E107: (s) => s.edit(({ manifest }) => Object.assign(manifest, { ['0'.repeat(128)]: [] })),
  E108: (s) => s.edit((inventory) => Object.assign(inventory, { contentDirectory: '' })),
  E110: (s) => s.editVersion('v1', (inventory) => Object.assign(inventory, { id: 'urn:isbn:9786001191268' })),
  E111: fixity([]),
  E112: (s) => s.write(s.at('extensions/یادداشت.txt'), 'x'),
  W001: (s) => renameVersions(s, { v1: 'v01', v2: 'v02' }),
  W002: (s) => s.write(s.in('v1/others/x'), 'x'),
  W003: (s) => {
    s.write(s.in('v2/x'), 'x');
    s.remove(s.in('v2/x'));
    s.emptyVersion();
  },
  W004: (s) => s.useSha256(),
  W005: (s) => s.rename('کتاب'),
  W007: (s) => s.editAll(({ versions }) => void delete versions.v1.message),
  W008: (s) => s.editAll(({ versions }) => void delete versions.v1.user.address),
  W009: (s) => s.editAll(({ versions }) => Object.assign(versions.v1.user, { address: 'تهران' })),
  W010: (s) => {
    s.remove(s.in('v1/inventory.json'));
    s.remove(s.in('v1/inventory.json.sha512'));
  },
  W011: (s) => s.editVersion('v1', ({ versions }) => Object.assign(versions.v1, { message: 'چاپ نخست' })),
  W013: (s) => s.write(s.in('extensions/ours/x'), 'x'),
  W014: (s) => {
    s.withoutLayout();
    s.copyAs('urn:isbn:9786001191268', 'aa/bb/second');
  },
  W015: (s) => {
    s.withoutLayout();
    s.copyAs('urn:isbn:9786001191268', 'second');
  },
  W016: (s) => s.write(s.at('extensions/ours/x'), 'x'),
};

/** Give the digests of an earlier inventory by SHA-256; `spoil` changes the digest of one file. */
function inSha256(specimen: Specimen, spoil: (digest: string) => string): void {
  specimen.editVersion('v1', (inventory) => {
    inventory.digestAlgorithm = 'sha256';
    const digests = new Map(
      Object.entries<string[]>(inventory.manifest).map(([digest, [path]], index) => {
        const sha256 = createHash('sha256')
          .update(readFileSync(specimen.in(path!)))
          .digest('hex');
        return [digest, index === 0 ? spoil(sha256) : sha256] as const;
      }),
    );
    const renamed = (block: object) =>
      Object.fromEntries(Object.entries(block).map(([digest, paths]) => [digests.get(digest), paths]));
    inventory.manifest = renamed(inventory.manifest);
    inventory.versions.v1.state = renamed(inventory.versions.v1.state);
  });
}

/** Give the first file a second one with the same content, which all manifests have. */
function doubled(specimen: Specimen, name: string, make: (from: string, to: string) => void): void {
  make(specimen.in(PATH), specimen.in('v1/content', name));
  specimen.editAll(({ manifest }) => {
    Object.values<string[]>(manifest)
      .find((one) => one.includes(PATH))!
      .push(`v1/content/${name}`);
  });
}

const CONFIG = `extensions/${LAYOUT}/config.json`;
/** Let the layout have other parameters. */
const parameters =
  (change: object): Fault =>
  (specimen) =>
    specimen.write(specimen.at(CONFIG), JSON.stringify({ extensionName: LAYOUT, ...PARAMETERS, ...change }));

const created =
  (instant: string): Fault =>
  (specimen) =>
    specimen.editAll(({ versions }) => Object.assign(versions.v1, { created: instant }));

const sidecar =
  (change: (text: string) => string): Fault =>
  (specimen) => {
    const path = specimen.in('inventory.json.sha512');
    specimen.write(path, change(readFileSync(path, 'utf8')));
  };

/** Further ways to break a code, which a validator may know one way of and not another: title, the codes that are told, fault. */
export const SIBLINGS: readonly (readonly [title: string, codes: readonly string[], fault: Fault])[] = [
  [
    'a file of a version is in the latest manifest, and not in the earlier one',
    ['E023'],
    (s) => {
      s.write(s.in('v1/content/رونوشت.txt'), 'یک');
      s.edit(({ manifest }) => {
        const paths = Object.values<string[]>(manifest).find((one) => one.includes(PATH))!;
        paths.push('v1/content/رونوشت.txt');
      });
    },
  ],
  [
    'a file is in no manifest, and is told of once',
    ['E023'],
    (s) => s.write(s.in('v1/content/رونوشت.txt'), 'یک'),
  ],
  [
    'an earlier manifest has a file that is not there, and that the latest does not have',
    ['E092'],
    (s) =>
      s.editVersion('v1', ({ manifest }) => {
        manifest[first({ manifest })].push('v1/content/ناکجا.txt');
      }),
  ],
  [
    'an earlier manifest has the digests of two files changed round',
    ['E092'],
    (s) =>
      s.editVersion('v1', (inventory) => {
        const [one, other] = Object.keys(inventory.manifest) as [string, string];
        const { [one]: paths, [other]: others } = inventory.manifest;
        Object.assign(inventory.manifest, { [one]: others, [other]: paths });
      }),
  ],
  ['another algorithm than before, all digests right', ['W004'], (s) => inSha256(s, (digest) => digest)],
  [
    'another algorithm than before, and a digest of then that is wrong',
    ['W004', 'E092'],
    (s) => inSha256(s, () => '0'.repeat(64)),
  ],
  [
    'an earlier fixity that is wrong',
    ['E093'],
    (s) =>
      s.editVersion('v1', (inventory) =>
        Object.assign(inventory, { fixity: { md5: { ['0'.repeat(32)]: [PATH] } } }),
      ),
  ],
  [
    'digests in capital letters, in manifest and states alike',
    [],
    (s) =>
      s.editAll((inventory) => {
        const capital = (block: object) =>
          Object.fromEntries(Object.entries(block).map(([digest, paths]) => [digest.toUpperCase(), paths]));
        inventory.manifest = capital(inventory.manifest);
        for (const version of Object.values<{ state: object }>(inventory.versions))
          version.state = capital(version.state);
      }),
  ],
  [
    'digests in capital letters in the manifest alone',
    ['E050'],
    (s) =>
      s.edit((inventory) => {
        inventory.manifest = Object.fromEntries(
          Object.entries(inventory.manifest).map(([digest, paths]) => [digest.toUpperCase(), paths]),
        );
      }),
  ],
  [
    'digests in capital letters in the state of an earlier version alone',
    ['E050'],
    (s) =>
      s.editVersion('v1', ({ versions: { v1 } }) => {
        v1.state = Object.fromEntries(
          Object.entries(v1.state).map(([digest, paths]) => [digest.toUpperCase(), paths]),
        );
      }),
  ],
  [
    'an earlier manifest that speaks of a later version',
    ['E042'],
    (s) =>
      s.editVersion('v1', ({ manifest }) => {
        manifest[first({ manifest })].push('v2/content/متن.txt');
      }),
  ],
  [
    'an algorithm that is named as a property of every object is',
    ['E026'],
    (s) => fixity({ constructor: { ['0'.repeat(8)]: [PATH] } })(s),
  ],
  ['digests by the algorithm of an extension', [], fixity({ 'blake2b-256': { ['0'.repeat(64)]: [PATH] } })],
  ['a block of an extension’s algorithm that is no object', ['E057'], fixity({ size: 7 })],
  [
    'backslashes in a path of the fixity',
    ['E035'],
    fixity({ md5: { ['0'.repeat(32)]: ['v1\\content\\متن.txt'] } }),
  ],
  ['a backslash in the name of a file', [], (s) => doubled(s, 'ا\\ب.txt', (from, to) => s.copy(from, to))],
  [
    'a digest is twice in the manifest, in the same letters',
    ['E096'],
    (s) => {
      const digest = first(s.json());
      s.editText((text) => text.replace('"manifest": {', `"manifest": { "${digest}": ["${PATH}"],`));
    },
  ],
  [
    'a digest is twice in the fixity, in the same letters',
    ['E097'],
    (s) => {
      fixity({ md5: { ['0'.repeat(32)]: [PATH] } })(s);
      s.editText((text) => text.replace('"md5": {', `"md5": { "${'0'.repeat(32)}": ["${PATH}"],`));
    },
  ],
  [
    'a key is there twice',
    ['E033'],
    (s) => s.editText((text) => text.replace('"head"', '"\\u0068ead": "v1", "head"')),
  ],
  [
    'a message that looks like a key that is there twice',
    [],
    (s) => s.editAll(({ versions }) => Object.assign(versions.v1, { message: '{"a": {}, "a": "}"}' })),
  ],
  [
    'a manifest has no path for a digest',
    ['E092'],
    (s) => s.edit(({ manifest }) => Object.assign(manifest, { [first({ manifest })]: [] })),
  ],
  ['a day that no month has', ['E049'], created('2026-02-30T00:00:00Z')],
  ['an hour that no day has', ['E049'], created('2026-01-01T24:00:00Z')],
  ['a leap second', [], created('2016-12-31t23:59:60.5+03:30')],
  [
    'a folder of content with a NUL',
    ['E108'],
    (s) => s.edit((one) => Object.assign(one, { contentDirectory: 'a\0b' })),
  ],
  ['a file with = in its name in an object', ['E001'], (s) => s.write(s.in('a=b.txt'), 'x')],
  ['a folder with = in its name in an object', ['E001'], (s) => s.write(s.in('a=b/x'), 'x')],
  ['a file with = in its name in the root', ['I087'], (s) => s.write(s.at('a=b.txt'), 'x')],
  ['a file that speaks of OCFL in the root', ['I087'], (s) => s.write(s.at('our_ocfl_rules.txt'), 'x')],
  ['the text of the specification in the root', [], (s) => s.write(s.at('ocfl_1.1.fa.md'), 'x')],
  ['the declaration of the root alone is missing', ['E069'], (s) => s.remove(s.at('0=ocfl_1.1'))],
  ['an id that speaks of OCFL', [], (s) => s.rename('urn:x:ocfl_book')],
  [
    'a file that speaks of OCFL within the hierarchy',
    ['E084'],
    (s) => s.write(s.at(OBJECT.split('/')[0]!, 'our_ocfl_rules.txt'), 'x'),
  ],
  ['a second digest in a version', ['E015'], (s) => s.write(s.in('v1/inventory.json.sha256'), 'x')],
  ['a second digest in the latest version', ['E015'], (s) => s.write(s.in('v2/inventory.json.sha256'), 'x')],
  ['a second inventory in a version', ['E015'], (s) => s.write(s.in('v1/Inventory.json'), '{}')],
  ['a digest of no inventory in a version', ['W010', 'E015'], (s) => s.remove(s.in('v1/inventory.json'))],
  [
    'the inventory of a version is a folder',
    ['W002', 'W010', 'E015'],
    (s) => {
      s.remove(s.in('v1/inventory.json'));
      mkdirSync(s.in('v1/inventory.json'));
    },
  ],
  ['a sidecar with another end of line', ['I061'], sidecar((text) => text.replace('\n', '\r\n'))],
  [
    'a sidecar with letters of both cases',
    ['I061'],
    sidecar((text) => text.replace(/[a-f]/, (letter) => letter.toUpperCase())),
  ],
  [
    'a layout that is described in other words',
    ['I070'],
    (s) => s.write(s.at('ocfl_layout.json'), JSON.stringify({ extension: LAYOUT, description: 'کتاب‌ها' })),
  ],
  ['a layout with the parameters that it has by default', ['I083'], (s) => s.remove(s.at('extensions'))],
  [
    'a layout with other parameters, and the object where they say',
    ['I083'],
    (s) => {
      const change = { digestAlgorithm: 'md5', tupleSize: 2, numberOfTuples: 2 };
      parameters(change)(s);
      s.move(s.in(), s.at(objectPath(ID, { ...PARAMETERS, ...change })));
      s.remove(s.at(OBJECT.split('/')[0]!));
    },
  ],
  [
    'a layout with other parameters, and the object elsewhere',
    ['E083', 'I083'],
    parameters({ numberOfTuples: 2 }),
  ],
  ['a layout with parameters that can’t be', ['E083'], parameters({ tupleSize: 0 })],
  ['a layout with parameters beyond the digest', ['E083'], parameters({ tupleSize: 22 })],
  ['an empty folder of an extension', ['E073'], (s) => mkdirSync(s.at('extensions/0008-schema-registry'))],
  [
    'an empty folder of extensions',
    ['E073', 'I083'],
    (s) => {
      s.remove(s.at('extensions'));
      mkdirSync(s.at('extensions'));
    },
  ],
  [
    'extensions that are registered, wherever they stand',
    [],
    (s) => {
      for (const name of ['initial', '0004-hashed-n-tuple-storage-layout'])
        s.write(s.in('extensions', name, 'config.json'), '{}');
      for (const name of ['initial', '0009-digest-algorithms'])
        s.write(s.at('extensions', name, 'config.json'), '{}');
    },
  ],
  [
    'a layout whose objects lie at any depth',
    [],
    (s) => {
      s.withoutLayout();
      s.write(s.at('ocfl_layout.json'), '{"extension":"0011-direct-clean-path-layout","description":"x"}');
      s.copyAs('urn:isbn:9786001191268', 'second');
    },
  ],
  [
    'a link among the logs',
    ['E090'],
    (s) => {
      mkdirSync(s.in('logs'));
      symlinkSync('/etc/passwd', s.in('logs/پیوند'));
    },
  ],
  [
    'a link in an extension',
    ['E090'],
    (s) => {
      mkdirSync(s.at('extensions/0008-schema-registry'));
      symlinkSync('/etc/passwd', s.at('extensions/0008-schema-registry/پیوند'));
    },
  ],
  [
    'a folder of content that is a link',
    ['E090'],
    (s) => {
      s.move(s.in('v1/content'), s.at('../aside'));
      symlinkSync(s.at('../aside'), s.in('v1/content'));
    },
  ],
  [
    'a version that is a link',
    ['E090'],
    (s) => {
      s.move(s.in('v1'), s.at('../aside'));
      symlinkSync(s.at('../aside'), s.in('v1'));
    },
  ],
  ['a file with two names', ['E090'], (s) => doubled(s, 'رونوشت.txt', linkSync)],
  ['a file that has a second name elsewhere', [], (s) => linkSync(s.in(PATH), s.at('../elsewhere'))],
  [
    'a user whose keys stand in another order',
    [],
    (s) =>
      s.editVersion('v1', ({ versions: { v1 } }) => {
        v1.user = { address: v1.user.address, name: v1.user.name };
      }),
  ],
];
