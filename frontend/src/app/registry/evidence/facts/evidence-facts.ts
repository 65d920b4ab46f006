import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { toProblem } from '../../../platform/http/problem';
import { DayPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { EvidenceApi } from '../data/evidence-api';
import type { EvidenceKind } from '../data/evidence-api';
import type { EvidenceView } from '../data/evidence-views';

/** What a piece of evidence is, of which day, from whom: guessed or read from the file, and mended in one line each. */
@Component({
  selector: 'zr-evidence-facts',
  imports: [DayPipe, DotsPipe, FormsModule],
  templateUrl: './evidence-facts.html',
  styleUrl: './evidence-facts.less',
})
export class EvidenceFacts {
  protected readonly t = injectWords();
  private readonly api = inject(EvidenceApi);
  private readonly locale = inject(Locale);

  readonly evidence = input.required<EvidenceView>();
  /** The address under which the subject's evidence lies; without one it is only shown. */
  readonly subject = input<string>();
  readonly described = output<EvidenceView>();

  protected readonly open = signal(false);
  protected readonly kinds = signal<readonly EvidenceKind[]>([]);
  protected readonly fault = signal('');
  protected readonly busy = signal(false);
  protected readonly shown = linkedSignal(() => this.evidence());
  protected readonly form = linkedSignal(() => {
    const { kindCode, happenedOn, happenedOnSource, fromWhom, proves } = this.shown();
    return {
      kindCode,
      happenedOn: happenedOnSource === 'person' ? happenedOn : null,
      fromWhom,
      proves,
    };
  });
  protected readonly kind = computed(() => this.nameOf(this.shown().kindZh, this.shown().kindEn));
  /** Asked only where the file does not say it. */
  protected readonly daySaid = computed(() => {
    const { happenedOn, happenedOnSource } = this.shown();
    return happenedOn !== null && happenedOnSource !== 'person' ? happenedOn : null;
  });

  protected nameOf(zh: string, en: string | null): string {
    return this.locale.active() === 'en' ? (en ?? zh) : zh;
  }

  protected change(part: Partial<ReturnType<typeof this.form>>): void {
    this.form.update((form) => ({ ...form, ...part }));
  }

  protected async toggle(): Promise<void> {
    this.open.update((open) => !open);
    if (!this.open() || this.kinds().length > 0) return;
    await this.attempt(async () => this.kinds.set(await this.api.kinds()));
  }

  protected async save(): Promise<void> {
    const subject = this.subject();
    if (subject === undefined || this.busy()) return;
    await this.attempt(async () => {
      const { kindCode, happenedOn, fromWhom, proves } = this.form();
      const said = await this.api.describe(subject, this.shown(), {
        kindCode,
        happenedOn: happenedOn || null,
        fromWhom: fromWhom?.trim() || null,
        proves: proves?.trim() || null,
      });
      this.shown.set(said);
      this.described.emit(said);
      this.open.set(false);
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.fault.set('');
    try {
      await work();
    } catch (thrown) {
      this.fault.set(toProblem(thrown).sentence(this.locale.active()));
    } finally {
      this.busy.set(false);
    }
  }
}
