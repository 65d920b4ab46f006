import { doerWords, entryOutcome, entrySentence } from './entry-sentence';
import type { Doer } from './entry-sentence';

const nobody: Doer = {
  accountId: null,
  username: null,
  administrator: null,
  personName: null,
  postTitle: null,
  organizationName: null,
};
const holder: Doer = {
  ...nobody,
  accountId: '1',
  username: 'linxiaoman',
  personName: '林小满',
  postTitle: '党委书记',
  organizationName: '青禾镇党委',
};
const on = '2026-11-23';

describe('an entry in words', () => {
  it('says who did what to what, under which post', () => {
    expect(
      entrySentence({
        action: 'duty.report',
        on,
        doer: holder,
        subjectName: { zh: '三会一课 3月', en: 'Three meetings' },
      }),
    ).toEqual({
      zh: '林小满（青禾镇党委 党委书记）报送任务“三会一课 3月”。',
      en: '林小满 (青禾镇党委 党委书记) reported on the duty “Three meetings”.',
    });
  });

  it('goes without a name that nobody knows', () => {
    expect(entrySentence({ action: 'duty.report', on, doer: holder, subjectName: null }).en).toBe(
      '林小满 (青禾镇党委 党委书记) reported on the duty.',
    );
  });

  it('names administrators, bare accounts, deleted ones, the product, and somebody at the door', () => {
    const said = (doer: Doer, action = 'session.open') => doerWords(doer, action).zh;
    expect(said({ ...nobody, accountId: '1', username: 'sys', administrator: 'system' })).toBe(
      '系统管理员（sys）',
    );
    expect(said({ ...holder, postTitle: null, organizationName: null })).toBe('林小满（linxiaoman）');
    expect(said({ ...nobody, accountId: '1', username: 'lin' })).toBe('账号 lin');
    expect(said({ ...nobody, accountId: '1' })).toBe('已删除的账号');
    expect(said(nobody)).toBe('系统');
    expect(said(nobody, 'session.refuse')).toBe('有人');
  });

  it('says of a refusal why, where and how often', () => {
    const refusal = {
      code: 'access.permission-missing',
      permission: 'audit.read',
      method: 'GET',
      route: '/api/audit/entries',
      attempts: 7,
    };
    const told = entrySentence({
      action: 'access.deny-repeatedly',
      on,
      doer: holder,
      subjectName: null,
      refusal,
    });
    expect(told.zh).toContain('没有“查看审计记录”的权限，试图查看审计记录，共 7 次。');
    expect(told.en).toContain(
      'lacks the permission to see the audit record, tried to see the audit record, 7 times.',
    );
    expect(
      entrySentence({
        action: 'session.refuse',
        on,
        doer: nobody,
        subjectName: null,
        refusal: { reason: 'session.locked' },
      }).zh,
    ).toBe('有人登录账号，未获准：连续输错，暂时锁定。');
  });

  it('has no hole where the subject has no name', () => {
    const told = (action: string) => entrySentence({ action, on, doer: nobody, subjectName: null }).zh;
    expect(told('responsibility-list.edit')).toBe('系统修改责任清单的条目。');
    expect(told('duty.follow-reorganization')).toBe('系统组织合并、分设或撤销后，任务随之转接。');
  });

  it('keeps the code of an action that nobody named, and takes it for done', () => {
    expect(
      entrySentence({ action: 'star.polish', on, doer: nobody, subjectName: { zh: '甲', en: null } }),
    ).toEqual({
      zh: '系统star.polish“甲”。',
      en: 'The system star.polish “甲”.',
    });
    expect(entryOutcome('star.polish', on)).toBe('done');
    expect(entryOutcome('access.deny', on)).toBe('refused');
  });
});
