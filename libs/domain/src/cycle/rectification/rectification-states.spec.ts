import { createWorkingCalendar } from '../../registry/calendar/working-days';
import { severities, oneLevelUp } from '../inspections/finding-severity';
import { mayCloseOrder } from './may-close-order';
import type { ClosableOrder } from './may-close-order';
import { mayDecideMoreTime } from './may-extend-order';
import { mayIssueOrder } from './may-issue-order';
import type { MovedOrder } from './may-move-order';
import { mayVerifyOrder } from './may-verify-order';
import { dueAfterHold, lookBackDay, orderDueOn } from './order-deadline';
import { graceOfOrder, lightBounds, orderLight, orderRedAfter } from './order-light';
import type { OrderActor } from './order-parties';
import { ORDER_LIFECYCLE, ORDER_STATES, ORDER_VERBS, orderStateAfter } from './rectification-states';
import type { OrderState } from './rectification-states';

const calendar = createWorkingCalendar({
  years: [2026],
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  worked: ['2026-10-10'],
});

describe('the lifecycle of a rectification order', () => {
  it('reaches every state, uses every verb, and ends only where it says so', () => {
    const seen = new Set<OrderState>(['issued']);
    for (const state of seen)
      for (const next of Object.values(ORDER_LIFECYCLE[state])) if (next) seen.add(next);
    expect([...seen].sort()).toEqual([...ORDER_STATES].sort());
    const used = new Set(Object.values(ORDER_LIFECYCLE).flatMap((verbs) => Object.keys(verbs)));
    expect([...used].sort()).toEqual([...ORDER_VERBS].sort());
    const ends = ORDER_STATES.filter((state) => Object.keys(ORDER_LIFECYCLE[state]).length === 0);
    expect(ends).toEqual(['passed', 'withdrawn']);
  });

  it('knows one way to closed: approved, submitted, verified', () => {
    const into = (target: OrderState) =>
      ORDER_STATES.filter((state) => Object.values(ORDER_LIFECYCLE[state]).includes(target));
    expect(into('closed')).toEqual(['verified']);
    expect(into('verified')).toEqual(['submitted']);
    expect(into('submitted')).toEqual(['working']);
    expect(orderStateAfter('planned', 'approve-plan')).toBe('working');
  });
});

describe('who verifies and closes', () => {
  const order: ClosableOrder = {
    ...{ state: 'verified', postId: 'owner', organizationId: 'village', issuerOrganizationId: 'county' },
    ...{ ownerPersonIds: ['zhuo'], finderPersonId: 'he', verifierPersonId: 'lin', apart: true },
    ...{ evidence: 1, planApproved: true, verificationActId: 'act' },
  };
  const clerk: OrderActor = {
    ...{ tenureId: 't', personId: 'qin', postId: 'clerk', organizationId: 'county', isHead: false },
    ...{ ownPostIds: ['clerk'], leadsFor: ['county'] },
  };
  const close = (change: Partial<ClosableOrder>, actor: Partial<OrderActor> = {}) => {
    const answer = mayCloseOrder({ ...order, ...change }, { ...clerk, ...actor });
    return answer.ok ? answer.value : answer.refusal.code;
  };
  const verify = (change: Partial<ClosableOrder>, actor: Partial<OrderActor> = {}) => {
    const answer = mayVerifyOrder(
      { ...order, state: 'submitted', ...change },
      { ...clerk, ...actor },
      'confirmed',
    );
    return answer.ok ? answer.value : answer.refusal.code;
  };

  it('never closes without evidence, approved plan and foreign verifier', () => {
    expect(close({})).toBe('closed');
    expect(close({ evidence: 0 })).toBe('rectification.no-evidence');
    expect(close({ planApproved: false })).toBe('rectification.no-approved-plan');
    expect(close({ verificationActId: null })).toBe('rectification.not-verified');
    expect(close({ verifierPersonId: null })).toBe('rectification.not-verified');
    expect(close({ verifierPersonId: 'zhuo' })).toBe('rectification.not-verified');
    expect(close({ state: 'submitted' })).toBe('rectification.wrong-state');
    expect(close({}, { personId: 'zhuo' })).toBe('rectification.own-work');
    expect(close({}, { leadsFor: ['wangshu'] })).toBe('rectification.other-body');
  });

  it('keeps finder, verifier and closer apart where it is grave, and only there', () => {
    expect(verify({}, { personId: 'he' })).toBe('rectification.finder-verifies');
    expect(verify({ apart: false }, { personId: 'he' })).toBe('verified');
    expect(close({}, { personId: 'lin' })).toBe('rectification.verifier-closes');
    expect(close({ apart: false }, { personId: 'lin' })).toBe('closed');
    expect(verify({}, { tenureId: null })).toBe('rectification.no-post');
    expect(verify({}, { organizationId: 'village' })).toBe('rectification.colleague');
    expect(verify({}, { organizationId: 'village', isHead: true })).toBe('verified');
  });
});

