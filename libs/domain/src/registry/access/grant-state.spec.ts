import fc from 'fast-check';
import { dayAfter, dayBefore } from '../calendar/calendar-days';
import { daysOfNewGrant, grantStateOn, mayExtendGrant, mayRevokeGrant, takenBackEarly } from './grant-state';
import type { GrantDays } from './grant-state';

const day = fc
  .integer({ min: 0, max: 800 })
  .map((n) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const grant: fc.Arbitrary<GrantDays> = fc
  .record({ validFrom: day, validTo: fc.option(day) })
  .filter(({ validFrom, validTo }) => validTo === null || validTo >= validFrom);
const code = (outcome: ReturnType<typeof mayRevokeGrant> | ReturnType<typeof mayExtendGrant>) =>
  outcome.ok ? outcome.value : outcome.refusal.code;

describe('a grant', () => {
  it('is coming, then holds, then has ended, and never goes back', () => {
    fc.assert(
      fc.property(grant, day, day, (given, a, b) => {
        const [earlier, later] = a <= b ? [a, b] : [b, a];
        const order = ['coming', 'holding', 'ended'];
        const at = (on: string) => order.indexOf(grantStateOn(given, on));
        expect(at(earlier)).toBeLessThanOrEqual(at(later));
      }),
    );
  });

  it('holds from its first day through its last', () => {
    const days = { validFrom: '2026-12-01', validTo: dayAfter('2026-12-31') };
    expect(
      ['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'].map((on) => grantStateOn(days, on)),
    ).toEqual(['coming', 'holding', 'holding', 'ended']);
    expect(dayBefore('2027-01-01')).toBe('2026-12-31');
  });

  it('that is revoked at once does not hold today, nor any later day', () => {
    fc.assert(
      fc.property(grant, day, day, (given, today, later) => {
        const outcome = mayRevokeGrant(given, null, today);
        if (!outcome.ok) return expect(grantStateOn(given, today)).toBe('ended');
        const after = { ...given, validTo: outcome.value };
        expect(outcome.value >= given.validFrom).toBe(true);
        expect(grantStateOn(after, today)).toBe('ended');
        if (later >= today) expect(grantStateOn(after, later)).toBe('ended');
      }),
    );
  });

  it('that was taken back on its first day is not said never to have held', () => {
    const today = '2026-11-30';
    const revoked = (validFrom: string) => {
      const outcome = mayRevokeGrant({ validFrom, validTo: null }, null, today);
      return { validFrom, validTo: outcome.ok ? outcome.value : null };
    };
    expect(takenBackEarly(revoked(today), today)).toBe('by-first-day');
    expect(takenBackEarly(revoked('2026-12-01'), today)).toBe('before-first-day');
    expect(takenBackEarly(revoked('2026-12-01'), '2026-12-01')).toBe('by-first-day');
    expect(takenBackEarly(revoked('2026-11-29'), today)).toBeNull();
    expect(takenBackEarly({ validFrom: today, validTo: null }, today)).toBeNull();
  });

  it('is never made to hold longer by revoking, nor shorter by extending', () => {
    fc.assert(
      fc.property(grant, fc.option(day), day, (given, lastDay, today) => {
        const [revoked, extended] = [
          mayRevokeGrant(given, lastDay, today),
          mayExtendGrant(given, lastDay, today),
        ];
        expect(revoked.ok && lastDay !== null && extended.ok).toBe(false);
        if (revoked.ok && given.validTo !== null) expect(revoked.value <= given.validTo).toBe(true);
        if (extended.ok && extended.value !== null) expect(extended.value > given.validTo!).toBe(true);
      }),
    );
  });

  it('says what is wrong with a day', () => {
    const open = { validFrom: '2026-11-01', validTo: null };
    const until = { validFrom: '2026-11-01', validTo: '2026-12-01' };
    const today = '2026-11-23';
    expect(code(mayRevokeGrant(until, '2026-11-30', today))).toBe('access.last-day-not-earlier');
    expect(code(mayRevokeGrant(open, '2026-11-22', today))).toBe('access.last-day-past');
    expect(code(mayRevokeGrant({ validFrom: '2026-12-01', validTo: null }, '2026-11-30', today))).toBe(
      'access.last-day-past',
    );
    expect(code(mayExtendGrant(open, null, today))).toBe('access.last-day-not-later');
    expect(code(mayExtendGrant(until, '2026-11-30', today))).toBe('access.last-day-not-later');
    expect(code(mayExtendGrant(until, null, '2026-12-01'))).toBe('access.grant-ended');
    expect(daysOfNewGrant('2026-11-22', null, today)).toMatchObject({ refusal: { field: 'validFrom' } });
    expect(daysOfNewGrant('2026-11-23', '2026-11-22', today)).toMatchObject({
      refusal: { field: 'lastDay' },
    });
    expect(daysOfNewGrant('2026-11-23', '2026-11-23', today)).toMatchObject({
      value: { validTo: '2026-11-24' },
    });
  });
});
