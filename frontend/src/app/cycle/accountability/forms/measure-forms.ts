import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { FORM_GROUPS } from '@zeren/domain/cycle/accountability/measure-form';
import { Viewport } from '../../../platform/display/viewport';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { MeasureForm, MeasureFormList } from '../data/accountability-views';
import { AccountabilityTabs } from '../ui/accountability-tabs';

/** 问责方式: the dated catalogue of forms, each with basis, authority and effect period; lighter ones apart. */
@Component({
  selector: 'zr-measure-forms',
  imports: [AccountabilityTabs, DayPipe, FailedState, PageTitle, SkeletonRows],
  templateUrl: './measure-forms.html',
  styles: `
    section {
      margin-bottom: 12px;
    }
    li {
      padding: 8px 16px;
      border-bottom: 1px solid var(--line-2);
      font-size: var(--t14);
    }
    li p {
      font-size: var(--t13);
      color: var(--ink-2);
    }
    @media (max-width: 767px) {
      .panel {
        border-width: 1px 0;
        border-radius: 0;
      }
    }
  `,
})
export class MeasureForms {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  private readonly locale = inject(Locale);

  protected readonly forms = latest(
    httpResource<MeasureFormList>(() => '/api/accountability-measures/forms'),
  );
  protected readonly groups = computed(() =>
    FORM_GROUPS.map((group) => ({
      group,
      forms: (this.forms.value()?.items ?? []).filter((form) => form.group === group),
    })),
  );

  protected say(form: MeasureForm, what: 'name' | 'authority' | 'basis'): string {
    return this.locale.active() === 'en' ? form[`${what}En`] : form[`${what}Zh`];
  }

  protected period({ months }: MeasureForm): string {
    return months === null
      ? this.t('accountability.noPeriod')
      : this.t('accountability.months', { n: months });
  }
}
