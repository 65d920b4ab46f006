import type { Light } from './duty-light';
import type { DutyState } from './duty-states';
import type { DueOutcome } from './duty-turns';

/** Measures that the dashboard reads: duties by light, and those that fell due by what became of them. */
export type DutyMeasure = 'duty' | 'duty-due';

/** What counting needs of a duty, as it is stored. */
export interface CountedDuty {
  readonly organizationId: string;
  readonly domainCode: string;
  readonly year: number;
  readonly state: DutyState;
  readonly light: Light;
  readonly dueOutcome: DueOutcome;
}

/** A change of one count at the duty's own organisation. */
export interface DutyCounterDelta {
  readonly organizationId: string;
  readonly domain: string;
  readonly year: number;
  readonly measure: DutyMeasure;
  readonly bucket: string;
  readonly amount: 1 | -1;
}

/** How the counts change when a duty goes from `before` to `after`; null where it is not yet, or no more. */
export function counterDeltas(before: CountedDuty | null, after: CountedDuty | null): DutyCounterDelta[] {
  const taken = before ? cells(before, -1) : [];
  const given = after ? cells(after, 1) : [];
  const same = (one: DutyCounterDelta, other: DutyCounterDelta) => keyOf(one) === keyOf(other);
  return [
    ...taken.filter((cell) => !given.some((other) => same(cell, other))),
    ...given.filter((cell) => !taken.some((other) => same(cell, other))),
  ];
}

/** Withdrawn duties are counted nowhere. */
function cells(duty: CountedDuty, amount: 1 | -1): DutyCounterDelta[] {
  if (duty.state === 'withdrawn') return [];
  const at = { organizationId: duty.organizationId, domain: duty.domainCode, year: duty.year, amount };
  const cell: DutyCounterDelta = { ...at, measure: 'duty', bucket: duty.light };
  return duty.dueOutcome === null ? [cell] : [cell, { ...at, measure: 'duty-due', bucket: duty.dueOutcome }];
}

function keyOf(cell: DutyCounterDelta): string {
  return [cell.organizationId, cell.domain, cell.year, cell.measure, cell.bucket].join('\n');
}
