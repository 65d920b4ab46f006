/** Why somebody leaves a post, in the words of the field. */
export const END_REASONS = [
  '调离',
  '提拔',
  '换届',
  '退休',
  '退出领导岗位',
  '免职',
  '辞职',
  '期满',
  '新任到岗',
  '去世',
  '其他',
] as const;

export type EndReason = (typeof END_REASONS)[number];
