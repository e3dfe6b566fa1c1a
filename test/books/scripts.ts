import type { Language } from './truth.ts';

/** The letters of each language's own script. */
export const scripts: Record<Language, RegExp> = {
  fa: /^(?=\p{L})\p{Script=Arabic}$/u,
  ar: /^(?=\p{L})\p{Script=Arabic}$/u,
  ur: /^(?=\p{L})\p{Script=Arabic}$/u,
  ckb: /^(?=\p{L})\p{Script=Arabic}$/u,
  he: /^(?=\p{L})\p{Script=Hebrew}$/u,
  en: /^(?=\p{L})\p{Script=Latin}$/u,
};
