import { describe, expect, it } from 'vitest';
import { HeldTexts } from '../../../scripts/verbs/catalogue/held-texts.ts';
import { heldRow, reportOf, reportPieces, type TitleRow } from '../../../scripts/verbs/catalogue/report.ts';

describe('texts that are held', () => {
  it('are what they were, in whatever order they are read', () => {
    const texts = new HeldTexts();
    const all = Array.from({ length: 600 }, (_, at) => `متن «${at}»`);
    const reads = all.map((text) => texts.hold(text));
    expect(reads.map((read) => read())).toEqual(all);
    expect([...reads].reverse().map((read) => read())).toEqual([...all].reverse());
  });
});

describe('a report', () => {
  it('has the messages of each title, though they are packed', () => {
    const texts = new HeldTexts();
    const message = { file: 'a.md', line: 3, column: 4, severity: 'error', rule: 'note-exists' };
    const rows = Array.from({ length: 1200 }, (_, at) => ({
      title: `t${String(at).padStart(4, '0')}`,
      state: at % 2 === 0 ? 'built' : 'manuscript',
      isNew: false,
      ...(at % 2 === 0 ? {} : { messages: [{ ...message, message: `«${at}»` }] }),
    })) as unknown as readonly TitleRow[];
    const held = rows.map((row) => heldRow(row, texts));
    const faults = { 'note-exists': 600 };
    const report = reportOf([...held].reverse(), { faults } as never, 0);
    const told = JSON.parse([...reportPieces(report)].join(''));
    expect(told).toMatchObject({ ok: false, counts: { built: 600, manuscript: 600 }, faults });
    expect(told.titles).toEqual(rows);
  });
});
