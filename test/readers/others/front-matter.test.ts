import { expect, it } from 'vitest';
import { withOwnMatter, withoutMatter } from '../../../scripts/readers/others/front-matter.ts';

it.each([
  ['our keys, as they are written', '---\n# ت\ntitle:   "ع"\nrole: front\n---\nمتن\n', undefined],
  ['no front matter', '# عنوان\n\n---\n\nweight: 2\n\n---\n', undefined],
  ['nothing in it', '---\n---\nمتن\n', undefined],
  ['what is no map', '---\n- a\n---\nمتن\n', undefined],
  ['what is faulty', '---\na: [\n---\nمتن\n', undefined],
  [
    'keys of others, and lines below them',
    '---\n# ت\ntitle: "ع"\ntags:\n  - a\n\n  - b\n# ی\nid: x\ntext: |\n  a\n---\nمتن\n---\n',
    '---\n# ت\ntitle: "ع"\n# tags:\n#   - a\n\n#   - b\n# # ی\nid: x\n# text: |\n#   a\n---\nمتن\n---\n',
  ],
  [
    'keys of others alone, behind CR',
    '---\r\nweight: 2\r\n---\r\nمتن\r\n',
    '---\n# weight: 2\r\n---\nمتن\r\n',
  ],
  ['keys in braces', '---\n{title: ع, weight: 2}\n---\nمتن\n', '---\ntitle: ع\n# weight: 2\n---\nمتن\n'],
  ['TOML', '+++\ntitle = "ع"\n[a]\nb = 1\n+++\nمتن\n', '---\ntitle: ع\n# a:\n#   b: 1\n---\nمتن\n'],
  ['faulty TOML', '+++\ntitle = \n+++\nمتن\n', undefined],
])('keeps %s', (_, text, becomes = text) => {
  expect(withOwnMatter(text)).toBe(becomes);
  expect(withOwnMatter(becomes)).toBe(becomes);
  expect(withoutMatter(becomes)).toBe(withoutMatter(text));
});
