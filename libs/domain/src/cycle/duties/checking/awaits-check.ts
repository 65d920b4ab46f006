/** 必核: a verification act is compulsory; 抽核: where it is drawn; 备案: never. */
export const COMPULSORY = '必核';
export const SAMPLED = '抽核';
export const CHECKING_CLASSES = ['备案', SAMPLED, COMPULSORY] as const;

/**
 * Whether a duty that is reported now waits for a verification act: in the compulsory class always, and whatever was
 * returned or already waited, until somebody has looked at it.
 */
export function awaitsCheckOnceReported(duty: {
  readonly checkingClass: string;
  readonly state: string;
  readonly awaitsCheck: boolean;
}): boolean {
  return duty.awaitsCheck || duty.checkingClass === COMPULSORY || duty.state === 'returned';
}
