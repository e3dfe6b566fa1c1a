import { type PreviewOptions, preview } from '../scripts/verbs/preview/preview.ts';
import type { News } from '../scripts/verbs/preview/view.ts';
import { withWorkshop } from '../scripts/verbs/workshop.ts';

/** A preview that is open. */
export interface Previewed {
  readonly url: string;
  readonly news: () => News;
  /** Wait until the news are such as these. */
  until(isMeant: (news: News) => boolean): Promise<News>;
  close(): Promise<void>;
}

/** Open a preview in this process. */
export async function previewOf(
  options: Pick<PreviewOptions, 'path' | 'out' | 'language' | 'editor'>,
): Promise<Previewed> {
  const ended = new AbortController();
  const waiting = new Set<(news: News) => void>();
  let news: News | undefined;
  let running: Promise<void> | undefined;
  const url = await new Promise<string>((resolve, reject) => {
    running = withWorkshop({ browsers: 2 }, (workshop) =>
      preview(
        {
          ...options,
          onReady: resolve,
          onNews: (told) => {
            news = told;
            for (const one of waiting) one(told);
          },
        },
        workshop,
        ended.signal,
      ),
    );
    running.catch(reject);
  });
  return {
    url,
    news: () => news!,
    until: (isMeant) =>
      new Promise((resolve) => {
        const look = (told: News) => {
          if (!isMeant(told)) return;
          waiting.delete(look);
          resolve(told);
        };
        waiting.add(look);
        if (news) look(news);
      }),
    close: async () => {
      ended.abort();
      await running;
    },
  };
}
