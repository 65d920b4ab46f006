import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { mergeSheets, takeTheirs } from '@zeren/domain/cycle/responsibility/items/merge-sheets';
import type { SheetConflict } from '@zeren/domain/cycle/responsibility/items/merge-sheets';
import {
  faultsOfSheet,
  hasChanges,
  sheetChanges,
} from '@zeren/domain/cycle/responsibility/items/sheet-changes';
import { rowOfItem } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import type { SheetChoices, SheetRow } from '@zeren/domain/cycle/responsibility/items/sheet-row';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { Session } from '../../../platform/session/session';
import { ResponsibilityApi } from '../data/responsibility-api';
import type { ResponsibilityListView } from '../data/responsibility-views';
import { KeptSheet } from './kept-sheet';
import { RowHistory } from './row-history';

/** How long typing must pause before the sheet is saved. */
const PAUSE = 1200;
/** How long after a saving that failed it is tried again; at once when the network comes back. */
const RETRY = 8000;

export type SavingState = 'unchanged' | 'dirty' | 'saving' | 'saved' | 'offline' | 'refused';

type Rows = readonly SheetRow[];

/**
 * The draft in hand: rows as they stand on screen, what the server has of them, and the way between. It saves itself
 * when typing pauses, keeps on this computer what is not saved yet, and brings together what two people changed.
 */
@Injectable()
export class SheetDraft {
  private readonly api = inject(ResponsibilityApi);
  private readonly session = inject(Session);
  private readonly history = new RowHistory();
  private kept: KeptSheet | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> = Promise.resolve();

  private readonly view = signal<ResponsibilityListView | undefined>(undefined);
  private readonly base = signal<Rows>([]);
  private readonly words = signal<SheetChoices | undefined>(undefined);
  private readonly stateNow = signal<SavingState>('unchanged');
  private readonly savedWhen = signal<string | null>(null);
  private readonly refusal = signal<Problem | null>(null);
  private readonly clashes = signal<readonly SheetConflict[]>([]);
  private readonly came = signal(0);
  private readonly goesOn = signal(false);

  readonly list = this.view.asReadonly();
  readonly rows = this.history.rows;
  readonly canUndo = this.history.canUndo;
  readonly canRedo = this.history.canRedo;
  readonly state = this.stateNow.asReadonly();
  readonly savedAt = this.savedWhen.asReadonly();
  /** Why the server would not take it. */
  readonly problem = this.refusal.asReadonly();
  /** What two people changed, each in another way. */
  readonly conflicts = this.clashes.asReadonly();
  /** How much of somebody else's work came in by itself. */
  readonly taken = this.came.asReadonly();
  /** Whether unsaved changes of an earlier visit were found. */
  readonly resumed = this.goesOn.asReadonly();
  readonly faults = computed(() => {
    const words = this.words();
    return words ? faultsOfSheet(this.rows(), words) : new Map<string, never>();
  });
  /** Whether something is on this computer that could be on the server. */
  readonly pending = computed(() => {
    const words = this.words();
    return words !== undefined && hasChanges(sheetChanges(this.base(), this.rows(), words));
  });

