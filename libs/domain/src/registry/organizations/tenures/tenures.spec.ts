import * as fc from 'fast-check';
import type { TenureKind } from '../tenure';
import { mayCorrectTenure } from './may-correct-tenure';
import { mayEndTenure } from './may-end-tenure';
import { mayStartTenure } from './may-start-tenure';
import type { HeldTenure, PostToFill, TenureWanted } from './may-start-tenure';
import { phaseOn, TENURE_PHASES, turnsBetween } from './tenure-phase';

const TODAY = '2026-06-01';
const by = { personId: 'clerk', today: TODAY };
const post = { validFrom: '2017-01-01', validTo: null };
const wanted = (over: Partial<TenureWanted> = {}): TenureWanted => ({
  postId: 'secretary',
  personId: 'xu',
  kind: '任职',
  startsOn: TODAY,
  endsOn: null,
  startNote: null,
  ...over,
});
const held = (over: Partial<HeldTenure> = {}): HeldTenure => ({
  postId: 'secretary',
  personId: 'lin',
  personName: '林小满',
  kind: '任职',
  startsOn: '2024-03-01',
  endsOn: null,
  ...over,
});
const code = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refusal?.code;
const start = (tenure: Partial<TenureWanted>, others: readonly HeldTenure[] = [], at: PostToFill = post) =>
  code(mayStartTenure(wanted(tenure), at, others, by));

describe('starting a tenure', () => {
  it('needs days in order, near enough, and a post that exists', () => {
    expect(start({})).toBe('ok');
    expect(start({ endsOn: '2026-05-31' })).toBe('tenure.ends-before-start');
    expect(start({ startsOn: '2062-06-01' })).toBe('tenure.too-far-ahead');
    expect(start({ startsOn: '2019-06-01' })).toBe('ok');
    const closes = { validFrom: '2020-01-01', validTo: '2026-09-01' };
    expect(start({}, [], closes)).toBe('ok');
    expect(start({ endsOn: '2026-09-01' }, [], closes)).toBe('tenure.post-closed');
    expect(start({ startsOn: '2019-12-31' }, [], closes)).toBe('tenure.post-closed');
  });

  it('is not for the one who records it', () => {
    expect(start({ personId: 'clerk' })).toBe('tenure.own');
    expect(code(mayStartTenure(wanted(), post, [], { ...by, personId: null }))).toBe('ok');
  });

  it.each<[TenureKind, TenureKind, string]>([
    ['任职', '任职', 'tenure.held-already'],
    ['兼任', '任职', 'tenure.held-already'],
    ['任职', '兼任', 'tenure.held-already'],
    ['任职', '主持工作', 'ok'],
    ['任职', '挂职', 'ok'],
    ['挂职', '任职', 'ok'],
    ['借调', '任职', 'ok'],
    ['主持工作', '任职', 'tenure.holder-in-place'],
    ['临时负责人', '兼任', 'tenure.holder-in-place'],
    ['主持工作', '挂职', 'ok'],
  ])('as %s beside %s: %s', (kind, other, expected) => {
    expect(start({ kind }, [held({ kind: other })])).toBe(expected);
  });

  it('leads the work while the holder is away when the note says why', () => {
    expect(start({ kind: '主持工作', startNote: '在任者到省委党校学习' }, [held()])).toBe('ok');
  });

  it('follows the one before from the next day on', () => {
    expect(start({}, [held({ endsOn: '2026-05-31' })])).toBe('ok');
    expect(start({}, [held({ endsOn: TODAY })])).toBe('tenure.held-already');
    expect(start({ endsOn: '2026-12-31' }, [held({ startsOn: '2027-01-01' })])).toBe('ok');
    expect(start({}, [held({ personId: 'xu', kind: '主持工作' })])).toBe('tenure.same-person');
  });
});

describe('ending a tenure', () => {
  const end = (endsOn: string, set: string | null = null, reason = { endReason: '调离' as const }) =>
    code(mayEndTenure({ startsOn: '2024-03-01', endsOn: set }, { endsOn, endNote: null, ...reason }, TODAY));

  it('happens on a day of it, past or ahead, and once', () => {
    expect(end('2026-05-31')).toBe('ok');
    expect(end('2026-12-31')).toBe('ok');
    expect(end('2024-03-01')).toBe('ok');
    expect(end('2024-02-29')).toBe('tenure.ends-before-start');
    expect(end('2026-05-31', '2026-05-30')).toBe('tenure.already-over');
    expect(end('2026-06-30', '2026-12-31')).toBe('ok');
    expect(end('2027-01-01', '2026-12-31')).toBe('tenure.ends-later-than-set');
  });

  it('says why, in words of its own for “other”', () => {
    const other = { endsOn: TODAY, endReason: '其他' as const };
    const tenure = { startsOn: '2024-03-01', endsOn: null };
    expect(code(mayEndTenure(tenure, { ...other, endNote: null }, TODAY))).toBe('tenure.reason-missing');
    expect(code(mayEndTenure(tenure, { ...other, endNote: '机构撤并' }, TODAY))).toBe('ok');
  });
});

describe('correcting a tenure', () => {
  const before = wanted({ startsOn: '2026-03-01' });
  const correct = (over: Partial<TenureWanted>, others: readonly HeldTenure[] = []) =>
    code(mayCorrectTenure(before, { ...before, ...over }, post, others, by));

  it('obeys what a new one obeys, and changes something', () => {
    expect(correct({ startsOn: '2026-03-02' })).toBe('ok');
    expect(correct({})).toBe('tenure.nothing-to-correct');
    expect(correct({ endsOn: '2026-02-01' })).toBe('tenure.ends-before-start');
    const predecessor = held({ endsOn: '2026-02-28' });
    expect(correct({ startsOn: '2026-02-28' }, [predecessor])).toBe('tenure.held-already');
    expect(correct({ kind: '主持工作' }, [predecessor])).toBe('ok');
  });
});

describe('the phases of a tenure', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((d) => `2026-02-${String(d).padStart(2, '0')}`);
  const span = fc
    .tuple(day, fc.option(day))
    .map(([startsOn, end]) => ({ startsOn, endsOn: end !== null && end < startsOn ? startsOn : end }));

  it('turn on the first day and on the day after the last', () => {
    const tenure = { startsOn: '2026-02-10', endsOn: '2026-02-20' };
    expect(['2026-02-09', '2026-02-10', '2026-02-20', '2026-02-21'].map((on) => phaseOn(tenure, on))).toEqual(
      ['ahead', 'running', 'running', 'over'],
    );
  });

  it('are told of once each, however seldom one looks', () => {
    fc.assert(
      fc.property(span, fc.array(day), (tenure, looks) => {
        const told: string[] = [];
        let phase = TENURE_PHASES[0] as (typeof TENURE_PHASES)[number];
        for (const on of [...looks, '2026-03-01'].sort()) {
          const next = phaseOn(tenure, on);
          told.push(...turnsBetween(phase, next));
          phase = next;
        }
        expect(told).toEqual(tenure.endsOn === null ? ['started'] : ['started', 'ended']);
      }),
    );
  });

  it('tell nothing on the way back', () => {
    expect(turnsBetween('over', 'running')).toEqual([]);
    expect(turnsBetween('running', 'ahead')).toEqual([]);
    expect(turnsBetween('ahead', 'over')).toEqual(['started', 'ended']);
  });
});
