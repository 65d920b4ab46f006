import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import type { DutyReportText, DutyView } from '../data/duty-views';
import { DutiesApi } from '../data/duties-api';
import { Session } from '../../../platform/session/session';
import { KeptDraft } from './kept-draft';

/** How long typing must pause before the draft is saved. */
const PAUSE = 1500;
/** How long after a saving that failed it is tried again; at once when the network comes back. */
const RETRY = 8000;

/** What is being typed, saved to the server a moment after typing pauses, with the time of the last saving. */
@Injectable()
export class ReportDraft {
  private readonly api = inject(DutiesApi);
  private readonly session = inject(Session);
  private dutyId: string | undefined;
  private kept: KeptDraft<DutyReportText> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> = Promise.resolve();
  private unsaved = false;

  private readonly current = signal<DutyReportText>({ result: '', problem: null, helpWanted: null });
  private readonly saved = signal<string | null>(null);
  private readonly failed = signal(false);

  readonly text = this.current.asReadonly();
  readonly savedAt = this.saved.asReadonly();
  /** Whether the last saving failed: the text is still on screen, and the next change tries again. */
  readonly saveFailed = this.failed.asReadonly();

  constructor() {
    const onLine = (): void => void this.save();
    window.addEventListener('online', onLine);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      window.removeEventListener('online', onLine);
    });
  }

  begin(dutyId: string, kept: DutyView['draft']): void {
    this.dutyId = dutyId;
    this.saved.set(kept?.savedAt ?? null);
    if (kept) this.current.set({ result: kept.result, problem: kept.problem, helpWanted: kept.helpWanted });
    this.kept = new KeptDraft(this.session.view()?.accountId ?? '', dutyId);
    const left = this.kept.read();
    if (left) this.change(left);
  }

  change(part: Partial<DutyReportText>): void {
    this.current.update((text) => ({ ...text, ...part }));
    this.unsaved = true;
    this.kept?.write(this.current());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), PAUSE);
  }

  /** Saves what is not yet saved, and waits for it. */
  async settle(): Promise<void> {
    clearTimeout(this.timer);
    if (this.unsaved) await this.save();
    await this.running;
  }

  /** After sending there is no draft any more. */
  forget(): void {
    clearTimeout(this.timer);
    this.unsaved = false;
    this.saved.set(null);
    this.kept?.drop();
  }

  private save(): Promise<void> {
    this.running = this.running.then(() => this.put());
    return this.running;
  }

  private async put(): Promise<void> {
    if (!this.dutyId || !this.unsaved) return;
    this.unsaved = false;
    try {
      this.saved.set((await this.api.saveDraft(this.dutyId, this.current())).savedAt);
      this.failed.set(false);
      if (!this.unsaved) this.kept?.drop();
    } catch {
      this.unsaved = true;
      this.failed.set(true);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.save(), RETRY);
    }
  }
}
