import type { MarkupRule } from '../../book/message.ts';

/** What is no TeX has no MathML. */
export const mathValid: MarkupRule<{ readonly said: string }> = {
  id: 'math-valid',
  severity: 'error',
  en: {
    title: 'A formula between dollars is TeX',
    note: 'mend the formula, or write the dollar sign as \\$',
    say: ({ said }) => `unexpected TeX: ${said}`,
  },
  fa: {
    title: 'فرمول میان دو `$` به زبان TeX است',
    note: 'فرمول را درست کنید، یا اگر نشانهٔ دلار جزو متن است، به جایش `\\$` بگذارید',
    say: ({ said }) => `در این فرمول خطایی هست (\`${said}\`)`,
  },
};
