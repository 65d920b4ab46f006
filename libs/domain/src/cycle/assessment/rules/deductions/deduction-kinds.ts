import type { Place, Shape } from '../../shape/shape';
import type { Deduction, DeductionKind } from './deduction-kind';
import { onceIf } from './once-if';
import { perDays } from './per-days';
import { perDaysOfEach } from './per-days-of-each';
import { perFault } from './per-fault';
import { perMissing } from './per-missing';
import { perOccurrence } from './per-occurrence';

/** All ways to count what is taken away or added. A new one is a file and a line here. */
export const DEDUCTION_KINDS: readonly DeductionKind[] = [
  perOccurrence,
  perMissing,
  perDays,
  perDaysOfEach,
  perFault,
  onceIf,
];

const BY_NAME = new Map(DEDUCTION_KINDS.map((kind) => [kind.by, kind]));

export const anyDeduction: Shape<Deduction> = {
  schema: { oneOf: DEDUCTION_KINDS.map((kind) => kind.schema) },
  read(json: unknown, place: Place) {
    const by = typeof json === 'object' && json !== null && 'by' in json ? json.by : undefined;
    const kind = typeof by === 'string' ? BY_NAME.get(by) : undefined;
    return kind
      ? kind.read(json, place)
      : place.to('by').fault('not-of-words', { words: [...BY_NAME.keys()].join(' ') });
  },
};
