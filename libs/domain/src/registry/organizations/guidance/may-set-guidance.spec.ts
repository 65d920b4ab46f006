import * as fc from 'fast-check';
import { GUIDANCE_RIGHTS, overlap } from './guidance';
import type { GuidanceEdge } from './guidance';
import { maySetGuidance } from './may-set-guidance';
import type { GuidanceSurroundings } from './may-set-guidance';

const edge = (over: Partial<GuidanceEdge> = {}): GuidanceEdge => ({
  id: 'new',
  guideId: 'social-work',
  guidedId: 'foods',
  withSubtree: false,
  kindCode: '行业指导',
  postId: null,
  rights: ['see', 'assign'],
  scoreShare: null,
  validFrom: '2026-01-01',
  validTo: null,
  ...over,
});
const surroundings = (over: Partial<GuidanceSurroundings> = {}): GuidanceSurroundings => ({
  kinds: new Map([
    ['行业指导', { ofPost: false }],
    ['考核归口', { ofPost: false }],
    ['联系点', { ofPost: true }],
  ]),
  superiorsOfGuide: new Set(['county']),
  postOrganizationId: null,
  others: [],
  ...over,
});
const code = (over: Partial<GuidanceEdge>, around: Partial<GuidanceSurroundings> = {}) => {
  const outcome = maySetGuidance(edge(over), surroundings(around));
  return outcome.ok ? 'allowed' : outcome.refusal.code;
};

describe('a guidance edge', () => {
  it('joins two organisations of which the guided one is no superior', () => {
    expect(code({})).toBe('allowed');
    expect(code({ guidedId: 'social-work' })).toBe('guidance.itself');
    expect(code({ guidedId: 'county' })).toBe('guidance.of-a-superior');
    expect(code({ kindCode: '乡愁' })).toBe('guidance.kind-unknown');
    expect(code({ validTo: '2025-12-31' })).toBe('guidance.ends-before-start');
  });

  it('is a post’s own where it is a point of contact, and nowhere else', () => {
    const contact = { kindCode: '联系点', rights: ['see'] } as const;
    expect(code(contact)).toBe('guidance.post-needed');
    expect(code({ ...contact, postId: 'p' }, { postOrganizationId: 'elsewhere' })).toBe(
      'guidance.post-elsewhere',
    );
    expect(code({ ...contact, postId: 'p' }, { postOrganizationId: 'social-work' })).toBe('allowed');
    expect(code({ postId: 'p' }, { postOrganizationId: 'social-work' })).toBe('guidance.post-needless');
  });

  it('assigns and inspects only where it sees; scoring needs no sight, but its share', () => {
    expect(code({ rights: ['assign'] })).toBe('guidance.sight-needed');
    expect(code({ rights: ['inspect'] })).toBe('guidance.sight-needed');
    expect(code({ rights: ['score'], scoreShare: '0.3' })).toBe('allowed');
    expect(code({ rights: ['score'] })).toBe('guidance.share-needed');
    expect(code({ rights: ['see'], scoreShare: '0.3' })).toBe('guidance.share-needless');
    expect(code({ rights: [] })).toBe('allowed');
  });

  it('may follow the same one, but not hold beside it', () => {
    const before = edge({ id: 'old', validFrom: '2024-01-01', validTo: '2026-01-01' });
    expect(code({}, { others: [before] })).toBe('allowed');
    expect(code({}, { others: [{ ...before, validTo: null }] })).toBe('guidance.same-days');
    expect(code({}, { others: [{ ...before, validTo: null, kindCode: '考核归口' }] })).toBe('allowed');
    // One that was taken back on its first day held on none.
    const takenBack = edge({ id: 'old', validFrom: '2026-05-01', validTo: '2026-05-01' });
    expect(code({}, { others: [takenBack] })).toBe('allowed');
    // An edge is not beside itself.
    expect(code({}, { others: [edge()] })).toBe('allowed');
  });

  it('shares a score with others up to the whole of it, day by day', () => {
    const other = (id: string, scoreShare: string, validFrom: string, validTo: string | null) =>
      edge({ id, guideId: id, rights: ['score'], scoreShare, validFrom, validTo });
    const mine = { rights: ['score'] as const, scoreShare: '0.4' };
    const halves = [other('a', '0.6', '2025-01-01', '2026-07-01'), other('b', '0.6', '2026-07-01', null)];
    expect(code(mine, { others: halves })).toBe('allowed');
    expect(code(mine, { others: [...halves, other('c', '0.01', '2026-09-01', null)] })).toBe(
      'guidance.shares-above-one',
    );
    expect(
      code({ ...mine, validTo: '2026-09-01' }, { others: [...halves, other('c', '1', '2026-09-01', null)] }),
    ).toBe('allowed');
  });

  it('never comes out allowed with less sight than its acts need', () => {
    fc.assert(
      fc.property(
        fc.subarray([...GUIDANCE_RIGHTS]),
        fc.option(fc.constantFrom('0.1', '1')),
        (rights, share) => {
          const allowed = code({ rights, scoreShare: share }) === 'allowed';
          const acts = rights.includes('assign') || rights.includes('inspect');
          return (
            allowed === ((!acts || rights.includes('see')) && rights.includes('score') === (share !== null))
          );
        },
      ),
    );
  });

  it('overlaps another exactly when they share a day', () => {
    const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-01-0${n}`);
    const span = fc.record({ validFrom: day, validTo: fc.option(day) });
    const days = Array.from({ length: 9 }, (_, n) => `2026-01-0${n + 1}`);
    const holds = (s: { validFrom: string; validTo: string | null }, d: string) =>
      s.validFrom <= d && (s.validTo === null || d < s.validTo);
    fc.assert(
      fc.property(span, span, (a, b) => overlap(a, b) === days.some((d) => holds(a, d) && holds(b, d))),
    );
  });
});
