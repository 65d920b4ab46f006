import { GUIDANCE_RIGHTS } from '@zeren/domain/registry/organizations/guidance/guidance';
import type { GuidanceRight } from '@zeren/domain/registry/organizations/guidance/guidance';
import type { Words } from '../../../platform/i18n/words';

/** 0.3 as people say it: 30. */
export const percentOf = (share: string): string => String(Math.round(Number(share) * 10_000) / 100);

/** What guidance grants: 查看进度、布置任务、评分，占 30%. */
export function rightsInWords(rights: readonly GuidanceRight[], share: string | null, t: Words): string {
  return GUIDANCE_RIGHTS.filter((right) => rights.includes(right))
    .map((right) =>
      right === 'score' && share === null
        ? t('organizations.guidance.scoreRight')
        : t(`organizations.guidance.right.${right}`, { percent: share === null ? '' : percentOf(share) }),
    )
    .join(t('organizations.guidance.comma'));
}
