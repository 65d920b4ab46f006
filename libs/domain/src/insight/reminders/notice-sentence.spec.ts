import { noticeSentence } from './notice-sentence';
import { reminderMail } from './reminder-mail';

describe('the sentence of a notice', () => {
  const duty = { title: '上党课', dueOn: '2026-11-30' };

  it.each([
    ['duty-opened', 10, '“上党课”可以办理了，请在11月30日前报送。'],
    ['duty-due-soon', 5, '“上党课”还有 5 个工作日到期（11月30日），请按时报送。'],
    ['duty-due-next', 0, '“上党课”今天到期，请报送。'],
    ['duty-due-next', -2, '“上党课”已逾期 2 个工作日，请今天报送。'],
    ['duty-severe', -20, '“上党课”已严重逾期（20 个工作日），请今天报送，有困难请写明原因和所需帮助。'],
  ])('%s told %i working days from the due date', (kind, workingDays, zh) => {
    expect(noticeSentence(kind, { ...duty, workingDays }).zh).toBe(zh);
  });

  it('says so in English too, one day in the singular', () => {
    expect(noticeSentence('duty-due-next', { ...duty, workingDays: 1 }).en).toBe(
      '“上党课” is due in 1 working day (2026-11-30). Please report in time.',
    );
  });

  it('asks for the receipt of a list, and says when it is late', () => {
    expect(noticeSentence('list-issued', { year: 2026, dueOn: '2026-12-01', workingDays: 6 }).zh).toBe(
      '2026 年责任清单已印发，请在12月1日前签收。',
    );
    expect(
      noticeSentence('list-receipt-overdue', { year: 2026, dueOn: '2026-12-01', workingDays: -1 }).zh,
    ).toBe('2026 年责任清单已过签收期限 1 个工作日，请今天签收。');
  });

  it('says whose vacant post it is', () => {
    const { zh } = noticeSentence('duty-opened', { ...duty, workingDays: 3, vacantPost: '组织委员' });
    expect(zh).toContain('“组织委员”空缺，由您负责');
  });
});

describe('the e-mail of a reminder', () => {
  const matter = { subjectKind: 'duty', subjectId: 'd1', title: '上党课' };

  it('says what waits and where, in the language of the account', () => {
    expect(reminderMail(matter, 'zh-CN', 'https://zeren.example')).toEqual({
      subject: '【责任】任务待办：上党课',
      text: '您有一项任务待办：“上党课”\n\n查看：https://zeren.example/duties/d1\n\n本邮件由系统发出，请勿回复。\n',
    });
    expect(
      reminderMail({ subjectKind: 'responsibility-list', subjectId: 'l1', year: 2026 }, 'en', undefined).text,
    ).toContain('Sign in and open your to-do page');
  });
});
