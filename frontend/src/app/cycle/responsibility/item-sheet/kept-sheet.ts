import type { SheetRow } from '@zeren/domain/cycle/responsibility/items/sheet-row';

/** What this computer remembers of a sheet that the server does not have yet. */
export interface KeptRows {
  /** What was stored when the changes began. */
  readonly base: readonly SheetRow[];
  readonly rows: readonly SheetRow[];
}

/** The copy of unsaved changes on this computer: one per account and list, there until the server has them. */
export class KeptSheet {
  private readonly name: string;

  constructor(accountId: string, listId: string) {
    this.name = `zeren.sheet.${accountId}.${listId}`;
  }

  read(): KeptRows | null {
    try {
      return JSON.parse(localStorage.getItem(this.name) ?? 'null') as KeptRows | null;
    } catch {
      return null;
    }
  }

  /** Whether it is kept; where storage is full or refused the page itself is the only copy. */
  write(kept: KeptRows): boolean {
    try {
      localStorage.setItem(this.name, JSON.stringify(kept));
      return true;
    } catch {
      return false;
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
