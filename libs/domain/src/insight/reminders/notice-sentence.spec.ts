import { noticeSentence } from './notice-sentence';
import { reminderMail } from './reminder-mail';

describe('the sentence of a notice', () => {
  const duty = { title: '上党课', dueOn: '2026-11-30' };

  it.each([
    ['duty-opened', 10, '“上党课”可以办理了，请在11月30日前报送。'],
    ['duty-due-soon', 5, '“上党课”还有 5 个工作日到期（11月30日），请按时报送。'],
    ['duty-due-next', 0, '“上党课”今天到期，请报送。'],
    ['duty-due-next', -2, '“上党课”已逾期 2 个工作日，请今天报送。'],
    ['duty-chased', 3, '催办：“上党课”请在11月30日前报送。'],
    ['duty-chased', -1, '催办：“上党课”已逾期 1 个工作日，请今天报送，有困难请写明原因和所需帮助。'],
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

  it.each([
    ['duty-extension-asked', '清溪村党总支 书记申请“上党课”延期（现期限11月30日），请在期限前答复。'],
    ['duty-extended', '“上党课”已同意延期，请在11月30日前报送。'],
    ['duty-extension-refused', '“上党课”没有同意延期，仍请在11月30日前报送。原因：缺签到表。'],
    ['duty-sent-back', '“上党课”的报送被退回，请补正后重新报送。原因：缺签到表。'],
    ['duty-confirmed', '“上党课”已核实，无需再办。'],
  ])('%s says what somebody did and why', (kind, zh) => {
    const told = { ...duty, workingDays: -2, bearer: '清溪村党总支 书记', reason: '缺签到表' };
    expect(noticeSentence(kind, told).zh).toBe(zh);
    const mail = reminderMail(
      [{ kind, subjectKind: 'duty', subjectId: 'd', title: '上党课' }],
      'zh-CN',
      undefined,
    );
    expect(mail.subject).toMatch(/：上党课$/);
    expect(mail.text).not.toContain('缺签到表');
  });

  it('names whose it is to a superior, and in whose stead one stands in', () => {
    const above = { ...duty, workingDays: -1, bearer: '清溪村党总支 村党组织书记' };
    expect(noticeSentence('duty-overdue-above', above).zh).toBe(
      '清溪村党总支 村党组织书记的“上党课”已逾期 1 个工作日，请督促，并问清有什么困难。',
    );
    expect(noticeSentence('list-receipt-above', { ...above, year: 2026 }).zh).toContain('请督促签收');
    expect(noticeSentence('duty-due-soon', { ...duty, workingDays: 3, inSteadOf: '周明远' })).toEqual({
      zh: '“上党课”还有 3 个工作日到期（11月30日），请按时报送。（周明远休假，由您代办。）',
      en: '“上党课” is due in 3 working days (2026-11-30). Please report in time. (周明远 is on leave and you stand in.)',
    });
  });

  it('says whose vacant post it is', () => {
    const { zh } = noticeSentence('duty-opened', { ...duty, workingDays: 3, vacantPost: '组织委员' });
    expect(zh).toContain('“组织委员”空缺，由您负责');
  });
});

describe('the e-mail of a reminder', () => {
  const matter = { kind: 'duty-due-soon', subjectKind: 'duty', subjectId: 'd1', title: '上党课' };

  it('makes one digest of several matters, and counts what it does not name', () => {
    const many = Array.from({ length: 22 }, (_, n) => ({ ...matter, subjectId: `d${n}`, title: `事${n}` }));
    const mail = reminderMail(many, 'zh-CN', 'https://zeren.example/');
    expect(mail.subject).toBe('【责任】您有 22 件事待办');
    expect(mail.text).toContain('20. 任务待办：事19\n   https://zeren.example/duties/d19\n……还有 2 件。');
    expect(reminderMail(many.slice(0, 2), 'en', undefined)).toMatchObject({
      subject: '[Zeren] 2 matters are waiting',
      text: expect.stringContaining('2. A duty is waiting: 事1') as string,
    });
  });

  it('tells a superior that it is not theirs to report', () => {
    const above = reminderMail([{ ...matter, kind: 'duty-overdue-above' }], 'zh-CN', undefined);
    expect(above.subject).toBe('【责任】下级任务逾期，请督促：上党课');
  });

  it('says what waits and where, in the language of the account', () => {
    expect(reminderMail([matter], 'zh-CN', 'https://zeren.example')).toEqual({
      subject: '【责任】任务待办：上党课',
      text: '您有一项任务待办：“上党课”\n\n查看：https://zeren.example/duties/d1\n\n本邮件由系统发出，请勿回复。\n',
    });
    expect(
      reminderMail(
        [{ kind: 'list-issued', subjectKind: 'responsibility-list', subjectId: 'l1', year: 2026 }],
        'en',
        undefined,
      ).text,
    ).toContain('Sign in and open your to-do page');
  });
});
