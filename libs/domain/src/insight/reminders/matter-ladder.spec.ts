import { createWorkingCalendar } from '../../registry/calendar/working-days';
import { matterLadder } from './matter-ladder';
import { noticeSentence } from './notice-sentence';
import { reminderMail } from './reminder-mail';

// 15 July 2026 is a Wednesday.
const calendar = createWorkingCalendar({ years: [2026], holidays: [], worked: [] });

describe('the ladder of a matter of accountability', () => {
  const spoken = (asked: boolean) =>
    matterLadder({ asked, from: '2026-07-01T02:00:00Z', dueOn: '2026-07-15' }, calendar).map(
      ({ kind, dueAt }) => `${dueAt.slice(0, 10)} ${kind}`,
    );

  it('speaks at once where somebody else brought it, before it is due, and weekly when it is not done', () => {
    const later = [
      '2026-07-14 accountability-due',
      '2026-07-16 accountability-overdue',
      '2026-07-23 accountability-overdue',
      '2026-07-30 accountability-overdue',
    ];
    expect(spoken(true)).toEqual(['2026-07-01 accountability-asked', ...later]);
    expect(spoken(false)).toEqual(later);
  });

  it('says once what two weeks bring to one working day, after a long holiday', () => {
    const holidays = Array.from({ length: 9 }, (_, day) => `2026-02-${15 + day}`);
    const spring = createWorkingCalendar({ years: [2026], holidays, worked: [] });
    const days = matterLadder(
      { asked: false, from: '2026-01-20T02:00:00Z', dueOn: '2026-02-06' },
      spring,
    ).map(({ dueAt }) => dueAt.slice(0, 10));
    expect(days).toEqual(['2026-02-05', '2026-02-09', '2026-02-24']);
  });

  it.each([
    ['accountability-asked', 9, '有一项问责事项等您办理，请在7月15日前办理。'],
    ['accountability-due', 1, '有一项问责事项等您办理，请在7月15日前办理。'],
    ['accountability-overdue', -1, '有一项问责事项等您办理，已逾期 1 个工作日，请今天办理。'],
  ])('says of %s that something waits, and no more', (kind, workingDays, zh) => {
    const said = noticeSentence(kind, { dueOn: '2026-07-15', workingDays, title: '不该说的' });
    expect(said.zh).toBe(zh);
    expect(said.en).toMatch(/^A matter of accountability .*[.]$/);
  });

  it('says outside the house only that something waits', () => {
    const matter = { kind: 'accountability-asked', subjectKind: 'accountability-matter', subjectId: 'm-1' };
    for (const locale of ['zh-CN', 'en'] as const) {
      const { subject, text } = reminderMail([matter], locale, 'https://zeren.test');
      expect(`${subject} ${text}`).not.toMatch(/问责|ccountab|m-1/);
      expect(text).toContain('https://zeren.test/notices');
    }
  });
});
