import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { toProblem } from '../../../../platform/http/problem';
import type { Problem } from '../../../../platform/http/problem';
import { Session } from '../../../../platform/session/session';
import { KeptDraft } from '../../report-sheet/kept-draft';
import { DirectivesApi } from '../data/directives-api';
import type { DutyTable, Row } from '../data/directive-views';

/** How long typing must pause before the table is saved, and how long after a failure it is tried again. */
const PAUSE = 1500;
const RETRY = 8000;

/** A table that is being filled: saved by itself, each saving on the version before it. */
@Injectable()
export class TableDraft {
  private readonly api = inject(DirectivesApi);
  private readonly session = inject(Session);
  private kept: KeptDraft<{ readonly version: number; readonly rows: readonly Row[] }> | undefined;
  private dutyId = '';
  private version = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> = Promise.resolve();
  private unsaved = false;

  private readonly current = signal<readonly Row[]>([]);
  private readonly saved = signal<string | null>(null);
  private readonly fault = signal<Problem | null>(null);

  readonly rows = this.current.asReadonly();
  readonly savedAt = this.saved.asReadonly();
  /** Why the last saving failed: somebody else typed meanwhile, or there is no network. */
  readonly problem = this.fault.asReadonly();

  constructor() {
    const onLine = (): void => void this.save();
    window.addEventListener('online', onLine);
    inject(DestroyRef).onDestroy(() => {
      // Whoever leaves the page in the middle of a cell keeps what they typed.
      if (this.unsaved) void this.save();
      clearTimeout(this.timer);
      window.removeEventListener('online', onLine);
    });
  }

  begin({ dutyId, version, rows, savedAt, canFill }: DutyTable): void {
    clearTimeout(this.timer);
    this.dutyId = dutyId;
    this.version = version;
    this.unsaved = false;
    this.fault.set(null);
    this.saved.set(savedAt);
    this.current.set(rows.length > 0 ? rows : [{}]);
    this.kept = new KeptDraft(this.session.view()?.accountId ?? '', dutyId, 'table');
    const left = canFill ? this.kept.read() : null;
    // Somebody has saved since: what they wrote is not overwritten by what lay here.
    if (left?.version === version) this.change(left.rows);
    else this.kept.drop();
  }

  /** What was typed here gives way to what the server has. */
  forget(): void {
    clearTimeout(this.timer);
    this.unsaved = false;
    this.kept?.drop();
  }

  change(rows: readonly Row[]): void {
    this.current.set(rows);
    this.unsaved = true;
    this.kept?.write({ version: this.version, rows });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), PAUSE);
  }

  /** Saves what stands there, also when nothing was changed: the version that is to be sent. */
  async settle(): Promise<number> {
    clearTimeout(this.timer);
    this.unsaved ||= this.version === 0;
    await this.save();
    const problem = this.fault();
    if (problem) throw problem;
    return this.version;
  }

  private save(): Promise<void> {
    this.running = this.running.then(() => this.put());
    return this.running;
  }

  private async put(): Promise<void> {
    if (!this.unsaved) return;
    this.unsaved = false;
    try {
      const { version, savedAt } = await this.api.saveTable(this.dutyId, this.version, this.current());
      this.version = version;
      this.saved.set(savedAt);
      this.fault.set(null);
      if (!this.unsaved) this.kept?.drop();
    } catch (thrown) {
      const problem = toProblem(thrown);
      this.unsaved = true;
      this.fault.set(problem);
      clearTimeout(this.timer);
      // Trying again does not help where somebody else has written.
      if (problem.passing) this.timer = setTimeout(() => void this.save(), RETRY);
    }
  }
}