describe('who issues', () => {
  it('is never whoever answers for the post in charge, under whichever post', () => {
    const issue = (
      actor: { postId: string | null; personId: string | null },
      holderPersonId: string | null,
    ) => {
      const answer = mayIssueOrder({ postId: 'owner', holderPersonId }, actor);
      return answer.ok || answer.refusal.code;
    };
    expect(issue({ postId: 'clerk', personId: 'qin' }, 'zhuo')).toBe(true);
    expect(issue({ postId: 'clerk', personId: null }, null)).toBe(true);
    expect(issue({ postId: 'owner', personId: 'qin' }, null)).toBe('rectification.to-oneself');
    expect(issue({ postId: 'clerk', personId: 'zhuo' }, 'zhuo')).toBe('rectification.to-oneself');
  });
});

describe('a request for more time', () => {
  const order: MovedOrder & { standsDueOn: string; round: number } = {
    ...{ state: 'working', postId: 'owner', organizationId: 'village', issuerOrganizationId: 'county' },
    ...{ ownerPersonIds: ['zhuo'], finderPersonId: null, verifierPersonId: null, apart: false },
    ...{ standsDueOn: '2026-12-10', round: 2 },
  };
  const clerk: OrderActor = {
    ...{ tenureId: 't', personId: 'qin', postId: 'clerk', organizationId: 'county', isHead: false },
    ...{ ownPostIds: ['clerk'], leadsFor: ['county'] },
  };
  const decide = (round: number, granted: boolean, state: 'asked' | 'lapsed' = 'asked') => {
    const asked = { state, askedFor: '2026-12-20', round };
    const answer = mayDecideMoreTime(order, asked, clerk, { granted, today: '2026-12-01' });
    return answer.ok || answer.refusal.code;
  };

  it('of a round before is only refused; one that lapsed is neither', () => {
    expect([decide(2, true), decide(2, false), decide(1, false)]).toEqual([true, true, true]);
    expect(decide(1, true)).toBe('rectification.extension-of-a-round-before');
    expect([decide(2, true, 'lapsed'), decide(2, false, 'lapsed')]).toEqual([
      ...['rectification.extension-settled', 'rectification.extension-settled'],
    ]);
  });
});

