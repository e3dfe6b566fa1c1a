import type { MarkupRule } from '../../book/message.ts';
import type { More } from '../../diagnostics/facts.ts';
import { andMore } from '../../diagnostics/messages/more.ts';

/** Told once a kind, at the first of them. */
export const attributeKnown: MarkupRule<{ readonly name: string } & More> = {
  id: 'attribute-known',
  severity: 'warning',
  en: {
    title: 'A block has no attributes but an id, classes and a language',
    note: 'take it out',
    say: (facts) => `nothing comes of ${facts.name} here: it was left out${andMore.en(facts)}`,
  },
  fa: {
    title: 'بلوک جز شناسه، کلاس و زبان ویژگی دیگری ندارد',
    note: 'آن را بردارید',
    say: (facts) => `ویژگی \`${facts.name}\` در اینجا اثری ندارد و کنار گذاشته شد${andMore.fa(facts)}`,
  },
};
