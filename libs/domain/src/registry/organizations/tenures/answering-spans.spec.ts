import * as fc from 'fast-check';
import { createWorkingCalendar } from '../../calendar/working-days';
import { TENURE_KINDS } from '../tenure';
import type { TenureSpan } from '../tenure';
import { whoAnswers } from '../who-answers';
import { answeringSpans, daysByTenure, overdueDaysByTenure } from './answering-spans';

const calendar = createWorkingCalendar({ years: [2026], holidays: ['2026-06-19'], worked: [] });
const posts = [
  { id: 'secretary', organizationId: 'qinghe', isHead: true },
  { id: 'organiser', organizationId: 'qinghe', isHead: false },
];
const [secretary, organiser] = posts as [(typeof posts)[0], (typeof posts)[0]];
const tenure = (over: Partial<TenureSpan>): TenureSpan => ({
  postId: 'organiser',
  personId: 'lin',
  kind: '任职',
  startsOn: '2024-03-01',
  endsOn: null,
  ...over,
});
const told = (spans: ReturnType<typeof answeringSpans>) =>
  spans.map(
    ({ from, to, tenure: held, asHead }) =>
      `${from} ${to} ${held?.personId ?? '—'}${asHead ? ' as head' : ''}`,
  );

describe('a post that changes hands in the middle of the year', () => {
  const head = tenure({ postId: 'secretary', personId: 'chen' });
  const changed = [
    head,
    tenure({ endsOn: '2026-05-31' }),
    tenure({ personId: 'he', kind: '主持工作', startsOn: '2026-06-10', endsOn: '2026-06-30' }),
    tenure({ personId: 'xu', startsOn: '2026-06-22' }),
  ];

  it('is answered for by its holder, while vacant by the head, then by who leads the work, then by the next', () => {
    expect(told(answeringSpans(organiser, posts, changed, '2026-01-01', '2026-12-31'))).toEqual([
      '2026-01-01 2026-05-31 lin',
      '2026-06-01 2026-06-09 chen as head',
      '2026-06-10 2026-06-21 he',
      '2026-06-22 2026-12-31 xu',
    ]);
  });

  it('splits overdue working days by who answered on them', () => {
    const spans = answeringSpans(organiser, posts, changed, '2026-05-27', '2026-07-01');
    const parts = overdueDaysByTenure(spans, '2026-05-27', '2026-07-01', calendar);
    // 28 and 29 May; 1–5, 8, 9 June; 10–12, 15–18 June, the 19th off; 22 June to 1 July.
    expect(parts.map(({ tenure: held, asHead, days }) => [held?.personId, asHead, days])).toEqual([
      ['lin', false, 2],
      ['chen', true, 7],
      ['he', false, 7],
      ['xu', false, 8],
    ]);
    expect(calendar.workingDaysBetween('2026-05-27', '2026-07-01')).toBe(24);
  });

  it('shares a year out by days, the same person coming back counted together', () => {
    const back = [
      head,
      tenure({ endsOn: '2026-02-28' }),
      tenure({ personId: 'xu', startsOn: '2026-03-11', endsOn: '2026-03-20' }),
    ];
    const spans = answeringSpans(organiser, posts, back, '2026-01-01', '2026-12-31');
    const parts = daysByTenure(spans, '2026-01-01', '2026-12-31');
    expect(parts.map(({ tenure: held, days }) => [held?.personId, days])).toEqual([
      ['lin', 59],
      ['chen', 296],
      ['xu', 10],
    ]);
  });

  it('has days of nobody when the head post is vacant too', () => {
    const spans = answeringSpans(
      secretary,
      posts,
      [tenure({ postId: 'secretary', startsOn: '2026-04-01' })],
      '2026-01-01',
      '2026-12-31',
    );
    expect(told(spans)).toEqual(['2026-01-01 2026-03-31 —', '2026-04-01 2026-12-31 lin']);
  });
});

describe('whatever tenures there are', () => {
  const day = fc
    .integer({ min: 0, max: 400 })
    .map((n) => new Date(Date.UTC(2025, 11, 1) + n * 86_400_000).toISOString().slice(0, 10));
  const some = fc.record({
    postId: fc.constantFrom('secretary', 'organiser'),
    personId: fc.constantFrom('lin', 'xu', 'he', 'chen'),
    kind: fc.constantFrom(...TENURE_KINDS),
    startsOn: day,
    endsOn: fc.option(day),
  });
  const all = fc.array(some, { maxLength: 8 });

  it('each day has at most one who answers, the same as asked day by day', () => {
    fc.assert(
      fc.property(all, fc.constantFrom(...posts), day, (tenures, post, on) => {
        const spans = answeringSpans(post, posts, tenures, '2025-12-01', '2027-01-31');
        const here = spans.filter(({ from, to }) => from <= on && on <= to);
        expect(here).toHaveLength(1);
        const answer = whoAnswers(post, posts, tenures, on);
        expect(here[0]!.tenure).toBe(answer?.tenure ?? null);
        expect(here[0]!.asHead).toBe(answer?.asHead ?? false);
      }),
    );
  });

  it('parts add up to the whole: days of a year, working days overdue', () => {
    fc.assert(
      fc.property(all, fc.constantFrom(...posts), day, day, (tenures, post, dueOn, until) => {
        const spans = answeringSpans(post, posts, tenures, '2025-12-01', '2027-01-31');
        const sum = (parts: readonly { days: number }[]) =>
          parts.reduce((total, { days }) => total + days, 0);
        expect(sum(daysByTenure(spans, '2026-01-01', '2026-12-31'))).toBe(365);
        const late = Math.max(0, calendar.workingDaysBetween(dueOn, until));
        expect(sum(overdueDaysByTenure(spans, dueOn, until, calendar))).toBe(late);
      }),
    );
  });
});
