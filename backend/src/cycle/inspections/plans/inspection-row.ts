import type { Names } from '../code-names';
import type { InspectionRecord } from './inspection-records';
import type { InspectionRowDto } from './inspections.dto';

/** An inspection in a list. */
export function inspectionRow(one: InspectionRecord, names: Names): InspectionRowDto {
  const { id, planId, title, startsOn, endsOn, wanted, state, version } = one;
  const domains = one.domains.map((code) => names('domain', code));
  return { id, planId, title, startsOn, endsOn, wanted, state, version, domains };
}