describe('the dates of an order', () => {
  it('are working days after it was issued, across a holiday and a worked Saturday', () => {
    expect(orderDueOn('2026-09-29', 5, calendar)).toBe('2026-10-12');
  });

  it('move on by the working days of a hold', () => {
    expect(dueAfterHold('2026-10-15', '2026-09-30', '2026-10-12', calendar)).toBe('2026-10-21');
    expect(dueAfterHold('2026-10-15', '2026-09-30', '2026-09-30', calendar)).toBe('2026-10-15');
  });

  it('bring a look-back 90 days after closing, on a working day', () => {
    expect(lookBackDay('2026-07-03', calendar)).toBe('2026-10-08');
    expect(lookBackDay('2026-11-23', calendar)).toBe('2027-02-22');
  });

  it('light up the same one by one as by their bounds', () => {
    for (const today of ['2026-11-23', '2026-10-04', '2026-10-10', '2026-12-31']) {
      const { severeUntil, soonUntil } = lightBounds(today, calendar);
      for (let offset = -60; offset <= 60; offset += 1) {
        const due = new Date(Date.parse(`${today}T00:00:00Z`) + offset * 86_400_000)
          .toISOString()
          .slice(0, 10);
        const lit = { state: 'working', dueOn: due, standsDueOn: due, submittedOn: null } as const;
        const byBounds =
          due <= severeUntil ? 'severe' : due < today ? 'overdue' : due <= soonUntil ? 'soon' : 'ok';
        expect([today, due, orderLight(lit, today, calendar).light]).toEqual([today, due, byBounds]);
      }
    }
  });

  it('are not red within a grace after an election, and red as if due on its last day after it', () => {
    const graces = [
      { postId: 'p', startsOn: '2026-12-01', endsOn: '2026-12-30' },
      { postId: 'p', startsOn: '2026-12-01', endsOn: '2026-12-20' },
      { postId: 'other', startsOn: '2026-11-01', endsOn: '2027-12-30' },
    ];
    const read = (standsDueOn: string, today: string, change: object = {}) => {
      const graceUntil = graceOfOrder({ postId: 'p', standsDueOn }, graces);
      const lit = {
        state: 'working',
        dueOn: standsDueOn,
        standsDueOn,
        submittedOn: null,
        graceUntil,
      } as const;
      return orderLight({ ...lit, ...change }, today, calendar);
    };
    expect(read('2026-11-30', '2026-12-15').light).toBe('overdue');
    expect(read('2026-12-14', '2026-12-14').light).toBe('soon');
    expect(read('2026-12-14', '2026-12-15').light).toBe('idle');
    const last = read('2026-12-14', '2026-12-30');
    expect([last.light, last.workingDays]).toEqual(['idle', 0]);
    expect(last.reason.zh).toContain('接任过渡期到2026年12月30日');
    const after = read('2026-12-14', '2026-12-31');
    expect([after.light, after.workingDays]).toEqual(['overdue', -1]);
    expect(after.reason.zh).toContain('接任过渡期至2026年12月30日');
    expect(read('2026-12-14', '2027-01-15').light).toBe('overdue');
    expect(read('2026-12-14', '2027-02-10').light).toBe('severe');
    expect(read('2026-12-14', '2026-12-20', { state: 'submitted', submittedOn: '2026-12-16' }).light).toBe(
      'late',
    );
    expect(orderRedAfter({ standsDueOn: '2026-12-31', graceUntil: null })).toBe('2026-12-31');
  });

  it('stop on hold and once something was submitted', () => {
    const light = (change: object) =>
      orderLight(
        { state: 'working', dueOn: '2026-11-20', standsDueOn: '2026-11-20', submittedOn: null, ...change },
        '2026-12-31',
        calendar,
      ).light;
    expect(light({ state: 'held' })).toBe('idle');
    expect(light({ state: 'submitted', submittedOn: '2026-11-20' })).toBe('ok');
    expect(light({ state: 'closed', submittedOn: '2026-11-13' })).toBe('early');
    expect(light({ state: 'submitted', submittedOn: '2026-11-23' })).toBe('late');
  });
});

describe('severity', () => {
  const known = severities([
    { code: '高', attributes: { rank: 3, workingDays: 10 } },
    { code: '中', attributes: { rank: 2, workingDays: 15, apart: false } },
  ]);

  it('goes one level up, and stays at the gravest', () => {
    expect(oneLevelUp(known, '中')?.code).toBe('高');
    expect(oneLevelUp(known, '高')?.code).toBe('高');
    expect(known.map(({ apart }) => apart)).toEqual([false, true]);
  });
});
