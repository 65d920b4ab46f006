import fc from 'fast-check';
import { mayChangeClass, mayJoin, mayKeepGroup } from './assessment-groups';
import type { GroupMembership } from './assessment-groups';

const group = { id: 'g', validFrom: '2026-01-01', validTo: '2027-01-01' };
const school = { id: 's', nameZh: '望舒中学党支部', validTo: null };
const membership = (over: Partial<GroupMembership>): GroupMembership => ({
  id: 'm',
  groupId: 'other',
  groupName: '另一组',
  organizationId: 's',
  validFrom: '2026-01-01',
  validTo: null,
  ...over,
});
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refusal!.code;

describe('assessment groups', () => {
  it('take in an organisation from a day of theirs on, in one group at a time', () => {
    const join = (memberships: GroupMembership[], on = '2026-06-01', moves = false) =>
      codeOf(mayJoin(group, [school], memberships, { on, moves }));
    expect(join([])).toBe('ok');
    expect(join([], '2025-12-31')).toBe('assessment-group.outside');
    expect(join([], '2027-01-01')).toBe('assessment-group.ended');
    expect(join([membership({})])).toBe('assessment-group.in-another');
    expect(join([membership({})], '2026-06-01', true)).toBe('ok');
    expect(join([membership({ validTo: '2026-06-01' })])).toBe('ok');
    expect(join([membership({ groupId: 'g' })])).toBe('assessment-group.member-already');
    expect(join([membership({ validFrom: '2026-09-01' })])).toBe('assessment-group.joins-later');
    expect(join([membership({ validFrom: '2026-09-01', validTo: '2026-09-01' })])).toBe('ok');
    expect(join([membership({ validFrom: '2027-09-01' })])).toBe('ok');
    const ended = { ...school, validTo: '2026-06-01' };
    expect(codeOf(mayJoin(group, [ended], [], { on: '2026-06-01', moves: false }))).toBe(
      'assessment-group.organization-ended',
    );
  });

  it('leave nobody in two groups on a day, whatever was there before', () => {
    const day = fc.integer({ min: 0, max: 29 }).map((n) => `2026-06-${String(n + 1).padStart(2, '0')}`);
    const span = fc
      .tuple(day, fc.option(day), fc.constantFrom('g', 'other', 'third'))
      .filter(([from, to]) => to === null || to >= from)
      .map(([validFrom, validTo, groupId]) => membership({ validFrom, validTo, groupId }));
    const apart = (all: readonly GroupMembership[]) =>
      Array.from({ length: 31 }, (_, n) => `2026-06-${String(n + 1).padStart(2, '0')}`).every(
        (d) => all.filter((m) => m.validFrom <= d && (m.validTo === null || d < m.validTo)).length <= 1,
      );
    fc.assert(
      fc.property(fc.array(span, { maxLength: 4 }), day, fc.boolean(), (before, on, moves) => {
        fc.pre(apart(before));
        const outcome = mayJoin(group, [school], before, { on, moves });
        if (!outcome.ok) return true;
        const after = [
          ...before.map((one) => (outcome.value.leaves.includes(one) ? { ...one, validTo: on } : one)),
          membership({ id: 'new', groupId: 'g', validFrom: on, validTo: group.validTo }),
        ];
        return apart(after);
      }),
    );
  });

  it('are of something that is assessed, and end no earlier than they begin', () => {
    const words = { objects: new Set(['单位']), classes: new Set(['学校']) };
    const such = { name: '一组', objectCode: '单位', classCode: '学校', ...group };
    const keep = (over: object, first: string | null = null) =>
      codeOf(mayKeepGroup({ ...such, ...over }, words, first));
    expect(keep({})).toBe('ok');
    expect(keep({ objectCode: '别的' })).toBe('assessment-group.object-unknown');
    expect(keep({ classCode: '别的' })).toBe('unit-class.unknown');
    expect(keep({ validTo: '2025-01-01' })).toBe('assessment-group.ends-before-start');
    expect(keep({ validFrom: '2026-03-01' }, '2026-02-01')).toBe('assessment-group.members-before');
  });

  it('stand beside classes, of which an organisation has one', () => {
    const classes = new Set(['学校', '村']);
    const now = { classCode: '学校', validFrom: '2026-01-01' };
    expect(codeOf(mayChangeClass(now, '村', '2026-06-01', classes))).toBe('ok');
    expect(codeOf(mayChangeClass(now, null, '2026-06-01', classes))).toBe('ok');
    expect(codeOf(mayChangeClass(now, '学校', '2026-06-01', classes))).toBe('unit-class.same');
    expect(codeOf(mayChangeClass(now, '村', '2025-06-01', classes))).toBe('unit-class.before-last');
    expect(codeOf(mayChangeClass(null, '厂', '2026-06-01', classes))).toBe('unit-class.unknown');
  });
});
