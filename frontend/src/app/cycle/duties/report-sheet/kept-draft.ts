import type { DutyReportText } from '../data/duty-views';

/**
 * The copy of an unsaved draft on this device: it is there until the server has the text, so that nothing typed without
 * a network is lost. One per account and duty; where storage is refused the page itself is the only copy.
 */
export class KeptDraft {
  private readonly name: string;

  constructor(accountId: string, dutyId: string) {
    this.name = `zeren.draft.${accountId}.${dutyId}`;
  }

  read(): DutyReportText | null {
    try {
      return JSON.parse(localStorage.getItem(this.name) ?? 'null') as DutyReportText | null;
    } catch {
      return null;
    }
  }

  write(text: DutyReportText): void {
    try {
      localStorage.setItem(this.name, JSON.stringify(text));
    } catch {
      // Storage is full or refused.
    }
  }

  drop(): void {
    try {
      localStorage.removeItem(this.name);
    } catch {
      // As above.
    }
  }
}
