import { actingTenure, administratorPowers, capabilitySetsWith, orderTenures, powersOf } from './powers';
import { permissionMissing } from './access-refusals';
import { ADMINISTRATOR_PERMISSIONS, CAPABILITY_SETS, PERMISSIONS } from './permissions';
import type { Permission } from './permissions';

const tenure = (tenureId: string, kind: string, isHead = false, startsOn = '2020-01-01') => ({
  tenureId,
  kind,
  isHead,
  startsOn,
  postId: `post-${tenureId}`,
});

describe('the tenure acted under', () => {
  const tenures = [
    tenure('1', '挂职', true),
    tenure('2', '兼任', true),
    tenure('3', '任职', false),
    tenure('4', '任职', true, '2022-01-01'),
    tenure('5', '任职', true, '2021-01-01'),
  ];

  it('is first a 任职, there the head post, there the longest held', () => {
    expect(orderTenures(tenures).map(({ tenureId }) => tenureId)).toEqual(['5', '4', '3', '2', '1']);
    expect(actingTenure(tenures, null)?.tenureId).toBe('5');
  });
  it('is the chosen one while it runs', () => {
    expect(actingTenure(tenures, '1')?.tenureId).toBe('1');
    expect(actingTenure(tenures, 'ended')?.tenureId).toBe('5');
  });
  it('may be none', () => {
    expect(actingTenure([], null)).toBeNull();
  });
});

describe('powersOf', () => {
  const grants = [
    { capabilitySet: 'officeholder', rootOrganizationId: 'village', postId: 'p1' },
    { capabilitySet: 'organization-clerk', rootOrganizationId: 'county', postId: 'p2' },
    { capabilitySet: 'leader', rootOrganizationId: 'village', postId: null },
    { capabilitySet: 'of a later version', rootOrganizationId: 'town', postId: null },
  ];

  it('joins what the acting post and the person were granted, and nothing of other posts', () => {
    const powers = powersOf(grants, { postId: 'p1' });
    const both = [...CAPABILITY_SETS.officeholder, ...CAPABILITY_SETS.leader];
    expect(new Set(powers.permissions.keys())).toEqual(new Set(both));
    expect(powers.rootOrganizationIds).toEqual(['village']);
    expect(powersOf(grants, { postId: 'p2' }).permissions.has('responsibility-lists.issue')).toBe(true);
  });
  it('gives somebody without a post what they were granted in person', () => {
    const powers = powersOf(grants, null);
    expect(new Set(powers.permissions.keys())).toEqual(new Set(CAPABILITY_SETS.leader));
  });
  it('lets each permission reach where a grant with it holds, and no further', () => {
    const { permissions, rootOrganizationIds } = powersOf(grants, { postId: 'p2' });
    expect(permissions.get('responsibility-lists.issue')).toEqual(['county']);
    expect(permissions.get('duties.read')).toEqual(['county', 'village']);
    expect(permissions.has('duties.report')).toBe(false);
    expect(rootOrganizationIds).toEqual(['county', 'village']);
  });
  it('gives an administrator their own over the district they work in, and nothing of the business', () => {
    const { permissions, rootOrganizationIds } = administratorPowers('audit', ['county']);
    expect([...permissions]).toEqual([
      ['audit.read', ['county']],
      ['administrators.vouch', ['county']],
      ['districts.choose', ['county']],
    ]);
    expect(rootOrganizationIds).toEqual(['county']);
  });
});

describe('permissions', () => {
  it('of the three administrators are in no capability set, and no two of them share one', () => {
    const own: Permission[] = ['accounts.manage', 'grants.manage', 'audit.read'];
    for (const permission of own) {
      expect(capabilitySetsWith(permission)).toEqual([]);
      const holders = Object.values(ADMINISTRATOR_PERMISSIONS).filter((held) =>
        (held as readonly Permission[]).includes(permission),
      );
      expect(holders).toHaveLength(1);
    }
  });
  it('that are missing are named in both languages, with who can help', () => {
    for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
      const refusal = permissionMissing(permission);
      expect(refusal.zh).toContain(PERMISSIONS[permission].zh);
      expect(refusal.zh).toMatch(/管理员|审计员/);
      expect(refusal.en).toContain(PERMISSIONS[permission].en);
      expect(refusal.en).toMatch(/administrator/);
    }
    expect(permissionMissing('audit.read').zh).toContain('安全审计员');
  });
});
