import type { Book } from '../../book/book.ts';
import type { Author } from '../../book/settings.ts';

/** What an article is, for search engines: JSON-LD of schema.org, as it may stand in a `<script>` of HTML. */
export function linkedData({ settings }: Book): string {
  const { doi } = settings.identifier;
  const record = {
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    headline: settings.title,
    alternativeHeadline: settings['title-en'],
    author: settings.author.map(personOf),
    inLanguage: settings.language,
    datePublished: settings.date,
    publisher: settings.publisher && { '@type': 'Organization', name: settings.publisher },
    abstract: settings.abstract ?? settings.description,
    keywords: [...settings.keywords, ...settings['keywords-en']].join(', ') || undefined,
    identifier: doi && `https://doi.org/${doi}`,
  };
  // Nothing within may end the element that it stands in.
  return JSON.stringify(record).replaceAll('<', String.raw`\u003c`);
}

function personOf({ name, affiliation, email, orcid, 'name-en': english }: Author): object {
  return {
    '@type': 'Person',
    '@id': orcid && `https://orcid.org/${orcid}`,
    name,
    alternateName: english,
    affiliation: affiliation && { '@type': 'Organization', name: affiliation },
    email,
  };
}
