import type { SettingLimits } from './line-setting.ts';
import type { WordOptions } from './line-words.ts';

/** What the style says of the lines of justified text. */
export interface LineLimits extends SettingLimits, WordOptions {
  /** Words may be elongated, where the style of their element says so too. */
  readonly kashida: boolean;
}

/** How lines may be set by the tokens of the style (`styles/print.css`); undefined where they are the browser's. */
export function lineLimits(): LineLimits | undefined {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  if (token('--line-breaks') !== 'even') return undefined;
  const number = (name: string) => Number.parseFloat(token(name)) || 0;
  const [least, best, most] = [number('--space-least'), number('--space-best'), number('--space-most')];
  if (!(0 < least && least < best && best < most)) return undefined;
  const share = (name: string, top: number) => Math.min(top, Math.max(0, number(name)));
  return {
    least,
    best,
    most,
    letters: share('--letter-scale', 0.05),
    rescue: share('--letter-rescue', 0.05),
    hang: share('--hanging', 1),
    kashida: token('--kashida') === 'sparing',
  };
}
