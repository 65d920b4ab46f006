/** Somebody away for a while, with who stands in. Both days count. */
export interface LeaveSpan {
  readonly personId: string;
  readonly personName: string;
  readonly standInId: string;
}

/** A stand-in may be away too, and theirs; further than this nobody passes anything on. */
const MOST_HOPS = 3;

/** Who is told while somebody is away: their stand-in, or the stand-in's; themselves when nobody else is there. */
export function toldInstead(
  personId: string,
  leaves: ReadonlyMap<string, LeaveSpan>,
  exclude: readonly string[] = [],
): { readonly personId: string; readonly inSteadOf: string | null } {
  const away = leaves.get(personId);
  if (!away) return { personId, inSteadOf: null };
  let told = away.standInId;
  const passed = [personId, ...exclude];
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    if (passed.includes(told)) break;
    const further = leaves.get(told);
    if (!further) return { personId: told, inSteadOf: away.personName };
    passed.push(told);
    told = further.standInId;
  }
  return { personId, inSteadOf: null };
}
