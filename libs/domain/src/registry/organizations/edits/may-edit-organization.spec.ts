import { kindRules } from '../../catalogues/kind-rules';
import { mayActOn, mayBeSuch, mayMove } from './may-edit-organization';
import type { OrganizationWords, StandingOrganization } from './may-edit-organization';

const words: OrganizationWords = {
  kinds: kindRules([
    { code: '党委', attributes: { below: 'any' } },
    { code: '党总支', attributes: { below: ['党支部'] } },
    { code: '党支部', attributes: { below: 'none' } },
    { code: '党组', attributes: { below: 'none', admitsMembers: false } },
  ]),
  levels: new Set(['县', '乡镇', '村']),
  domains: new Set(['农村']),
};
const organization = (over: Partial<StandingOrganization> = {}): StandingOrganization => ({
  id: 'firefly',
  parentId: 'qinghe',
  nameZh: '萤火村党支部',
  nameEn: null,
  kindCode: '党支部',
  levelCode: '村',
  domainCode: '农村',
  memberCount: 41,
  since: '2021-03-01',
  validTo: null,
  ...over,
});
const code = (outcome: ReturnType<typeof mayActOn> | ReturnType<typeof mayBeSuch>) =>
  outcome.ok ? 'allowed' : `${outcome.refusal.code} ${outcome.refusal.field ?? ''}`.trim();

describe('editing an organisation', () => {
  it('is done on a day that has come and on which it was as it is', () => {
    const on = (day: string, over: Partial<StandingOrganization> = {}) =>
      code(mayActOn(organization(over), day, '2026-11-23'));
    expect(on('2026-11-23')).toBe('allowed');
    expect(on('2021-03-01')).toBe('allowed');
    expect(on('2021-02-28')).toBe('organization.before-last-change on');
    expect(on('2026-11-24')).toBe('organization.day-ahead on');
    expect(on('2026-11-23', { validTo: '2026-06-01' })).toBe('organization.ended-already');
  });

  it('leaves it such that it fits its superior, what stands below it, and its kind', () => {
    const such = (
      over: Partial<StandingOrganization>,
      place: { parentKind: string | null; childKinds: string[] } = { parentKind: '党委', childKinds: [] },
    ) => code(mayBeSuch(organization(over), place, words));
    expect(such({})).toBe('allowed');
    expect(such({ kindCode: '茶话会' })).toBe('organization.word-unknown kindCode');
    expect(such({ levelCode: '国' })).toBe('organization.word-unknown levelCode');
    expect(such({ domainCode: '太空' })).toBe('organization.word-unknown domainCode');
    expect(such({ kindCode: '党组' })).toBe('organization.members-elsewhere memberCount');
    expect(such({ kindCode: '党组', memberCount: 0 })).toBe('allowed');
    expect(such({ kindCode: '党委' }, { parentKind: '党总支', childKinds: [] })).toBe(
      'organization.not-below kindCode',
    );
    expect(such({ kindCode: '党总支' }, { parentKind: '党委', childKinds: ['党支部', '党委'] })).toBe(
      'organization.not-below kindCode',
    );
  });

  it('moves it below another superior that may have it, never below itself', () => {
    const parent = organization({ id: 'wangshu', parentId: 'county', kindCode: '党委' });
    const move = (
      from: Partial<StandingOrganization>,
      to: Partial<StandingOrganization> = {},
      line = ['county'],
    ) => code(mayMove(organization(from), { ...parent, ...to }, ['wangshu', ...line], words.kinds));
    expect(move({})).toBe('allowed');
    expect(move({ parentId: null })).toBe('organization.is-root');
    expect(move({ parentId: 'wangshu' })).toBe('organization.nothing-changed parentId');
    expect(move({}, {}, ['firefly', 'county'])).toBe('organization.below-itself parentId');
    expect(move({}, { kindCode: '党组' })).toBe('organization.not-below parentId');
    expect(move({}, { validTo: '2026-01-01' })).toBe('organization.ended-already parentId');
  });
});
