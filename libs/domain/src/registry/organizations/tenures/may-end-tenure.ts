import { allow, refuse } from '../../../platform/refusal';
import type { Outcome } from '../../../platform/refusal';
import type { TenureSpan } from '../tenure';
import type { EndReason } from './end-reasons';
import { tenuresRefusals } from './tenures-refusals';

/** How a tenure is to end; the last day counts. */
export interface TenureEnding {
  readonly endsOn: string;
  readonly endReason: EndReason;
  readonly endNote: string | null;
}

/** A tenure ends once: on a day of it, past or ahead, and not later than was set. */
export function mayEndTenure(
  tenure: Pick<TenureSpan, 'startsOn' | 'endsOn'>,
  ending: TenureEnding,
  today: string,
): Outcome<TenureEnding> {
  const { startsOn, endsOn: end } = tenure;
  if (end !== null && end < today) {
    return refuse(tenuresRefusals['tenure.already-over']({ parameters: { end } }));
  }
  if (ending.endsOn < startsOn) {
    return refuse(
      tenuresRefusals['tenure.ends-before-start']({ field: 'endsOn', parameters: { start: startsOn } }),
    );
  }
  if (end !== null && ending.endsOn > end) {
    return refuse(tenuresRefusals['tenure.ends-later-than-set']({ field: 'endsOn', parameters: { end } }));
  }
  if (ending.endReason === '其他' && !ending.endNote) {
    return refuse(tenuresRefusals['tenure.reason-missing']({ field: 'endNote' }));
  }
  return allow(ending);
}
