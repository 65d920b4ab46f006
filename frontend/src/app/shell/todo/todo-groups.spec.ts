import type { TodoView } from '../../cycle/duties/data/duty-views';
import type { ResponsibilityListRow } from '../../cycle/responsibility/data/responsibility-views';
import { aDuty } from '../../../testing/a-duty';
import { todoGroups } from './todo-groups';

const list = (id: string, receiptDueOn: string | null): ResponsibilityListRow => ({
  id,
  year: 2026,
  state: 'issued',
  postId: 'p',
  postTitle: '乡镇党委书记',
  postKind: '乡镇党委书记',
  organizationId: 'o',
  organizationName: '望舒镇党委',
  holderName: '林小满',
  itemCount: 9,
  undatedCount: 0,
  issuedAt: '2026-11-20T00:00:00Z',
  receiptDueOn,
  receivedAt: null,
  mayIssue: false,
  versionNo: 1,
  amendReason: null,
  version: 1,
});
const empty: TodoView = {
  overdue: [],
  toReceive: [],
  returned: [],
  soon: [],
  openCount: 0,
  minutes: 0,
  nextDue: null,
};

describe('the groups of 待办', () => {
  it('come in the order of urgency, each sorted by working days left; empty ones are left out', () => {
    const groups = todoGroups(
      {
        ...empty,
        overdue: [aDuty({ id: 'late', workingDays: -2 }), aDuty({ id: 'worst', workingDays: -21 })],
        soon: [aDuty({ id: 'five', workingDays: 5 }), aDuty({ id: 'one', workingDays: 1 })],
        toReceive: [
          list('later', '2026-12-20'),
          list('undated', null),
          list('past', '2026-11-20'),
          list('near', '2026-11-27'),
        ],
      },
      '2026-11-23',
    );
    expect(groups.map(({ key, entries }) => [key, entries.map(({ id, light }) => `${id}:${light}`)])).toEqual(
      [
        ['overdue', ['worst:overdue', 'late:overdue']],
        ['toReceive', ['past:overdue', 'near:soon', 'later:idle', 'undated:idle']],
        ['soon', ['one:overdue', 'five:overdue']],
      ],
    );
  });
});
