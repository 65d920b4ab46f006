import { Component, booleanAttribute, computed, inject, input, output, signal } from '@angular/core';
import { httpResource } from '@angular/common/http';
import { RouterLink } from '@angular/router';
import { NzTimelineComponent, NzTimelineItemComponent } from 'ng-zorro-antd/timeline';
import { standingDue } from '@zeren/domain/cycle/duties/duty-light';
import { Act } from '../../../platform/http/act';
import { HistoryButton } from '../../../platform/history/history-button';
import { latest } from '../../../platform/http/latest';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { EvidenceList } from '../../../registry/evidence/list/evidence-list';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { Light } from '../../../platform/ui/light';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { DutiesApi } from '../data/duties-api';
import type { DutyView, VerificationBody } from '../data/duty-views';
import { DutyExtensions } from '../extensions/duty-extensions';
import { DutyReminding } from '../reminding/duty-reminding';
import { DutyPartners } from '../partners/duty-partners';
import { ReportSheet } from '../report-sheet/report-sheet';
import { actWord, dutyTitle, lightDays, stateWord } from '../ui/duty-words';
import { VerificationActs } from '../ui/verification-acts';
import { VerifySheet } from '../verify-sheet/verify-sheet';

/** One duty whole: why its light is what it is, what to do, its reports and evidence, and what happened to it. */
@Component({
  selector: 'zr-duty-detail',
  imports: [
    DayPipe,
    DotsPipe,
    DutyExtensions,
    DutyPartners,
    DutyReminding,
    EvidenceList,
    InstantPipe,
    FailedState,
    HistoryButton,
    Light,
    NzTimelineComponent,
    NzTimelineItemComponent,
    ReportSheet,
    RouterLink,
    SkeletonRows,
    VerificationActs,
    VerifySheet,
    WhySeen,
  ],
  templateUrl: './duty-detail.html',
  styleUrl: './duty-detail.less',
})
export class DutyDetail {
  protected readonly t = injectWords();
  protected readonly standingDue = standingDue;
  protected readonly locale = inject(Locale);
  private readonly api = inject(DutiesApi);
  private readonly sending = new Act();

  readonly id = input.required<string>();
  /** Whether to say the duty's name on top (a drawer says it in its own title). */
  readonly heading = input(false, { transform: booleanAttribute });
  readonly changed = output();

  protected readonly duty = latest(httpResource<DutyView>(() => `/api/duties/${this.id()}`));
  protected readonly reporting = signal(false);
  protected readonly verifying = signal(false);
  protected readonly english = computed(() => this.locale.active() === 'en');
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

  protected readonly unopened = computed(() => {
    const duty = this.duty.value();
    return duty ? duty.evidence.filter(({ id }) => !duty.checking.opened.includes(id)).length : 0;
  });
  protected readonly verify = (body: VerificationBody): Promise<DutyView> => {
    const duty = this.duty.value()!;
    const verb = duty.checking.look?.mayLook ? 'second-look' : 'verification';
    return this.api.verify(duty, verb, body, this.sending);
  };

  /** That a piece of evidence was opened counts for a verification. */
  protected looked(): void {
    const checking = this.duty.value()?.checking;
    if (checking?.mayVerify || checking?.look?.mayLook) this.duty.reload();
  }

  protected closed(sent: boolean): void {
    this.reporting.set(false);
    this.verifying.set(false);
    if (!sent) return;
    this.duty.reload();
    this.changed.emit();
  }
}
