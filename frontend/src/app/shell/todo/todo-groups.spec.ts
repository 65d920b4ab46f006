import type { AgreementRow } from '../../cycle/agreements/data/agreement-views';
import type { HandoverRow } from '../../cycle/handover/data/handover-views';
import type { ListToReceive, OpenObjection } from '../../cycle/responsibility/data/responsibility-views';
import { aDuty, aTodo, aWaitingDuty } from '../../../testing/a-duty';
import { todoGroups } from './todo-groups';

const list = (id: string, receiptDueOn: string | null): ListToReceive => ({
  id,
  year: 2026,
  state: 'issued',
  postId: 'p',
  postTitle: '乡镇党委书记',
  postKind: '乡镇党委书记',
  organizationId: 'o',
  organizationName: '望舒镇党委',
  holderName: '林小满',
  headName: null,
  receivedBy: null,
  itemCount: 9,
  undatedCount: 0,
  issuedAt: '2026-11-20T00:00:00Z',
  receiptDueOn,
  receivedAt: null,
  mayIssue: false,
  objection: null,
  versionNo: 1,
  amendReason: null,
  version: 1,
});
const objection = (id: string, replyDueOn: string): OpenObjection => ({
  id,
  listId: 'l',
  year: 2026,
  postTitle: '乡镇党委书记',
  organizationName: '望舒镇党委',
  text: '我镇没有规上非公企业',
  raisedBy: '林小满',
  replyDueOn,
});
const agreement = (id: string, workingDays: number): AgreementRow => ({
  ...{
    id,
    title: '责任书',
    year: 2026,
    versionNo: 1,
    postId: 'p',
    postTitle: '乡镇党委书记',
    organizationId: 'o',
  },
  ...{ organizationName: '望舒镇党委', levelCode: '乡镇', issuerOrganizationName: '云岭县委' },
  ...{ issuerPostTitle: '县委书记', state: 'made', standing: 'made', dueOn: '2026-11-26', workingDays },
  ...{ reason: null, version: 1 },
});
const handover = (id: string, workingDays: number): HandoverRow => ({
  id,
  postId: 'p',
  postTitle: '乡镇党委书记',
  organizationId: 'o',
  organizationName: '望舒镇党委',
  outgoingName: '林小满',
  incomingName: '许知远',
  interim: false,
  fromInterim: false,
  state: 'handed-over',
  light: workingDays < 0 ? 'overdue' : 'soon',
  lightReason: { zh: '', en: '' },
  endedOn: '2026-11-16',
  incomingStartsOn: '2026-11-17',
  dueOn: '2026-11-24',
  workingDays,
  takenOverOn: null,
  graceUntil: null,
  batchId: null,
  itemCount: 3,
  chasedOn: null,
  version: 1,
});
const empty = aTodo();

describe('the groups of 待办', () => {
  it('come in the order of urgency, each sorted by working days left; empty ones are left out', () => {
    const groups = todoGroups(
      {
        ...empty,
        overdue: [aDuty({ id: 'late', workingDays: -2 }), aDuty({ id: 'worst', workingDays: -21 })],
        toAnswer: [objection('waits', '2026-11-25')],
        soon: [aDuty({ id: 'five', workingDays: 5 }), aDuty({ id: 'one', workingDays: 1 })],
        toReceive: [
          list('later', '2026-12-20'),
          list('undated', null),
          list('past', '2026-11-20'),
          list('near', '2026-11-27'),
        ],
      },
      { toHandOver: [], toTakeOver: [handover('taking', 2)], toConfirm: [handover('absent', -4)] },
      { toSign: [agreement('signing', 3)], toCountersign: [agreement('countersigning', -1)] },
      '2026-11-23',
    );
    expect(groups.map(({ key, entries }) => [key, entries.map(({ id, light }) => `${id}:${light}`)])).toEqual(
      [
        ['overdue', ['worst:overdue', 'late:overdue']],
        [
          'toReceive',
          [
            ...['absent:overdue', 'taking:soon', 'signing:soon', 'countersigning:overdue'],
            ...['past:overdue', 'near:soon', 'later:idle', 'undated:idle'],
          ],
        ],
        ['toAnswer', ['waits:soon']],
        ['soon', ['one:overdue', 'five:overdue']],
      ],
    );
  });
});

describe('what others wait for', () => {
  it('stands between what came back and what is due soon, with its count and the days left', () => {
    const request = {
      ...{
        id: 'x1',
        state: 'asked' as const,
        dueBefore: '2026-11-25',
        askedFor: '2026-12-10',
        reason: '路断了',
      },
      ...{ askedAt: '2026-11-23T02:00:00Z', askedBy: '林小满', deciderName: '云岭县委', version: 1 },
      ...{ decidedAt: null, decidedBy: null, decisionReason: null, mayDecide: true, mayWithdraw: false },
      ...{
        dutyId: 'd1',
        title: '党建例会',
        titleEn: null,
        organizationName: '望舒镇党委',
        postTitle: '书记',
      },
      waits: { since: '2026-11-23', dueOn: '2026-11-25', light: 'soon' as const, workingDays: 2 },
    };
    const groups = todoGroups(
      {
        ...empty,
        ...{ returned: [aDuty({ id: 'back' })], soon: [aDuty({ id: 'soon' })], toDecide: [request] },
        toVerify: { count: 40, items: [aWaitingDuty({ id: 'reported' })] },
        toLookAgain: { count: 2, items: [aWaitingDuty({ id: 'verified' })] },
      },
      undefined,
      undefined,
      '2026-11-23',
    );
    expect(
      groups.map(({ key, count, entries }) => [key, count, entries.map(({ id, days }) => [id, days])]),
    ).toEqual([
      ['returned', 1, [['back', -12]]],
      ['toVerify', 40, [['reported', 4]]],
      ['toLookAgain', 2, [['verified', 4]]],
      ['toDecide', 1, [['x1', 2]]],
      ['soon', 1, [['soon', -12]]],
    ]);
  });
});

describe('whoever holds no post any more', () => {
  it('still sees the handover that waits for them, and nothing else', () => {
    const groups = todoGroups(
      undefined,
      { toHandOver: [handover('leaving', 3)], toTakeOver: [], toConfirm: [] },
      undefined,
      '2026-11-23',
    );
    expect(groups.map(({ key, entries }) => [key, entries.map(({ id, as }) => [id, as])])).toEqual([
      ['toReceive', [['leaving', 'out']]],
    ]);
  });
});
