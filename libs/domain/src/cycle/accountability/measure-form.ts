import { addMonths, dayBefore } from '../../registry/calendar/calendar-days';
import type { MeasureState, MeasureTarget } from './matter-states';

/** Forms are kept in three groups: against organisations, against leaders, and lighter ones, which are no accountability. */
export const FORM_GROUPS = ['organization', 'leader', 'lighter'] as const;

export type FormGroup = (typeof FORM_GROUPS)[number];

/** What a catalogue row `accountability-forms` says of a form. */
export interface MeasureForm {
  readonly group: FormGroup;
  readonly targets: readonly MeasureTarget[];
  /** Null: no effect period is set for it; it is on record, and affects nothing. */
  readonly months: number | null;
  readonly authorityZh: string;
  readonly authorityEn: string;
  readonly basisZh: string;
  readonly basisEn: string;
}

/** A form as its row keeps it; a row that says nothing of its period has none. */
export function measureForm(attributes: Readonly<Record<string, unknown>>): MeasureForm {
  const text = (name: string) => (typeof attributes[name] === 'string' ? attributes[name] : '');
  const { months, targets } = attributes;
  const group = FORM_GROUPS.find((known) => known === attributes['group']) ?? 'lighter';
  const asked = Array.isArray(targets) ? targets : [];
  const known = (['organization', 'leader'] as const).filter((target) => asked.includes(target));
  return {
    group,
    targets: known.length > 0 ? known : group === 'lighter' ? ['organization', 'leader'] : [group],
    months: Number.isInteger(months) && (months as number) > 0 ? (months as number) : null,
    ...{ authorityZh: text('authorityZh'), authorityEn: text('authorityEn') },
    ...{ basisZh: text('basisZh'), basisEn: text('basisEn') },
  };
}

/** The last day of the effect of a measure that was decided on `day`; null where its form has none. */
export function effectEndsOn(day: string, { months }: Pick<MeasureForm, 'months'>): string | null {
  return months === null ? null : dayBefore(addMonths(day, months));
}

/** An effect that runs from a day to a last day; `months` null where the form has none. */
export interface Effect {
  readonly decidedOn: string;
  readonly endsOn: string;
  readonly months: number | null;
  readonly state: MeasureState;
}

/**
 * Until when somebody is affected, by what runs on `today`: where several overlap, the longest counts (影响期叠加的按最长
 * 执行). Null where nothing runs.
 */
export function affectedUntil(effects: readonly Effect[], today: string): string | null {
  const running = effects
    .filter(
      ({ state, decidedOn, endsOn, months }) =>
        state === 'in-effect' && months !== null && decidedOn <= today && endsOn >= today,
    )
    .map(({ endsOn }) => endsOn);
  return running.sort().at(-1) ?? null;
}
