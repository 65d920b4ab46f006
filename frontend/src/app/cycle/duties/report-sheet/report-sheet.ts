import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Act } from '../../../platform/http/act';
import { toProblem } from '../../../platform/http/problem';
import { InstantPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { FocusHere } from '../../../platform/ui/focus-here';
import { Light } from '../../../platform/ui/light';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { Sheet } from '../../../platform/ui/sheet';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { DutyRow, DutyView } from '../data/duty-views';
import { DutiesApi } from '../data/duties-api';
import { AttachFiles } from './attach-files';
import { ReportDraft } from './report-draft';
import { dutyTitle, lightDays, stateWord } from '../ui/duty-words';

/** Longest line of a result; the server holds the same limit. */
export const RESULT_LIMIT = 120;

/** 报一句话: one required line, earlier evidence taken along, everything else folded away. */
@Component({
  selector: 'zr-report-sheet',
  imports: [
    FormsModule,
    InstantPipe,
    AttachFiles,
    FailedState,
    FocusHere,
    Light,
    RefusalNote,
    Sheet,
    SkeletonRows,
  ],
  providers: [ReportDraft],
  templateUrl: './report-sheet.html',
  styleUrl: './report-sheet.less',
})
export class ReportSheet {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  protected readonly draft = inject(ReportDraft);
  private readonly api = inject(DutiesApi);
  private readonly sending = new Act();

  readonly duty = input.required<DutyRow>();
  /** Emits whether something was reported. */
  readonly closed = output<boolean>();

  protected readonly limit = RESULT_LIMIT;
  protected readonly full = signal<DutyView | null>(null);
  protected readonly loadFault = signal<unknown>(null);
  protected readonly picked = signal<ReadonlySet<string>>(new Set());
  protected readonly more = signal(false);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly uploading = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly sent = signal<DutyView | null>(null);

  protected readonly length = computed(() => [...this.draft.text().result].length);
  protected readonly fault = computed(() => {
    if (this.length() > RESULT_LIMIT) return this.t('report.tooLong', { n: this.length() - RESULT_LIMIT });
    return this.tried() && !this.draft.text().result.trim() ? this.t('report.missing') : '';
  });
  protected readonly refused = computed(() => {
    const refusal = this.full()?.reportRefusal;
    return refusal ? toSentence(refusal, this.locale.active()) : '';
  });
  protected readonly english = computed(() => this.locale.active() === 'en');
  protected readonly title = computed(() => dutyTitle(this.duty(), this.locale.active()));
  protected readonly reason = computed(() => toSentence(this.duty().lightReason, this.locale.active()));
  protected readonly lightDays = lightDays;
  protected readonly stateWord = stateWord;

  constructor() {
    queueMicrotask(() => void this.load());
  }

  protected async load(): Promise<void> {
    this.loadFault.set(null);
    try {
      const full = await this.api.one(this.duty().id);
      this.full.set(full);
      this.draft.begin(full.id, full.draft);
      this.more.set(!!(full.draft?.problem || full.draft?.helpWanted));
    } catch (thrown) {
      this.loadFault.set(thrown);
    }
  }

  protected pick(id: string, on: boolean): void {
    const picked = new Set(this.picked());
    if (on) picked.add(id);
    else picked.delete(id);
    this.picked.set(picked);
  }

  protected async send(): Promise<void> {
    const full = this.full();
    this.tried.set(true);
    if (!full || this.busy() || this.fault()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.draft.settle();
      // One after the other: each link is remembered by the server, so a retry repeats none.
      for (const id of this.picked()) await this.api.reuse(full.id, id);
      const { result, problem, helpWanted } = this.draft.text();
      const text = {
        result: result.trim(),
        problem: problem?.trim() || null,
        helpWanted: helpWanted?.trim() || null,
      };
      this.sent.set(await this.api.report(full, text, this.sending));
      this.draft.forget();
    } catch (thrown) {
      this.refusal.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }

  protected async close(): Promise<void> {
    this.closed.emit(this.sent() !== null);
    await this.draft.settle().catch(() => undefined);
  }
}

function toSentence(both: { readonly zh: string; readonly en: string }, locale: string): string {
  return locale === 'en' ? both.en : both.zh;
}
