import { mayIssueList } from './may-issue-list';
import type { IssuableList } from './may-issue-list';
import { mayReceiveList } from './may-receive-list';
import type { ReceivableList } from './may-receive-list';

const codeOf = (outcome: ReturnType<typeof mayIssueList>) =>
  outcome.ok ? outcome.value : outcome.refusal.code;

describe('mayIssueList', () => {
  const list: IssuableList = {
    state: 'draft',
    postTitle: '望舒镇党委书记',
    hasOwner: true,
    keptElsewhereBy: null,
    undated: [],
  };
  const undated = {
    code: 'R44',
    textZh: '窗口差评三个工作日内回访整改，同类差评当年再次发生须查原因',
    cadencePhrase: '3个工作日',
  };

  it('lets a draft with an owner and dates be issued', () => {
    expect(codeOf(mayIssueList(list))).toBe('issued');
  });

  it('blocks a list that nobody answers for', () => {
    expect(codeOf(mayIssueList({ ...list, hasOwner: false }))).toBe('responsibility-list.no-owner');
  });

  it('blocks a list with an undated item, and names the item and how many there are', () => {
    const outcome = mayIssueList({ ...list, undated: [undated, undated] });
    expect(codeOf(outcome)).toBe('responsibility-list.undated');
    expect(!outcome.ok && outcome.refusal.zh).toBe(
      '“R44 窗口差评三个工作日内回访整改，同类差评当年再次发…”的时限“3个工作日”还没有明确到日期，共 2 项。请到“待定时限”中选定，再印发。',
    );
  });

  it('leaves to another body what it keeps, and names it', () => {
    const outcome = mayIssueList({ ...list, keptElsewhereBy: '中共云岭县委', undated: [undated] });
    expect(codeOf(outcome)).toBe('responsibility-list.kept-elsewhere');
    expect(!outcome.ok && outcome.refusal.zh).toContain('中共云岭县委');
  });

  it('issues once', () => {
    expect(codeOf(mayIssueList({ ...list, state: 'issued' }))).toBe('responsibility-list.already-issued');
    expect(codeOf(mayIssueList({ ...list, state: 'received' }))).toBe('responsibility-list.already-issued');
    expect(codeOf(mayIssueList({ ...list, state: 'superseded' }))).toBe('responsibility-list.superseded');
  });
});

describe('mayReceiveList', () => {
  const list: ReceivableList = {
    state: 'issued',
    postTitle: '望舒镇党委书记',
    answeringTenureId: 'tenure-1',
  };

  it('lets only who answers for the post sign, under that tenure', () => {
    expect(codeOf(mayReceiveList(list, { tenureId: 'tenure-1' }))).toBe('received');
    expect(codeOf(mayReceiveList(list, { tenureId: 'tenure-2' }))).toBe('responsibility-list.not-yours');
    expect(codeOf(mayReceiveList(list, { tenureId: null }))).toBe('responsibility-list.not-yours');
    expect(codeOf(mayReceiveList({ ...list, answeringTenureId: null }, { tenureId: null }))).toBe(
      'responsibility-list.not-yours',
    );
  });

  it('is signed for once, after issuing', () => {
    const actor = { tenureId: 'tenure-1' };
    expect(codeOf(mayReceiveList({ ...list, state: 'draft' }, actor))).toBe('responsibility-list.not-issued');
    expect(codeOf(mayReceiveList({ ...list, state: 'received' }, actor))).toBe(
      'responsibility-list.already-received',
    );
    expect(codeOf(mayReceiveList({ ...list, state: 'superseded' }, actor))).toBe(
      'responsibility-list.superseded',
    );
  });
});
