import { defineRefusals } from '../../platform/refusal';
import type { Refusal } from '../../platform/refusal';
import { ADMINISTRATOR_PERMISSIONS, PERMISSIONS } from './permissions';
import type { Administrator, Permission } from './permissions';
import { capabilitySetsWith } from './powers';

/** Refusals of access. */
export const accessRefusals = defineRefusals({
  'access.permission-missing': {
    status: 403,
    zh: '您现在没有“{permissionZh}”的权限。{grantorZh}',
    en: 'You do not hold the permission “{permissionEn}” now. {grantorEn}',
  },
  'access.grant-exists': {
    status: 409,
    zh: '已有同样的授权。请刷新授权列表查看；要改期限，请在那一条上延长或收回。',
    en: 'The same grant exists already. Refresh the list of grants; to change its days, extend or revoke that one.',
  },
  'access.grant-ended': {
    status: 409,
    zh: '这项授权已经失效，不能再改。需要时请重新授权。',
    en: 'This grant has ended and cannot be changed. Grant it anew if it is needed.',
  },
  'access.grant-starts-past': {
    status: 422,
    zh: '生效日期不能早于今天。请改为今天或以后。',
    en: 'A grant cannot begin before today. Choose today or a later day.',
  },
  'access.grant-days-reversed': {
    status: 422,
    zh: '截止日期早于生效日期。请核对后重填。',
    en: 'The last day is before the first. Check both and enter them again.',
  },
  'access.last-day-past': {
    status: 422,
    zh: '最后一天已经过去，或者早于生效日期。要马上收回，请选“立即收回”。',
    en: 'The last day is past, or before the first one. To end the grant now, choose “Revoke at once”.',
  },
  'access.last-day-not-earlier': {
    status: 422,
    zh: '最后一天不早于现在的截止日期。要放宽期限，请用“延长”。',
    en: 'The last day is not earlier than the present one. To let the grant hold longer, extend it.',
  },
  'access.last-day-not-later': {
    status: 422,
    zh: '新的截止日期不晚于现在的。要提前结束，请用“收回”。',
    en: 'The new last day is not later than the present one. To end the grant earlier, revoke it.',
  },
  'access.one-holder': {
    status: 422,
    zh: '一项授权只能给一个岗位或者一个人。请选其中一个。',
    en: 'A grant is for one post or for one person. Choose one of the two.',
  },
  'access.preview-stale': {
    status: 409,
    zh: '预览之后，岗位或授权有了变化，名单已经不同。请重新预览再确认。',
    en: 'Posts or grants have changed since the preview, and the list is different. Look at it again, then confirm.',
  },
  'access.nothing-to-grant': {
    status: 422,
    zh: '这类岗位都已有同样的授权，没有要新增的。',
    en: 'All posts of this kind hold this grant already; there is nothing to add.',
  },
});

/** What each of the three is called. */
export const ADMINISTRATOR_NAMES: Readonly<Record<Administrator, { zh: string; en: string }>> = {
  system: { zh: '系统管理员', en: 'system administrator' },
  security: { zh: '安全保密管理员', en: 'security administrator' },
  audit: { zh: '安全审计员', en: 'audit administrator' },
};

/** The refusal for a missing permission: names it, and who can grant it. */
export function permissionMissing(permission: Permission): Refusal {
  const owners = capabilitySetsWith(permission).length > 0 ? [] : administratorsWith(permission);
  const grantor =
    owners.length > 0
      ? {
          grantorZh: `它只属于${owners.map((owner) => ADMINISTRATOR_NAMES[owner].zh).join('、')}，请找其办理。`,
          grantorEn: `It belongs to the ${owners.map((owner) => ADMINISTRATOR_NAMES[owner].en).join(', ')} alone: ask them to do it.`,
        }
      : {
          grantorZh: '需要时请安全保密管理员按岗位授权；若您有几个岗位，也可先切换岗位。',
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

function administratorsWith(permission: Permission): Administrator[] {
  return (Object.keys(ADMINISTRATOR_PERMISSIONS) as Administrator[]).filter((administrator) =>
    (ADMINISTRATOR_PERMISSIONS[administrator] as readonly Permission[]).includes(permission),
  );
}
