import { defineRefusals } from '../../platform/refusal';
import type { Refusal } from '../../platform/refusal';
import { ADMINISTRATOR_PERMISSIONS, PERMISSIONS } from './permissions';
import type { Administrator, Permission } from './permissions';

/** Refusals of access. */
export const accessRefusals = defineRefusals({
  'access.permission-missing': {
    status: 403,
    zh: '您现在没有“{permissionZh}”的权限。{grantorZh}',
    en: 'You do not hold the permission “{permissionEn}” now. {grantorEn}',
  },
  'access.grant-exists': {
    status: 409,
    zh: '已有同样的授权。请刷新授权列表查看。',
    en: 'The same grant exists already. Refresh the list of grants.',
  },
});

const ADMINISTRATOR_NAMES: Readonly<Record<Administrator, { zh: string; en: string }>> = {
  system: { zh: '系统管理员', en: 'system administrator' },
  security: { zh: '安全管理员', en: 'security administrator' },
  audit: { zh: '审计管理员', en: 'audit administrator' },
};

/** The refusal for a missing permission: names it, and who can grant it. */
export function permissionMissing(permission: Permission): Refusal {
  const owner = (Object.keys(ADMINISTRATOR_PERMISSIONS) as Administrator[]).find(
    (administrator) =>
      !isBusiness(permission) &&
      (ADMINISTRATOR_PERMISSIONS[administrator] as readonly Permission[]).includes(permission),
  );
  const grantor = owner
    ? {
        grantorZh: `它只属于${ADMINISTRATOR_NAMES[owner].zh}，请找其办理。`,
        grantorEn: `It belongs to the ${ADMINISTRATOR_NAMES[owner].en} alone: ask them to do it.`,
      }
    : {
        grantorZh: '需要时请安全管理员按岗位授权；若您有几个岗位，也可先切换岗位。',
        grantorEn:
          'If you need it, ask the security administrator to grant it to your post; if you hold several posts, switch to another one first.',
      };
  return accessRefusals['access.permission-missing']({
    parameters: {
      permissionZh: PERMISSIONS[permission].zh,
      permissionEn: PERMISSIONS[permission].en,
      ...grantor,
    },
  });
}

/** Permissions of the three administrators' own work are in no capability set. */
const ADMINISTRATORS_OWN: ReadonlySet<Permission> = new Set([
  'accounts.manage',
  'grants.manage',
  'audit.read',
]);
const isBusiness = (permission: Permission) => !ADMINISTRATORS_OWN.has(permission);
