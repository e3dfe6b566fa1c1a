import type { Finding, News, Status, View } from './view.ts';

/** What a page is told of news: the view and the findings, by far the most of them, only where they are others than before. */
export interface Told {
  readonly view?: View | undefined;
  readonly status: Omit<Status, 'findings'> & { readonly findings?: readonly Finding[] | undefined };
}

/** What has to be told of news to who knows those before. */
export function toldOf({ view, status }: News, before: News | undefined): Told {
  const { findings, ...rest } = status;
  return {
    view: view === before?.view ? undefined : view,
    status: { ...rest, findings: findings === before?.status.findings ? undefined : findings },
  };
}

/** The news, for who knows those before. */
export function newsOf({ view, status }: Told, before: News | undefined): News {
  const { findings = before?.status.findings ?? [], ...rest } = status;
  return { view: view ?? before?.view, status: { ...rest, findings } };
}
