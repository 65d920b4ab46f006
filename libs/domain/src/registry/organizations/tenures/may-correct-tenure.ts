import { allow, refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import { daysFault, heldFault, postFault } from './may-start-tenure';
import type { HeldTenure, PostToFill, RecordingActor, TenureWanted } from './may-start-tenure';
import { tenuresRefusals } from './tenures-refusals';

/** The tenure as it should have been recorded obeys what a new one obeys. Who held which post is not corrected. */
export function mayCorrectTenure(
  before: TenureWanted,
  after: TenureWanted,
  post: PostToFill,
  others: readonly HeldTenure[],
  by: RecordingActor,
): Outcome<TenureWanted> {
  const same =
    before.startsOn === after.startsOn && before.endsOn === after.endsOn && before.kind === after.kind;
  const fault =
    (same ? tenuresRefusals['tenure.nothing-to-correct']() : undefined) ??
    daysFault(after, by.today) ??
    postFault(after, post) ??
    (after.personId === by.personId ? tenuresRefusals['tenure.own']() : undefined) ??
    heldFault(after, others);
  return fault ? refuse(fault) : allow(after);
}
