import { httpResource } from '@angular/common/http';
import { Component, ViewEncapsulation, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ledgerSentence, lightWords } from '@zeren/domain/cycle/rectification/ledger-sentence';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { FailedState } from '../../../platform/ui/failed-state';
import { Light } from '../../../platform/ui/light';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { LedgerPage, OrderRow } from '../data/order-views';

/** 整改台账 on paper: A4 across, in the county's own columns. */
@Component({
  selector: 'zr-ledger-print',
  imports: [DayPipe, FailedState, InstantPipe, Light, RouterLink, SkeletonRows],
  templateUrl: './ledger-print.html',
  styleUrl: './ledger-print.less',
  // The name of the printed page stands outside any element.
  encapsulation: ViewEncapsulation.None,
})
export class LedgerPrint {
  protected readonly t = injectWords();
  protected readonly name = injectNames();
  private readonly locale = inject(Locale);
  private readonly session = inject(Session);

  /** From the address: the filters of the screen. */
  readonly view = input<string>();
  readonly domain = input<string>();
  readonly severity = input<string>();
  readonly source = input<string>();
  readonly organizationId = input<string>();

  protected readonly page = latest(
    httpResource<LedgerPage>(() =>
      withQuery('/api/rectification-orders/print', {
        view: this.view(),
        domain: this.domain(),
        severity: this.severity(),
        source: this.source(),
        organizationId: this.organizationId(),
      }),
    ),
  );
  protected readonly filters = computed(() => {
    const severity = this.severity();
    return [
      this.domain() ?? this.t('rectification.paper.allDomains'),
      this.source() ?? this.t('rectification.paper.allSources'),
      ...(severity ? [this.t('rectification.paper.severity', { code: severity })] : []),
    ].join(this.t('sheet.comma'));
  });
  protected readonly english = computed(() => this.locale.active() === 'en');
  protected readonly last = computed(() => {
    const counts = this.page.value()?.counts;
    const sentence = counts ? ledgerSentence(counts) : { zh: '', en: '' };
    return this.english() ? `${sentence.en} ` : sentence.zh;
  });
  protected readonly printedBy = computed(() => this.session.view()?.person?.name ?? '');

  protected lightOf({ light, workingDays, closedOn }: OrderRow): string {
    const words = lightWords(light, workingDays, closedOn !== null);
    return this.english() ? words.en : words.zh;
  }

  protected print(): void {
    window.print();
  }
}
