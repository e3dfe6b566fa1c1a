import type { Settings } from './settings.ts';

/** What was drawn for a book, in one line. */
export function traitsOf(seed: number, s: Settings, chapters: number): string {
  const named = [
    `seed ${seed}`,
    s.language,
    s.theme,
    s.size + (s.margins ? ` margins ${Object.values(s.margins).join('/')}` : ''),
    s.style ? `${s.bodySize}pt × ${s.lineHeight}` : 'own type size',
    `toc ${s.tocDepth ?? '-'}`,
    `numbering ${s.numbering ?? '-'}`,
    `notes ${s.footnotes ?? '-'} ≤${s.longestNote} words ×${s.notesRate}`,
    s.heads ? `heads ${s.heads.verso}/${s.heads.recto}` : '',
    s.lists.length > 0 ? `lists ${s.lists.join('+')}` : '',
    s.digits ? `digits ${s.digits}` : '',
    s.cover ? (s.coverImage ? 'cover image' : 'cover') : '',
    s.bleed ? `bleed ${s.bleed}` : '',
    s.face ? `face ${s.face}` : '',
    s.typeface ? `typeface ${s.typeface.family}` : '',
    s.templates.length > 0 ? `templates ${s.templates.join('+')}` : '',
    s.marked ? 'marked' : '',
    s.floats ? 'floats' : '',
    s.kashida ? 'kashida' : '',
    s.runIn ? 'notes run in' : '',
    s.oneFile ? 'one file' : '',
    s.untitled ? 'untitled chapters' : '',
    s.length === 'full' ? '' : s.length,
    s.quireLength > 1 ? `quire ${s.quireLength}` : '',
    `~${s.pages} pages, ${chapters} chapters`,
  ];
  return named.filter(Boolean).join(', ');
}