  constructor() {
    const online = (): void => void this.settle();
    window.addEventListener('online', online);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      window.removeEventListener('online', online);
    });
  }

  /** Opens a list's sheet, going on with what was not saved last time. */
  begin(list: ResponsibilityListView, words: SheetChoices): void {
    this.words.set(words);
    this.kept = new KeptSheet(this.session.view()?.accountId ?? '', list.id);
    const left = this.kept.read();
    this.hold(list);
    this.history.begin(this.base());
    this.stateNow.set('unchanged');
    if (!left) return;
    const merged = mergeSheets(left.base, left.rows, this.base());
    this.goesOn.set(true);
    this.history.begin(merged.rows);
    this.clashes.set(merged.conflicts);
    this.keep();
    if (this.pending()) this.saveSoon();
  }

  /** One thing that somebody did; what goes on under the same name is undone together. */
  change(rows: Rows, name?: string): void {
    if (rows === this.rows()) return;
    this.history.step(rows, name);
    this.afterChange();
  }

  undo(): void {
    if (this.history.undo()) this.afterChange();
  }

  redo(): void {
    if (this.history.redo()) this.afterChange();
  }

  /** Settles a clash: mine stands as it is, theirs is taken over. */
  choose(conflict: SheetConflict, whose: 'mine' | 'theirs'): void {
    if (whose === 'theirs') this.history.step(takeTheirs(this.rows(), conflict));
    this.clashes.update((all) => all.filter((one) => one !== conflict));
    this.afterChange();
  }

  /** Saves what can be saved now, and waits for it. */
  settle(): Promise<void> {
    clearTimeout(this.timer);
    this.running = this.running.then(() => this.put());
    return this.running;
  }

  private afterChange(): void {
    this.keep();
    if (this.pending()) this.stateNow.set('dirty');
    this.saveSoon();
  }

  private saveSoon(pause = PAUSE): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.settle(), pause);
  }

  private async put(): Promise<void> {
    const [list, words] = [this.view(), this.words()];
    if (!list || !words || this.clashes().length > 0) return;
    const changes = sheetChanges(this.base(), this.rows(), words);
    if (!hasChanges(changes)) {
      if (this.stateNow() === 'dirty') this.stateNow.set(this.savedWhen() ? 'saved' : 'unchanged');
      this.keep();
      return;
    }
    this.stateNow.set('saving');
    try {
      const stored = await this.api.saveItems(list.id, list.version, changes);
      this.hold(stored);
      // What is on screen goes on from what was sent; a cell that was not sent stays as it was typed.
      this.history.settle(mergeSheets(changes.stored, this.rows(), this.base()).rows);
      this.savedWhen.set(new Date().toISOString());
      this.refusal.set(null);
      this.stateNow.set(this.pending() ? 'dirty' : 'saved');
      this.keep();
      if (this.pending()) this.saveSoon();
    } catch (thrown) {
      await this.recover(list, toProblem(thrown));
    }
  }

  private async recover(list: ResponsibilityListView, problem: Problem): Promise<void> {
    if (problem.passing) {
      this.stateNow.set('offline');
      this.saveSoon(RETRY);
    } else if (problem.status === 412) {
      await this.bringTogether(list);
    } else {
      this.refusal.set(problem);
      this.stateNow.set('refused');
    }
  }

  /** Somebody else saved meanwhile, or an answer was lost: what both did stands, what clashes is asked. */
  private async bringTogether(list: ResponsibilityListView): Promise<void> {
    try {
      const now = await this.api.one(list.id);
      const merged = mergeSheets(this.base(), this.rows(), now.items.map(rowOfItem));
      this.hold(now);
      if (merged.taken > 0 || merged.conflicts.length > 0) this.history.begin(merged.rows);
      else this.history.settle(merged.rows);
      this.came.set(merged.taken);
      this.clashes.set(merged.conflicts);
      this.stateNow.set('dirty');
      this.keep();
      if (now.state === 'draft') this.saveSoon(0);
    } catch (thrown) {
      const problem = toProblem(thrown);
      if (problem.passing) {
        this.stateNow.set('offline');
        this.saveSoon(RETRY);
      } else {
        this.refusal.set(problem);
        this.stateNow.set('refused');
      }
    }
  }

  private hold(list: ResponsibilityListView): void {
    this.view.set(list);
    this.base.set(list.items.map(rowOfItem));
  }

  /** Keeps on this computer whatever the server has not. */
  private keep(): void {
    const [base, rows] = [this.base(), this.rows()];
    if (JSON.stringify(base) === JSON.stringify(rows)) this.kept?.drop();
    else this.kept?.write({ base, rows });
  }
}
