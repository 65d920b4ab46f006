import { allow, refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import { assessmentRefusals } from '../assessment-refusals';

/** More units than one assessment takes: its sheets are shown, frozen and sent whole. */
export const MOST_ASSESSED_UNITS = 500;

/** A unit as it would join an assessment. */
export interface UnitJoining {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly groupName: string;
}

/** Every unit once, and no more than an assessment takes: nothing is left out in silence. */
export function mayAssessUnits(units: readonly UnitJoining[]): Outcome<void> {
  if (units.length > MOST_ASSESSED_UNITS) {
    const parameters = { n: units.length, most: MOST_ASSESSED_UNITS };
    return refuse(assessmentRefusals['assessment.units-too-many']({ field: 'groupIds', parameters }));
  }
  const seen = new Map<string, UnitJoining>();
  for (const unit of units) {
    const other = seen.get(unit.organizationId);
    if (other) {
      const groups = [...new Set([other.groupName, unit.groupName])].join('、');
      const parameters = { unit: unit.organizationName, groups };
      return refuse(assessmentRefusals['assessment.unit-twice']({ field: 'groupIds', parameters }));
    }
    seen.set(unit.organizationId, unit);
  }
  return allow(undefined);
}
