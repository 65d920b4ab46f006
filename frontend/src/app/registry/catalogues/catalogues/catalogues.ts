import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { recurringDutiesOf } from '@zeren/domain/registry/catalogues/kind-rules';
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
  readonly attributes: Readonly<Record<string, unknown>>;
}

type Entries = { readonly items: readonly CatalogueEntry[] };

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
  'unit-classes',
  'assessment-objects',
  'recurring-duties',
  'post-kinds',
  'item-types',
  'checking-classes',
  'evidence-kinds',
  'accountability-rules',
  'accountability-bodies',
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
  protected readonly entries = latest(httpResource<Entries>(() => `/api/catalogues/${this.shown()}`));
  /** Which kind of organisation owes which recurring duty; read where kinds are shown. */
  protected readonly kindDuties = latest(
    httpResource<Entries>(() =>
      this.shown() === 'organization-kinds' ? '/api/catalogues/kind-duties' : undefined,
    ),
  );
  protected readonly recurringDuties = latest(
    httpResource<Entries>(() =>
      this.shown() === 'organization-kinds' ? '/api/catalogues/recurring-duties' : undefined,
    ),
  );
  protected readonly calendar = latest(httpResource<CalendarYear>(() => `/api/calendar/${this.year()}`));
  protected readonly holidays = computed(() => this.days('holiday'));
  protected readonly worked = computed(() => this.days('worked'));

  protected name(entry: CatalogueEntry): string {
    return (this.locale.active() === 'en' && entry.nameEn) || entry.nameZh;
  }

  /** What may stand below a kind of organisation, and what it does and has itself. */
  protected rules({ attributes }: CatalogueEntry): string {
    const { below } = attributes;
    const parts = [
      below === 'none' || below === 'any'
        ? this.t(`catalogues.kind.below.${below}`)
        : this.t('catalogues.kind.below.some', {
            kinds: ((below as string[] | undefined) ?? []).join(this.t('catalogues.kind.comma')),
          }),
      ...(['admitsMembers', 'holdsElection', 'collectsDues'] as const)
        .filter((rule) => attributes[rule] === false)
        .map((rule) => this.t(`catalogues.kind.${rule}`)),
    ];
    return parts.join(this.t('catalogues.kind.semicolon'));
  }

  /** The recurring duties of a kind of organisation, each with how often. */
  protected dutiesOf(kind: CatalogueEntry): readonly { readonly name: string; readonly often: string }[] {
    const kinds = this.entries.value()?.items ?? [];
    const duties = this.recurringDuties.value()?.items ?? [];
    const pairs = this.kindDuties.value()?.items ?? [];
    const names = new Map(duties.map((duty) => [duty.code, this.name(duty)]));
    return recurringDutiesOf(kind.code, { kinds, duties, pairs }).map(({ code, cadencePhrase }) => ({
      name: names.get(code)!,
      often: cadencePhrase,
    }));
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
