import type { MatterView, MeasureForm, MeasureView } from '../data/accountability-views';
import type { StepField } from '../ui/step-sheet';

/** What is entered from paper on this page. */
export type StepName =
  | 'decline'
  | 'send'
  | 'handOver'
  | 'receive'
  | 'conclude'
  | 'measure'
  | 'appeal'
  | 'answerAppeal'
  | 'correct';

/** The route of a step of the matter; acts on a measure have their own. */
export const STEP_VERBS = {
  decline: 'decide',
  send: 'decide',
  handOver: 'hand-over',
  receive: 'receive',
  conclude: 'conclude',
  measure: 'measures',
} as const;

export const MEASURE_VERBS = {
  appeal: 'appeal',
  answerAppeal: 'answer-appeal',
  correct: 'correct',
} as const;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The steps that may be taken now, in their order. */
export function stepsOf({ acts }: Pick<MatterView, 'acts'>): readonly StepName[] {
  const open: readonly [StepName, boolean][] = [
    ['send', acts.decide],
    ['decline', acts.decide],
    ['handOver', acts.handOver],
    ['receive', acts.receive],
    ['conclude', acts.conclude],
    ['measure', acts.recordMeasure],
  ];
  return open.filter(([, may]) => may).map(([name]) => name);
}

/** Forms by group, of the subject that is chosen; the server asks the catalogue of the day of decision. */
export function formChoices(
  forms: readonly MeasureForm[],
  english: boolean,
  groupName: (group: MeasureForm['group']) => string,
): readonly Choice[] {
  return forms.map(({ code, nameZh, nameEn, group }) => ({
    value: code,
    label: `${groupName(group)} · ${english ? nameEn : nameZh}`,
  }));
}

interface FieldWords {
  readonly t: (key: string) => string;
  readonly today: string;
  readonly bodies: readonly Choice[];
  readonly forms: readonly Choice[];
  readonly matter: MatterView;
  readonly measure: MeasureView | null;
}

/** The fields of a step. */
export function fieldsOf(
  step: StepName,
  { t, today, bodies, forms, matter }: FieldWords,
): readonly StepField[] {
  const text = (key: string): StepField => ({
    key,
    label: t(`accountability.field.${key}`),
    example: t(`accountability.example.${key}`),
  });
  const day = (key: string): StepField => ({
    ...{ key, label: t(`accountability.field.${key}`), day: true, value: today },
  });
  switch (step) {
    case 'decline':
      return [text('reason')];
    case 'send':
      return [{ key: 'bodyCode', label: t('accountability.field.bodyCode'), choices: bodies }];
    case 'handOver':
      return [text('bodyName'), text('letterNumber'), day('handedOn')];
    case 'receive':
      return [text('receiptNumber'), day('receivedOn')];
    case 'conclude':
      return [text('conclusionNumber'), day('concludedOn')];
    case 'measure':
      return [
        {
          ...{ key: 'target', label: t('accountability.field.target') },
          value: matter.personName ? 'leader' : 'organization',
          choices: (matter.personName
            ? (['leader', 'organization'] as const)
            : (['organization'] as const)
          ).map((value) => ({ value, label: t(`accountability.target.${value}`) })),
        },
        { key: 'formCode', label: t('accountability.field.formCode'), choices: forms },
        ...[text('decidedBy'), text('number'), day('decidedOn'), day('deliveredOn')],
      ];
    case 'appeal':
      return [day('appealedOn')];
    case 'answerAppeal':
      return [
        {
          ...{ key: 'answer', label: t('accountability.field.answer') },
          choices: (['upheld', 'changed'] as const).map((value) => ({
            value,
            label: t(`accountability.answer.${value}`),
          })),
        },
        ...[text('number'), day('answeredOn')],
      ];
    case 'correct':
      return [text('correctedBy'), text('number'), day('correctedOn')];
  }
}
