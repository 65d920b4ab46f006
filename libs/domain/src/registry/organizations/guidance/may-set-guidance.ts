import { Decimal } from 'decimal.js';
import { allow, refuse } from '../../../platform/refusal';
import type { Outcome, Refusal } from '../../../platform/refusal';
import { isInForce } from '../../catalogues/catalogue-entry';
import { overlap, sayTheSame } from './guidance';
import type { GuidanceEdge } from './guidance';
import { guidanceRefusals } from './guidance-refusals';

/** What the rule looks at beside the edge. */
export interface GuidanceSurroundings {
  /** Kinds in force, and which of them are some post's own. */
  readonly kinds: ReadonlyMap<string, { readonly ofPost: boolean }>;
  /** The superiors of the guiding organisation in the tree. */
  readonly superiorsOfGuide: ReadonlySet<string>;
  /** Where the edge's post stands; null without one. */
  readonly postOrganizationId: string | null;
  /** All edges into the guided organisation, whenever they hold. */
  readonly others: readonly GuidanceEdge[];
}

/** Whether an edge may be made, or be changed into this. */
export function maySetGuidance(
  edge: GuidanceEdge,
  surroundings: GuidanceSurroundings,
): Outcome<GuidanceEdge> {
  const refusal = refusalOf(edge, surroundings);
  return refusal ? refuse(refusal) : allow(edge);
}

function refusalOf(edge: GuidanceEdge, surroundings: GuidanceSurroundings): Refusal | undefined {
  const { guideId, guidedId, kindCode, postId, validFrom, validTo } = edge;
  if (guideId === guidedId) return guidanceRefusals['guidance.itself']({ field: 'guidedId' });
  if (surroundings.superiorsOfGuide.has(guidedId))
    return guidanceRefusals['guidance.of-a-superior']({ field: 'guidedId' });
  const kind = surroundings.kinds.get(kindCode);
  if (!kind) {
    return guidanceRefusals['guidance.kind-unknown']({
      field: 'kindCode',
      parameters: { value: kindCode },
    });
  }
  if (kind.ofPost && postId === null) return guidanceRefusals['guidance.post-needed']({ field: 'postId' });
  if (!kind.ofPost && postId !== null) return guidanceRefusals['guidance.post-needless']({ field: 'postId' });
  if (postId !== null && surroundings.postOrganizationId !== guideId)
    return guidanceRefusals['guidance.post-elsewhere']({ field: 'postId' });
  if (validTo !== null && validTo < validFrom)
    return guidanceRefusals['guidance.ends-before-start']({ field: 'validTo' });
  const others = surroundings.others.filter((other) => other.id !== edge.id && overlap(other, edge));
  return refusalOfRights(edge, others);
}

function refusalOfRights(edge: GuidanceEdge, others: readonly GuidanceEdge[]): Refusal | undefined {
  const { rights, scoreShare } = edge;
  const acts = rights.includes('assign') || rights.includes('inspect');
  if (acts && !rights.includes('see')) return guidanceRefusals['guidance.sight-needed']({ field: 'rights' });
  if (rights.includes('score') && scoreShare === null)
    return guidanceRefusals['guidance.share-needed']({ field: 'scoreShare' });
  if (!rights.includes('score') && scoreShare !== null)
    return guidanceRefusals['guidance.share-needless']({ field: 'scoreShare' });
  if (others.some((other) => sayTheSame(other, edge)))
    return guidanceRefusals['guidance.same-days']({ field: 'validFrom' });
  const most = scoreShare === null ? new Decimal(0) : mostShared(edge, others);
  if (most.lte(1)) return undefined;
  const percent = most.times(100).toDecimalPlaces(2).toString();
  return guidanceRefusals['guidance.shares-above-one']({ field: 'scoreShare', parameters: { percent } });
}

/** The highest sum of shares on any day of the edge: it can only rise on a day on which one of them begins. */
function mostShared(edge: GuidanceEdge, others: readonly GuidanceEdge[]): Decimal {
  const all = [edge, ...others];
  const days = all.map(({ validFrom }) => validFrom).filter((day) => isInForce(edge, day));
  const sums = days.map((day) =>
    all
      .filter((one) => one.scoreShare !== null && isInForce(one, day))
      .reduce((sum, one) => sum.plus(one.scoreShare!), new Decimal(0)),
  );
  return Decimal.max(0, ...sums);
}
