/**
 * Whether a post kind is one of the three heads (书记、副书记、组织部长或组织委员) of a county, township or street team: the
 * three on whom Party building is said to rest alone (S1). Discipline secretaries are not among them.
 */
export function isOneOfThreeHeads(postKind: string): boolean {
  return /(?:县委|区委|党委|党工委)(?:副)?书记$|组织部长$|组织委员$/.test(postKind) && !/纪/.test(postKind);
}

/** Levels whose teams are asked about their three heads. */
export const TEAM_LEVELS: ReadonlySet<string> = new Set(['县', '乡镇', '街道']);
