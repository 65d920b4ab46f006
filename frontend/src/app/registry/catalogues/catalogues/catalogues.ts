import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { WorkYear } from '../../../platform/session/work-year';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';

interface CatalogueEntry {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly basisLevel: string;
}

interface CalendarYear {
  readonly year: number;
  readonly published: boolean;
  readonly basis: string | null;
  readonly exceptions: readonly { readonly day: string; readonly kind: 'holiday' | 'worked' }[];
}

const CATALOGUES = [
  'domains',
  'domain-groups',
  'dimensions',
  'levels',
  'organization-kinds',
  'guidance-kinds',
  'post-kinds',
  'item-types',
  'checking-classes',
] as const;

/** 目录与日历: the dated words that every room uses, each with its basis, and the official working days. */
@Component({
  selector: 'zr-catalogues',
  imports: [RouterLink, DayPipe, FailedState, PageTitle, SkeletonRows],
  templateUrl: './catalogues.html',
  styleUrl: './catalogues.less',
})
export class Catalogues {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  protected readonly year = inject(WorkYear).year;

  /** From the address. */
  readonly catalogue = input<string>();

  protected readonly names = CATALOGUES;
  protected readonly shown = computed(
    () => CATALOGUES.find((name) => name === this.catalogue()) ?? CATALOGUES[0],
  );
  protected readonly entries = latest(
    httpResource<{ readonly items: readonly CatalogueEntry[] }>(() => `/api/catalogues/${this.shown()}`),
  );
  protected readonly calendar = latest(httpResource<CalendarYear>(() => `/api/calendar/${this.year()}`));
  protected readonly holidays = computed(() => this.days('holiday'));
  protected readonly worked = computed(() => this.days('worked'));

  protected name(entry: CatalogueEntry): string {
    return (this.locale.active() === 'en' && entry.nameEn) || entry.nameZh;
  }

  private days(kind: 'holiday' | 'worked'): readonly string[] {
    return (
      this.calendar
        .value()
        ?.exceptions.filter((day) => day.kind === kind)
        .map((day) => day.day) ?? []
    );
  }
}
