import type { HandoverItem } from '../data/handover-views';
import { matterCounts, weightGroups } from './sheet-groups';

const line = (id: string, kind: string, rest: Partial<HandoverItem> = {}): HandoverItem => ({
  id,
  kind,
  subjectId: id,
  titleZh: id,
  titleEn: id,
  dueOn: null,
  light: null,
  weight: 'to-take-over',
  overdue: [],
  note: null,
  late: false,
  addedByName: null,
  addedAt: '2026-07-01T00:00:00Z',
  ...rest,
});

describe('the sheet of a handover', () => {
  const items = [
    line('late', 'duty', { light: 'severe' }),
    line('due', 'duty', { light: 'soon' }),
    line('grant', 'capability-grant', { weight: 'to-settle' }),
    line('list', 'responsibility-list', { weight: 'to-know' }),
    line('problem', 'finding'),
    line('order', 'rectification-order', { light: 'overdue' }),
    line('led', 'rectification-led', { weight: 'to-know' }),
    line('new', 'of-a-later-room'),
  ];

  it('counts each kind, what is overdue too; a kind that a later room brings stands under 其他', () => {
    expect(matterCounts(items)).toEqual([
      { kind: 'duty', count: 2, overdue: 1 },
      { kind: 'responsibility-list', count: 1, overdue: 0 },
      { kind: 'finding', count: 1, overdue: 0 },
      { kind: 'rectification-order', count: 1, overdue: 1 },
      { kind: 'rectification-led', count: 1, overdue: 0 },
      { kind: 'capability-grant', count: 1, overdue: 0 },
      { kind: 'other', count: 1, overdue: 0 },
    ]);
  });

  it('groups by what is asked for and leaves empty groups out; one kind may be looked at alone', () => {
    const ids = (kind: string | null) =>
      weightGroups(items, kind).map((group) => [group.weight, group.items.map(({ id }) => id)]);
    expect(ids(null)).toEqual([
      ['to-take-over', ['late', 'due', 'problem', 'order', 'new']],
      ['to-settle', ['grant']],
      ['to-know', ['list', 'led']],
    ]);
    expect(ids('duty')).toEqual([['to-take-over', ['late', 'due']]]);
  });
});
