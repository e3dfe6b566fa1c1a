import type { About, AboutFormat } from './contents.ts';
import { textAt, textsAt, tomlOf, yamlOf } from './values.ts';

/** The settings of tools whose order of chapters stands elsewhere. */
export const ABOUT_FORMATS: readonly AboutFormat[] = [
  // mdBook
  { paths: ['book.toml'], read: (text) => aboutIn(tomlOf(text), ['book']) },
  // GitBook
  { paths: ['book.json', '.gitbook.yaml'], read: (text) => aboutIn(yamlOf(text), []) },
  // Hugo
  { paths: ['hugo.toml', 'config.toml'], read: (text) => aboutIn(tomlOf(text), []) },
  { paths: ['hugo.yaml', 'hugo.yml', 'config.yaml'], read: (text) => aboutIn(yamlOf(text), []) },
  // Jekyll, Jupyter Book, bookdown
  { paths: ['_config.yml', '_bookdown.yml'], read: (text) => aboutIn(yamlOf(text), []) },
];

function aboutIn(settings: unknown, keys: readonly string[]): About | undefined {
  const title = textAt(settings, ...keys, 'title');
  const author =
    textsAt(settings, ...keys, 'authors') ??
    textsAt(settings, ...keys, 'author') ??
    textsAt(settings, ...keys, 'params', 'author');
  const language =
    textAt(settings, ...keys, 'language') ??
    textAt(settings, ...keys, 'lang') ??
    textAt(settings, ...keys, 'languageCode');
  const excluded = textsAt(settings, ...keys, 'exclude');
  return (title ?? author ?? language ?? excluded) ? { title, author, language, excluded } : undefined;
}
