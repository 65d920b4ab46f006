import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { overdueOf } from '@zeren/domain/insight/dashboard/figures';
import type { EChartsOption } from 'echarts';
import { Display } from '../../../platform/display/display';
import { withQuery } from '../../../platform/http/api';
import { latest } from '../../../platform/http/latest';
import { DayPipe, writeDay } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Chart } from '../../../platform/ui/chart/chart';
import { FailedState } from '../../../platform/ui/failed-state';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { OverviewView, TrendView } from '../data/dashboard-views';
import { overdueBars, rateLines } from './trend-drawings';
import type { Inks } from './trend-drawings';

/** 趋势 and 本周变化: twelve Mondays up to now, and what became overdue or was put right since the last one. */
@Component({
  selector: 'zr-trend-panel',
  imports: [Chart, DayPipe, FailedState, SkeletonRows],
  templateUrl: './trend-panel.html',
  styleUrl: './trend-panel.less',
})
export class TrendPanel {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly display = inject(Display);

  readonly overview = input.required<OverviewView>();

  protected readonly trend = latest(
    httpResource<TrendView>(() => {
      const { year, organization } = this.overview();
      return withQuery('/api/dashboard/trend', { year, organizationId: organization.id });
    }),
  );
  protected readonly now = computed(() => {
    const { totals } = this.overview();
    return { rate: totals.onTimeRate, overdue: overdueOf(totals) };
  });
  protected readonly known = computed(
    () => this.trend.value()?.weeks.some(({ due }) => due !== null) ?? false,
  );
  protected readonly rates = computed((): EChartsOption => {
    const trend = this.trend.value();
    const words = { now: this.t('dashboard.trend.thisYear'), before: this.t('dashboard.trend.lastYear') };
    return trend ? rateLines(trend, this.now().rate, this.inks(), words, this.cell) : {};
  });
  protected readonly overdue = computed((): EChartsOption => {
    const trend = this.trend.value();
    return trend
      ? overdueBars(trend, this.now().overdue, this.inks(), this.t('dashboard.trend.now'), this.cell)
      : {};
  });
  protected readonly sentence = computed(() => {
    const first = this.trend.value()?.weeks.find(({ overdue }) => overdue !== null);
    const { rate, overdue } = this.now();
    return first
      ? this.t('dashboard.trend.sentence', {
          day: writeDay(first.monday, 'text', this.locale.active()),
          rateThen: first.onTimeRate ?? '—',
          rate: rate ?? '—',
          overdueThen: first.overdue ?? 0,
          overdue,
        })
      : '';
  });
  /** Since Monday: how far each bar reaches, in percent of the longest. */
  protected readonly changes = computed(() => {
    const changes = this.trend.value()?.changes ?? [];
    const most = Math.max(1, ...changes.flatMap(({ added, cleared }) => [added, cleared]));
    const now = new Map(this.overview().domains.map(({ group, figures }) => [group, overdueOf(figures)]));
    return changes.map((change) => ({
      ...change,
      name: this.locale.active() === 'en' ? change.nameEn : change.nameZh,
      clearedWidth: (change.cleared * 100) / most,
      addedWidth: (change.added * 100) / most,
      now: now.get(change.group) ?? 0,
    }));
  });
  protected readonly sums = computed(() => ({
    cleared: this.changes().reduce((sum, { cleared }) => sum + cleared, 0),
    added: this.changes().reduce((sum, { added }) => sum + added, 0),
  }));

  private readonly cell = (day: string) => writeDay(day, 'cell', this.locale.active());

  /** The colours of the theme that is shown. */
  private inks(): Inks {
    this.display.dark();
    const style = getComputedStyle(document.documentElement);
    const ink = (name: string) => style.getPropertyValue(name).trim();
    return {
      line: ink('--act'),
      bad: ink('--od'),
      quiet: ink('--ink-3'),
      rule: ink('--line-2'),
      text: ink('--ink-2'),
      font: style.fontFamily,
    };
  }
}
