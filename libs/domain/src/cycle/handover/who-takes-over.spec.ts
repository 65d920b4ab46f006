import type { TenureKind } from '../../registry/organizations/tenure';
import { afterTenure } from './who-takes-over';
import type { PostTenure } from './who-takes-over';

const tenure = (
  tenureId: string,
  personId: string,
  startsOn: string,
  endsOn: string | null,
  kind: TenureKind = '任职',
): PostTenure => ({ tenureId, postId: 'secretary', personId, kind, startsOn, endsOn });
const after = (ended: PostTenure, ...others: readonly PostTenure[]) =>
  afterTenure(ended, [ended, ...others], '2026-09-01');

describe('what the end of a tenure leaves to be done', () => {
  const lin = tenure('t1', 'lin', '2024-03-01', '2026-06-30');

  it('is a handover to the successor, at once or after a gap', () => {
    const xu = tenure('t2', 'xu', '2026-07-01', null);
    expect(after(lin, xu)).toEqual({ handover: true, incoming: xu });
    const later = tenure('t2', 'xu', '2026-08-15', null);
    expect(after(lin, later)).toEqual({ handover: true, incoming: later });
  });

  it('is a handover without a successor while the post is vacant', () => {
    expect(after(lin)).toEqual({ handover: true, incoming: null });
    expect(after(lin, tenure('t0', 'he', '2020-01-01', '2024-02-29'))).toEqual({
      handover: true,
      incoming: null,
    });
  });

  it('is a handover to who leads the work in the meantime, before who is posted there', () => {
    const posted = tenure('t3', 'zhou', '2026-01-01', null, '挂职');
    const leads = tenure('t2', 'xu', '2026-07-01', null, '主持工作');
    expect(after(lin, posted, leads)).toEqual({ handover: true, incoming: leads });
    expect(after(lin, posted)).toEqual({ handover: true, incoming: posted });
  });

  it('is nothing for who keeps the post by another kind of tenure', () => {
    const acting = tenure('t1', 'lin', '2024-03-01', '2026-06-30', '主持工作');
    expect(after(acting, tenure('t2', 'lin', '2026-07-01', null))).toEqual({
      handover: false,
      because: 'kept',
    });
  });

  it('is nothing for who was posted or lent beside a holder that stays', () => {
    const holder = tenure('t0', 'he', '2020-01-01', null);
    const posted = tenure('t1', 'lin', '2024-03-01', '2026-06-30', '挂职');
    expect(after(posted, holder)).toEqual({ handover: false, because: 'never-answered' });
  });

  it('is a handover by who led the work until an appointed holder came beside them', () => {
    const acting = tenure('t1', 'lin', '2024-03-01', '2026-06-30', '主持工作');
    const appointed = tenure('t2', 'xu', '2026-06-20', null);
    expect(after(acting, appointed)).toEqual({ handover: true, incoming: appointed });
  });

  it('is nothing while the tenure runs', () => {
    expect(after({ ...lin, endsOn: null })).toEqual({ handover: false, because: 'still-running' });
    expect(after({ ...lin, endsOn: '2026-09-01' })).toMatchObject({ because: 'still-running' });
    expect(after({ ...lin, endsOn: '2026-08-31' })).toMatchObject({ handover: true });
  });

  it('is nothing for history typed in later', () => {
    expect(after({ ...lin, endsOn: '2025-08-30' })).toEqual({ handover: false, because: 'long-past' });
    expect(after({ ...lin, endsOn: '2025-09-01' })).toMatchObject({ handover: true });
  });

  it('does not come back to the one who left', () => {
    const again = tenure('t2', 'lin', '2026-12-01', null);
    expect(after(lin, again)).toEqual({ handover: true, incoming: null });
    expect(after(lin, { ...again, startsOn: '2026-08-20' })).toEqual({ handover: false, because: 'kept' });
  });
});
