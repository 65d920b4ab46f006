import type { DutyRow, DutyView, TodoView, WaitingDuty } from '../app/cycle/duties/data/duty-views';

export const aDuty = (part: Partial<DutyRow> = {}): DutyRow => ({
  id: 'duty-1',
  title: '11月党建例会',
  titleEn: null,
  periodLabel: '2026年11月',
  opensOn: '2026-11-01',
  dueOn: '2026-11-05',
  extendedTo: null,
  year: 2026,
  provisional: false,
  light: 'overdue',
  lightReason: { zh: '应于11月5日前报，还没报', en: 'Due 5 November, not reported' },
  workingDays: -12,
  graceUntil: null,
  state: 'owed',
  reportedOn: null,
  checkingClass: '抽核',
  awaitsCheck: false,
  postId: 'post-1',
  postTitle: '望舒镇党委书记',
  organizationId: 'organization-1',
  organizationName: '望舒镇党委',
  holderName: '林小满',
  domainCode: '农村',
  domainName: '农村',
  evidenceCount: 0,
  version: 3,
  asksTable: false,
  inSteadOf: null,
  canReport: true,
  reportRefusal: null,
  ...part,
});

export const aDutyView = (part: Partial<DutyView> = {}): DutyView => ({
  ...aDuty(),
  item: {
    textZh: '每月5日前召开党建例会',
    textEn: null,
    evidenceAsked: '例会通报',
    basis: '示例',
    cadencePhrase: '每月5日前',
    listId: 'list-1',
  },
  directive: null,
  reports: [],
  evidence: [],
  checking: { awaits: false, mayVerify: false, refusal: null, look: null, acts: [], opened: [] },
  extensions: { items: [], mayAsk: null },
  reusable: [],
  draft: null,
  timeline: [],
  ...part,
});

/** A report that waits for somebody's look. */
export const aWaitingDuty = (part: Partial<WaitingDuty> = {}): WaitingDuty => ({
  ...aDuty({ state: 'reported', reportedOn: '2026-11-16', awaitsCheck: true, canReport: false }),
  waits: { since: '2026-11-16', dueOn: '2026-11-30', light: 'soon', workingDays: 4 },
  ...part,
});

/** 待办 of somebody for whom nothing waits. */
export const aTodo = (part: Partial<TodoView> = {}): TodoView => ({
  ...{ overdue: [], toReceive: [], toAnswer: [], returned: [], soon: [], toDecide: [] },
  ...{ toVerify: { count: 0, items: [] }, toLookAgain: { count: 0, items: [] } },
  ...{ openCount: 0, minutes: 0, nextDue: null },
  ...part,
});
