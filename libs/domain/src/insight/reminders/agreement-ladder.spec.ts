import { createWorkingCalendar } from '../../registry/calendar/working-days';
import { agreementLadder } from './agreement-ladder';
import { noticeSentence } from './notice-sentence';

const calendar = createWorkingCalendar({ years: [], holidays: [], worked: [] });

describe('agreementLadder', () => {
  it('speaks at once, before and after the day, and then to the superior', () => {
    const rungs = agreementLadder(
      { side: 'sign', from: '2026-07-01T02:00:00Z', dueOn: '2026-07-06' },
      calendar,
      { before: [1], onTheDay: true, after: [1], above: [2] },
    );
    expect(rungs.map(({ kind, dueAt, climb }) => [kind, dueAt.slice(0, 10), climb])).toEqual([
      ['agreement-sign-asked', '2026-07-01', 0],
      ['agreement-sign-due', '2026-07-03', 0],
      ['agreement-sign-due', '2026-07-06', 0],
      ['agreement-sign-overdue', '2026-07-07', 0],
      ['agreement-above', '2026-07-08', 1],
    ]);
  });

  it('is said in a sentence that says what to do', () => {
    const title = '青禾镇党委《责任书》';
    const said = (kind: string, workingDays: number) =>
      noticeSentence(kind, { title, dueOn: '2026-07-06', workingDays, bearer: '青禾镇党委 书记' }).zh;
    expect(said('agreement-sign-asked', 3)).toBe('青禾镇党委《责任书》待您签订，请在7月6日前签。');
    expect(said('agreement-sign-overdue', -1)).toBe(
      '青禾镇党委《责任书》已过签订期限 1 个工作日，请今天签。',
    );
    expect(said('agreement-countersign-asked', 3)).toContain('待您会签');
    expect(said('agreement-above', -2)).toContain('请督促');
    expect(noticeSentence('agreement-declined', { title, reason: '目标过高' }).zh).toBe(
      '青禾镇党委《责任书》未获同意，请修改后重新发出。原因：目标过高。',
    );
  });
});
