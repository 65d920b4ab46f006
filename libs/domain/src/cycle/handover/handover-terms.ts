/** By when posts are handed over, and how long after an election nothing is red. Working days but for `graceDays`. */
export interface HandoverTerms {
  /** For each side: after the end of the tenure, after the start of the successor's. */
  readonly dueWorkingDays: number;
  /** This many left or fewer: yellow. */
  readonly soonWorkingDays: number;
  /** Overdue by this many or more: double red. */
  readonly severeWorkingDays: number;
  /** Days of the calendar from the first day of who took over after an election (换届). */
  readonly graceDays: number;
}

export const DEFAULT_HANDOVER_TERMS: HandoverTerms = {
  dueWorkingDays: 5,
  soonWorkingDays: 2,
  severeWorkingDays: 20,
  graceDays: 30,
};

/** The terms as a catalogue row keeps them; what it leaves out or says wrongly is as by default. */
export function handoverTerms(attributes: Readonly<Record<string, unknown>> | undefined): HandoverTerms {
  const days = (name: keyof HandoverTerms) => {
    const value = attributes?.[name];
    return Number.isInteger(value) && (value as number) >= 0
      ? (value as number)
      : DEFAULT_HANDOVER_TERMS[name];
  };
  return {
    dueWorkingDays: days('dueWorkingDays'),
    soonWorkingDays: days('soonWorkingDays'),
    severeWorkingDays: days('severeWorkingDays'),
    graceDays: days('graceDays'),
  };
}
