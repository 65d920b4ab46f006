/** By when what is done, as the catalogue row `accountability-terms` says it. */
export interface AccountabilityTerms {
  /** From the proposal to the decision. */
  readonly decideWorkingDays: number;
  /** From the decision to the letter. */
  readonly letterWorkingDays: number;
  /** From the letter to the receipt. */
  readonly receiptWorkingDays: number;
  /** This many left or fewer: yellow. */
  readonly soonWorkingDays: number;
  /** Overdue by this many or more: double red. */
  readonly severeWorkingDays: number;
  /** Months in which one may appeal, from the day of receiving the decision. */
  readonly appealMonths: number;
  /** Months in which an appeal is answered. */
  readonly answerMonths: number;
}

export const DEFAULT_ACCOUNTABILITY_TERMS: AccountabilityTerms = {
  decideWorkingDays: 10,
  letterWorkingDays: 5,
  receiptWorkingDays: 10,
  soonWorkingDays: 3,
  severeWorkingDays: 20,
  appealMonths: 1,
  answerMonths: 1,
};

/** The terms of a catalogue row; what it leaves out or says wrongly is as by default. */
export function accountabilityTerms(
  attributes: Readonly<Record<string, unknown>> | undefined,
): AccountabilityTerms {
  const read = ([name, fallback]: [string, number]): [string, number] => {
    const value = attributes?.[name];
    return [name, Number.isInteger(value) && (value as number) > 0 ? (value as number) : fallback];
  };
  return Object.fromEntries(
    Object.entries(DEFAULT_ACCOUNTABILITY_TERMS).map(read),
  ) as unknown as AccountabilityTerms;
}
