import { createWorkingCalendar } from '../../registry/calendar/working-days';
import { handoverLadder } from './handover-ladder';
import { noticeSentence } from './notice-sentence';
import { reminderMail } from './reminder-mail';

// 7 July 2026 is a Tuesday.
const calendar = createWorkingCalendar({ years: [2026], holidays: [], worked: [] });

describe('the ladder of a handover', () => {
  it('speaks at once, before it is due, weekly when it is not signed, and to the superior', () => {
    const ladder = handoverLadder(
      { side: 'hand-over', from: '2026-07-01T02:00:00Z', dueOn: '2026-07-07' },
      calendar,
    );
    expect(ladder.map(({ kind, dueAt }) => `${dueAt.slice(0, 10)} ${kind}`)).toEqual([
      '2026-07-01 hand-over-opened',
      '2026-07-06 hand-over-due',
      '2026-07-08 hand-over-overdue',
      '2026-07-15 hand-over-overdue',
      '2026-07-22 hand-over-overdue',
      '2026-07-10 handover-absent',
    ]);
  });

  it('says once what two weeks bring to one working day, after a long holiday', () => {
    const holidays = Array.from({ length: 9 }, (_, day) => `2026-02-${15 + day}`);
    const spring = createWorkingCalendar({ years: [2026], holidays, worked: [] });
    const ladder = handoverLadder(
      { side: 'hand-over', from: '2026-01-20T02:00:00Z', dueOn: '2026-02-06' },
      spring,
    );
    const overdue = ladder.filter(({ kind }) => kind === 'hand-over-overdue');
    expect(overdue.map(({ dueAt }) => dueAt.slice(0, 10))).toEqual(['2026-02-09', '2026-02-24']);
  });

  it('leaves out what lies behind', () => {
    const ladder = handoverLadder(
      { side: 'take-over', from: '2026-07-10T11:00:00Z', dueOn: '2026-07-07' },
      calendar,
    );
    expect(ladder.map(({ kind, dueAt }) => `${dueAt} ${kind}`)).toEqual([
      '2026-07-13T00:30:00.000Z take-over-opened',
      '2026-07-15T00:30:00.000Z take-over-overdue',
      '2026-07-22T00:30:00.000Z take-over-overdue',
    ]);
  });
});

describe('what is said of a handover', () => {
  const parameters = { title: '青禾镇党委 乡镇党委书记', dueOn: '2026-07-07' };

  it.each([
    ['hand-over-opened', 5, '“青禾镇党委 乡镇党委书记”的交接清单已汇总，请在7月7日前核对并确认移交。'],
    ['take-over-opened', 5, '“青禾镇党委 乡镇党委书记”的交接清单已移交，请在7月7日前核对并确认接收。'],
    ['hand-over-due', 1, '“青禾镇党委 乡镇党委书记”的移交还有 1 个工作日到期（7月7日），请核对清单并确认。'],
    ['take-over-overdue', -1, '“青禾镇党委 乡镇党委书记”的接收已逾期 1 个工作日，请今天确认。'],
    ['hand-over-chased', 2, '组织部门催办：“青禾镇党委 乡镇党委书记”的移交请在7月7日前确认。'],
    [
      'handover-absent',
      -3,
      '“青禾镇党委 乡镇党委书记”的交接已逾期 3 个工作日。请督促；本人不能到场的，由您写明原因代为确认。',
    ],
  ])('%s', (kind, workingDays, zh) => {
    expect(noticeSentence(kind, { ...parameters, workingDays }).zh).toBe(zh);
    expect(noticeSentence(kind, { ...parameters, workingDays }).en).toMatch(/^[^\u3000-\u303f]+[.]$/);
  });

  it('leads to the handover', () => {
    const mail = reminderMail(
      [
        {
          kind: 'hand-over-opened',
          subjectKind: 'handover',
          subjectId: 'h1',
          title: '青禾镇党委 乡镇党委书记',
        },
      ],
      'zh-CN',
      'https://zeren.example/',
    );
    expect(mail.subject).toBe('【责任】岗位交接待确认：青禾镇党委 乡镇党委书记');
    expect(mail.text).toContain('https://zeren.example/handovers/h1');
  });
});
