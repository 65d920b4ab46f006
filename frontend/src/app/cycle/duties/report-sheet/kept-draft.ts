/**
 * The copy of an unsaved draft on this device: it is there until the server has the text, so that nothing typed without
 * a network is lost. One per account and duty; where storage is refused the page itself is the only copy.
 */
export class KeptDraft<Typed> {
  private readonly name: string;

  /** `of` tells what is typed about the duty: its report, or the table that it asks for. */
  constructor(accountId: string, dutyId: string, of: 'report' | 'table' = 'report') {
    const end = of === 'report' ? '' : `.${of}`;
    this.name = `zeren.draft.${accountId}.${dutyId}${end}`;
  }

  read(): Typed | null {
    try {
      return JSON.parse(localStorage.getItem(this.name) ?? 'null') as Typed | null;
    } catch {
      return null;
    }
  }

  write(text: Typed): void {
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
