import type { Plugin } from 'vitest/config';

const DEVELOPMENT = 'development|production';

/** Packages as Node loads them for users: the builds that some have for their own development look at each step of theirs, and take longer. */
export const asPublished: Plugin = {
  name: 'packages-as-published',
  configResolved({ resolve, ssr, environments }) {
    for (const options of [resolve, ssr.resolve, ...Object.values(environments).map((one) => one.resolve)])
      if (options?.conditions)
        Object.assign(options, { conditions: options.conditions.filter((one) => one !== DEVELOPMENT) });
  },
};
