import { Component, booleanAttribute, computed, inject, input, output, signal } from '@angular/core';
import { httpResource } from '@angular/common/http';
import { NzTimelineComponent, NzTimelineItemComponent } from 'ng-zorro-antd/timeline';
import { NzMessageService } from 'ng-zorro-antd/message';
import { HistoryButton } from '../../../platform/history/history-button';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { Light } from '../../../platform/ui/light';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { DutyView, EvidenceView } from '../data/duty-views';
import { DutiesApi } from '../data/duties-api';
import { DutyReminding } from '../reminding/duty-reminding';
import { ReportSheet } from '../report-sheet/report-sheet';
import { actWord, dutyTitle, lightDays, stateWord } from '../ui/duty-words';
import { writeSize } from '../ui/write-size';

/** One duty whole: why its light is what it is, what to do, its reports and evidence, and what happened to it. */
@Component({
  selector: 'zr-duty-detail',
  imports: [
    DayPipe,
    DotsPipe,
    DutyReminding,
    InstantPipe,
    FailedState,
    HistoryButton,
    Light,
    NzTimelineComponent,
    NzTimelineItemComponent,
    ReportSheet,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './duty-detail.html',
  styleUrl: './duty-detail.less',
})
export class DutyDetail {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  private readonly api = inject(DutiesApi);
  private readonly messages = inject(NzMessageService);

  readonly id = input.required<string>();
  /** Whether to say the duty's name on top (a drawer says it in its own title). */
  readonly heading = input(false, { transform: booleanAttribute });
  readonly changed = output();

  protected readonly duty = latest(httpResource<DutyView>(() => `/api/duties/${this.id()}`));
  protected readonly reporting = signal(false);
  protected readonly english = computed(() => this.locale.active() === 'en');
  protected readonly writeSize = writeSize;
  protected readonly lightDays = lightDays;
  protected readonly state = computed(() => {
    const duty = this.duty.value();
    return duty ? stateWord(duty, this.t) : '';
  });
  protected readonly title = computed(() => {
    const duty = this.duty.value();
    return duty ? dutyTitle(duty, this.locale.active()) : '';
  });
  protected readonly act = computed(() => {
    const duty = this.duty.value();
    return duty ? actWord(duty, this.t) : '';
  });

  /** Opens a file in a tab of its own; the server writes down who opened it. */
  protected async open(evidence: EvidenceView): Promise<void> {
    try {
      const address = URL.createObjectURL(await this.api.file(this.id(), evidence.id));
      const link = document.createElement('a');
      link.href = address;
      if (/^(image\/|application\/pdf)/.test(evidence.mediaType)) link.target = '_blank';
      else link.download = evidence.fileName;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (thrown) {
      this.messages.error(toProblem(thrown).sentence(this.locale.active()));
    }
  }

  protected closed(sent: boolean): void {
    this.reporting.set(false);
    if (!sent) return;
    this.duty.reload();
    this.changed.emit();
  }
}
