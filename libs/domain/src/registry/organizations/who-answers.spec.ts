import * as fc from 'fast-check';
import { clashingHolders, shareADay } from './tenure';
import type { TenureSpan } from './tenure';
import { holderOn, whoAnswers } from './who-answers';

const tenure = (over: Partial<TenureSpan>): TenureSpan => ({
  postId: 'secretary',
  personId: 'lin',
  kind: '任职',
  startsOn: '2024-03-01',
  endsOn: null,
  ...over,
});
const posts = [
  { id: 'secretary', organizationId: 'qinghe', isHead: true },
  { id: 'organiser', organizationId: 'qinghe', isHead: false },
  { id: 'elsewhere', organizationId: 'wangshu', isHead: true },
];

describe('who answers for a post', () => {
  it('is its holder on the day, the last day included', () => {
    const tenures = [tenure({ endsOn: '2026-05-31' }), tenure({ personId: 'xu', startsOn: '2026-06-01' })];
    expect(holderOn(tenures, 'secretary', '2026-05-31')?.personId).toBe('lin');
    expect(holderOn(tenures, 'secretary', '2026-06-01')?.personId).toBe('xu');
    expect(holderOn(tenures, 'secretary', '2024-02-29')).toBeUndefined();
  });

  it('is the appointed holder before anybody who leads the work or stands in', () => {
    const tenures = [
      tenure({ personId: 'stand-in', kind: '临时负责人', startsOn: '2026-01-01' }),
      tenure({ personId: 'leads', kind: '主持工作' }),
      tenure({ personId: 'appointed' }),
    ];
    expect(holderOn(tenures, 'secretary', '2026-11-23')?.personId).toBe('appointed');
    expect(holderOn(tenures.slice(0, 2), 'secretary', '2026-11-23')?.personId).toBe('leads');
  });

  it('is the head of the organisation while the post is vacant', () => {
    const tenures = [tenure({}), tenure({ postId: 'elsewhere', personId: 'chen' })];
    expect(whoAnswers(posts[1]!, posts, tenures, '2026-11-23')).toEqual({ tenure: tenures[0], asHead: true });
    expect(whoAnswers(posts[0]!, posts, tenures, '2026-11-23')).toEqual({
      tenure: tenures[0],
      asHead: false,
    });
    expect(whoAnswers(posts[0]!, posts, [], '2026-11-23')).toBeUndefined();
  });
});

describe('appointed holders of one post', () => {
  it('may follow each other but not share a day', () => {
    const first = tenure({ endsOn: '2026-05-31' });
    const next = tenure({ personId: 'xu', startsOn: '2026-06-01' });
    const early = tenure({ personId: 'he', startsOn: '2026-05-31' });
    expect(clashingHolders([first, next])).toEqual([]);
    expect(clashingHolders([first, early])).toEqual([[first, early]]);
    expect(clashingHolders([first, tenure({ personId: 'he', kind: '兼任' })])).toHaveLength(1);
    expect(clashingHolders([first, tenure({ personId: 'he', kind: '挂职' })])).toEqual([]);
    expect(clashingHolders([first, tenure({ postId: 'organiser' })])).toEqual([]);
  });

  it('share a day or not, whichever is named first', () => {
    const day = fc.integer({ min: 10, max: 28 }).map((d) => `2026-01-${d}`);
    const span = fc
      .tuple(day, fc.option(day))
      .map(([startsOn, end]) => ({ startsOn, endsOn: end !== null && end < startsOn ? startsOn : end }));
    fc.assert(fc.property(span, span, (a, b) => shareADay(a, b) === shareADay(b, a) && shareADay(a, a)));
  });
});
