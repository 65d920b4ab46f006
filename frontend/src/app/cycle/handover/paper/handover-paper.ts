import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzQRCodeComponent } from 'ng-zorro-antd/qr-code';
import { latest } from '../../../platform/http/latest';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { FailedState } from '../../../platform/ui/failed-state';
import { Light } from '../../../platform/ui/light';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { HandoverItem, HandoverView } from '../data/handover-views';
import { countedKind } from '../ui/sheet-groups';

/** 岗位交接单 on A4: everything that goes along, and where both sides sign. Paper is equal to the screen. */
@Component({
  selector: 'zr-handover-paper',
  imports: [DayPipe, FailedState, InstantPipe, Light, NzQRCodeComponent, PageTitle, RouterLink, SkeletonRows],
  templateUrl: './handover-paper.html',
  styleUrls: ['../../../platform/ui/upright-sheet.less', './handover-paper.less'],
})
export class HandoverPaper {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  protected readonly session = inject(Session);

  readonly id = input.required<string>();
  protected readonly read = latest(httpResource<HandoverView>(() => `/api/handovers/${this.id()}`));
  protected readonly printedBy = computed(
    () => this.session.view()?.person?.name ?? this.session.view()?.username ?? '',
  );
  protected readonly printedAt = new Date().toISOString();
  protected readonly address = computed(() => `${window.location.origin}/handovers/${this.id()}`);

  protected title({ titleZh, titleEn }: HandoverItem): string {
    return this.locale.active() === 'en' ? titleEn : titleZh;
  }

  protected kind({ kind }: HandoverItem): string {
    return this.t(`handover.kind.${countedKind(kind)}`);
  }

  /** In whose term overdue days fell, and the note. */
  protected remark({ overdue, note, late }: HandoverItem): string {
    const shares = overdue.map(({ personName, workingDays }) =>
      personName === null
        ? this.t('handover.overdueVacant', { n: workingDays })
        : this.t('handover.overdueOf', { name: personName, n: workingDays }),
    );
    return [...(late ? [this.t('handover.late')] : []), ...shares, ...(note ? [note] : [])].join(
      this.t('handover.between'),
    );
  }

  protected print(): void {
    window.print();
  }
}
