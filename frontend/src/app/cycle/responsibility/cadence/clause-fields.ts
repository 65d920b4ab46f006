import { CADENCE_TRIGGERS, CADENCE_UNITS } from '@zeren/domain/cycle/responsibility/cadence-clause';
import type { Words } from '../../../platform/i18n/words';
import { DAY_WAYS, RHYTHMS } from './clause-form';
import type { ClauseForm } from './clause-form';

/** One thing that the builder asks: a choice, or a number within its bounds. */
export interface ClauseField {
  readonly key: keyof ClauseForm;
  readonly name: string;
  readonly choices?: readonly { readonly value: string | number; readonly word: string }[];
  readonly least?: number;
  readonly most?: number;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** What is asked for the rhythm that was chosen, in the order of the sentence that it makes. */
export function fieldsOf({ rhythm, dayWay }: ClauseForm, t: Words, english: boolean): ClauseField[] {
  const choice = <Value extends string | number>(
    key: keyof ClauseForm,
    name: string,
    values: readonly Value[],
    wordOf: (value: Value) => string,
  ): ClauseField => ({ key, name, choices: values.map((value) => ({ value, word: wordOf(value) })) });
  const number = (key: keyof ClauseForm, name: string, least: number, most: number): ClauseField => ({
    key,
    name,
    least,
    most,
  });
  const first = choice('rhythm', t('cadence.rhythm'), RHYTHMS, (one) => t(`cadence.rhythms.${one}`));
  const lastWorkingDay = t('cadence.dayWays.last-working-day');
  const counted = [
    choice('side', t('cadence.side'), ['before', 'after'], (one) => t(`cadence.${one}`)),
    number('count', t('cadence.count'), 0, 400),
    choice('unit', t('cadence.unit'), CADENCE_UNITS, (one) => t(`cadence.units.${one}`)),
  ];
  const ways = rhythm === 'yearly' ? DAY_WAYS.slice(0, 2) : DAY_WAYS;
  const day = [
    choice('dayWay', t('cadence.dayWay'), ways, (one) => t(`cadence.dayWays.${one}`)),
    ...(dayWay === 'day' || dayWay === 'working-day' ? [number('day', t('cadence.dayNumber'), 1, 31)] : []),
  ];
  switch (rhythm) {
    case 'yearly':
      return [
        first,
        choice('month', t('cadence.month'), MONTHS, (n) => t('cadence.monthName', { n })),
        ...day,
      ];
    case 'half-yearly':
    case 'quarterly':
      return [
        first,
        choice('monthOf', t('cadence.monthOf'), ['first', 'last'], (one) => t(`cadence.${one}Month`)),
        ...day,
      ];
    case 'monthly':
      return [first, ...day];
    case 'every-n-months':
      return [first, number('every', t('cadence.everyMonths'), 2, 11)];
    case 'weekly':
      return [
        first,
        number('everyWeeks', t('cadence.everyWeeks'), 1, 4),
        choice('weekday', t('cadence.weekday'), ['end', ...WEEKDAYS], (one) =>
          one === 'end' ? lastWorkingDay : t(`cadence.weekdays.${one}`),
        ),
      ];
    case 'term':
      return [
        first,
        choice('edge', t('cadence.edge'), ['start', 'end'], (one) =>
          t(one === 'start' ? 'cadence.termStart' : 'cadence.termEnd'),
        ),
        ...counted,
      ];
    case 'occurrence':
      return [
        first,
        choice('trigger', t('cadence.trigger'), Object.keys(CADENCE_TRIGGERS), (one) => {
          const words = CADENCE_TRIGGERS[one as keyof typeof CADENCE_TRIGGERS];
          return english ? words.en : words.zh;
        }),
        ...counted,
      ];
  }
}
