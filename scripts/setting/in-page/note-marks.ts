/** The mark of a note in the text. */
export const MARK = '.note-mark';

/** A mark whose digits are as wide as they come once its page is set (`syntax/notes/print.css`). */
const TIGHT = 'proportional';

/**
 * While lines are measured numbers of notes have digits of one width, since they are known only when the pages are. Where the ends of lines are
 * bound, whatever stands in them, marks stand tight on the page. (To measure each line anew for its digits would take as long as all else.)
 */
export function tightenMarks(run: Element): void {
  // The columns of a table are as wide as what stands in them.
  if (run.closest('table')) return;
  for (const mark of run.querySelectorAll(MARK)) mark.classList.add(TIGHT);
}

/** Undo this, before lines are measured anew. */
export function freeMarks(section: Element): void {
  for (const mark of section.querySelectorAll(`${MARK}.${TIGHT}`)) mark.classList.remove(TIGHT);
}
