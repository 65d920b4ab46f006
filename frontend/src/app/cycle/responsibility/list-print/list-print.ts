import { httpResource } from '@angular/common/http';
import { Component, ViewEncapsulation, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { DayPipe, writeDay } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { Dating } from '../cadence/dating';
import type { ResponsibilityItemView, ResponsibilityListView } from '../data/responsibility-views';
import { postName } from '../ui/post-name';
import { signerWords } from '../ui/signer-words';

/** More dates than these say less than the phrase does. */
const MOST_DATES = 4;

interface Group {
  readonly name: string;
  readonly items: readonly { readonly no: number; readonly item: ResponsibilityItemView }[];
}

/** 责任清单公示: a post's duties for the wall, A4 upright, by dimension, with dates and basis. */
@Component({
  selector: 'zr-list-print',
  imports: [DayPipe, FailedState, RouterLink, SkeletonRows],
  templateUrl: './list-print.html',
  styleUrl: './list-print.less',
  // The name of the printed page stands outside any element.
  encapsulation: ViewEncapsulation.None,
})
export class ListPrint {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly dating = inject(Dating);
  readonly id = input.required<string>();

  protected readonly list = latest(
    httpResource<ResponsibilityListView>(() => `/api/responsibility-lists/${this.id()}`),
  );
  /** Dimensions in the order in which the list comes to them; numbers run through. */
  protected readonly groups = computed<readonly Group[]>(() => {
    const items = this.list.value()?.items ?? [];
    const names = [...new Set(items.map((item) => this.dimension(item)))];
    let no = 0;
    return names.map((name) => ({
      name,
      items: items.filter((item) => this.dimension(item) === name).map((item) => ({ no: ++no, item })),
    }));
  });
  protected readonly signer = computed(() => {
    const list = this.list.value();
    return list ? signerWords(list, this.t) : '';
  });

  protected text(item: ResponsibilityItemView): string {
    return (this.locale.active() === 'en' && item.textEn) || item.textZh;
  }

  protected when(item: ResponsibilityItemView): string {
    const words = this.locale.active() === 'en' ? item.cadenceEn : item.cadencePhrase;
    return words || item.cadencePhrase || this.t('sheet.undated');
  }

  /** The year's dates, where they are few and fixed. */
  protected dates(item: ResponsibilityItemView, year: number): string {
    const dates = this.dating.ofYear(item.cadenceClauses, year) ?? [];
    if (dates.length > MOST_DATES) return '';
    return dates
      .map(({ dueOn }) => writeDay(dueOn, 'cell', this.locale.active()))
      .join(this.t('sheet.comma'));
  }

  protected named({ organizationName, postTitle }: ResponsibilityListView): string {
    return postName(organizationName, postTitle);
  }

  protected print(): void {
    window.print();
  }

  private dimension({ dimensionName, dimensionNameEn }: ResponsibilityItemView): string {
    return (this.locale.active() === 'en' && dimensionNameEn) || dimensionName;
  }
}
