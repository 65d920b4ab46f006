import { computed, signal } from '@angular/core';
import type { SheetRow } from '@zeren/domain/cycle/responsibility/items/sheet-row';

type Rows = readonly SheetRow[];

/** As many steps back as a morning's work has. */
const MOST_STEPS = 200;

/** The sheet's rows with the way back and forth: each step is what somebody did, not a key stroke. */
export class RowHistory {
  private readonly past = signal<readonly Rows[]>([]);
  private readonly future = signal<readonly Rows[]>([]);
  private readonly current = signal<Rows>([]);
  private lastName: string | undefined;

  readonly rows = this.current.asReadonly();
  readonly canUndo = computed(() => this.past().length > 0);
  readonly canRedo = computed(() => this.future().length > 0);

  /** Rows that came from elsewhere, where there is no way back to what was before them. */
  begin(rows: Rows): void {
    this.lastName = undefined;
    this.past.set([]);
    this.future.set([]);
    this.current.set(rows);
  }

  /** The same work as the server writes it: no step of its own. */
  settle(rows: Rows): void {
    this.current.set(rows);
  }

  /** One step; what goes on under the same name, like typing into one field, is one step together. */
  step(rows: Rows, name?: string): void {
    if (name === undefined || name !== this.lastName) {
      this.past.update((past) => [...past, this.current()].slice(-MOST_STEPS));
    }
    this.lastName = name;
    this.future.set([]);
    this.current.set(rows);
  }

  undo(): boolean {
    return this.turn(this.past, this.future);
  }

  redo(): boolean {
    return this.turn(this.future, this.past);
  }

  private turn(from: typeof this.past, to: typeof this.past): boolean {
    const target = from().at(-1);
    if (!target) return false;
    this.lastName = undefined;
    from.update((steps) => steps.slice(0, -1));
    to.update((steps) => [...steps, this.current()]);
    this.current.set(target);
    return true;
  }
}
