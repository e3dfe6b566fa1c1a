import type { MarkupRule } from '../../book/message.ts';

/** The label of a note, as it is written. */
interface Labelled {
  readonly label: string;
}

/** A mark without a note is plain text to Markdown. */
export const noteExists: MarkupRule<Labelled> = {
  id: 'note-exists',
  severity: 'error',
  en: {
    title: 'A mark has its note',
    note: 'write the note: «[^label]: text»',
    say: ({ label }) => `mark «${label}» has no note`,
  },
  fa: {
    title: 'هر نشان پانوشت، پانوشتی دارد',
    note: 'متن پانوشت را بنویسید: `[^برچسب]: متن`',
    say: ({ label }) => `نشان «${label}» پانوشت ندارد`,
  },
};

/** Of two notes with one label the second would be lost. */
export const noteIsUnique: MarkupRule<Labelled> = {
  id: 'note-is-unique',
  severity: 'error',
  en: {
    title: 'The label of a note is given once in a file',
    note: 'give one of the two another label, and its marks too: the second would be lost',
    say: ({ label }) => `note «${label}» is given a second time`,
  },
  fa: {
    title: 'برچسب هر پانوشت در پرونده یک بار می‌آید',
    note: 'به یکی از آن دو و نشان‌هایش برچسب دیگری بدهید؛ وگرنه دومی از میان می‌رود',
    say: ({ label }) => `پانوشت «${label}» برای بار دوم آمده است`,
  },
};

/** A note that no mark leads to is left out. */
export const noteIsUsed: MarkupRule<Labelled> = {
  id: 'note-is-used',
  severity: 'warning',
  en: {
    title: 'A note has its mark',
    note: 'put «[^label]» where it belongs, or take the note out',
    say: ({ label }) => `note «${label}» has no mark`,
  },
  fa: {
    title: 'هر پانوشت در متن نشانی دارد',
    note: '`[^برچسب]` را در جای خود در متن بگذارید یا پانوشت را بردارید',
    say: ({ label }) => `پانوشت «${label}» در متن نشانی ندارد`,
  },
};
