import type { MarkupRule } from '../../book/message.ts';
import type { More } from '../../diagnostics/facts.ts';
import { andMore } from '../../diagnostics/messages/more.ts';

/** Told once a kind, at the first of them. */
export const shortcodeCarried: MarkupRule<{ readonly name: string } & More> = {
  id: 'shortcode-carried',
  severity: 'warning',
  en: {
    title: 'The text has no tags that a site generator would fill',
    note: 'write what it stands for, or take it out',
    say: (facts) =>
      `${facts.name} is of another tool and was left out; what stands around it stays${andMore.en(facts)}`,
  },
  fa: {
    title: 'در متن برچسبی نیست که ابزار ساخت وبگاه پرش کند',
    note: 'آنچه را باید به جایش بیاید بنویسید یا آن را بردارید',
    say: (facts) =>
      `برچسب \`${facts.name}\` از ابزاری دیگر است و کنار گذاشته شد؛ متن پیرامونش ماند${andMore.fa(facts)}`,
  },
};
