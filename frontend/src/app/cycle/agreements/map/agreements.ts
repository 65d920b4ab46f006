import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { AGREEMENT_STANDINGS } from '@zeren/domain/cycle/agreements/agreement-states';
import type { AgreementStanding } from '@zeren/domain/cycle/agreements/agreement-states';
import { latest } from '../../../platform/http/latest';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WorkYear } from '../../../platform/session/work-year';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { AgreementsApi } from '../data/agreements-api';
import type { AgreementLevel, AgreementMap, AgreementRow } from '../data/agreement-views';
import { StandingMark } from '../ui/standing-mark';
import { PaperSheet } from './paper-sheet';

/** 签责: the signing map (签订图) of a year, and the list behind each of its numbers. */
@Component({
  selector: 'zr-agreements',
  imports: [
    DayPipe,
    EmptyState,
    FailedState,
    LoadBar,
    MoreRows,
    PageTitle,
    PaperSheet,
    RouterLink,
    SkeletonRows,
    StandingMark,
  ],
  templateUrl: './agreements.html',
  styleUrl: './agreements.less',
})
export class Agreements {
  protected readonly t = injectWords();
  private readonly workYear = inject(WorkYear);
  private readonly api = inject(AgreementsApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  /** From the address: which list; none of them is the map. */
  readonly standing = input<string>();
  readonly level = input<string>();

  protected readonly standings = AGREEMENT_STANDINGS;
  protected readonly year = this.workYear.year;
  protected readonly manages = computed(() => this.session.may('agreements.manage'));
  protected readonly shown = computed((): AgreementStanding | null => {
    const asked = this.standing();
    return AGREEMENT_STANDINGS.find((each) => each === asked) ?? null;
  });
  protected readonly listed = computed(() => this.standing() !== undefined || this.level() !== undefined);
  protected readonly map = latest(
    httpResource<AgreementMap>(() => {
      void this.session.view()?.acting?.tenureId;
      return `/api/agreements/map?year=${this.year()}`;
    }),
  );
  protected readonly rows = new PagedRows<AgreementRow>((after) =>
    this.api.page({ year: this.year(), standing: this.shown(), levelCode: this.level() ?? null }, after),
  );
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly onPaper = computed(() => this.rows.items().filter(({ id }) => this.chosen().has(id)));
  protected readonly registering = signal(false);
  protected readonly done = signal<string | null>(null);
  protected readonly sums = computed(() => {
    const counts = (this.map.value()?.levels ?? []).flatMap((level) => level.counts);
    const of = (...standings: AgreementStanding[]) =>
      counts
        .filter(({ standing }) => standings.includes(standing))
        .reduce((sum, { count }) => sum + count, 0);
    return {
      all: counts.reduce((sum, { count }) => sum + count, 0),
      stands: of('in-force', 'paper'),
      made: of('made'),
      signed: of('signed'),
      declined: of('declined'),
      without: (this.map.value()?.levels ?? []).reduce((sum, { without }) => sum + without.length, 0),
      overdue: counts.reduce((sum, { overdue }) => sum + overdue, 0),
    };
  });

  constructor() {
    effect(() => {
      this.shown();
      this.level();
      this.year();
      void this.session.view()?.acting?.tenureId;
      const listed = this.listed();
      untracked(() => {
        this.chosen.set(new Set());
        if (listed) void this.rows.load();
      });
    });
  }

  /** Standings of a level in their order, those that occur. */
  protected countsOf(level: AgreementLevel): AgreementLevel['counts'] {
    return AGREEMENT_STANDINGS.flatMap((standing) =>
      level.counts.filter((count) => count.standing === standing),
    );
  }

  protected mayRegister(row: AgreementRow): boolean {
    return this.manages() && (row.state === 'made' || row.state === 'declined');
  }

  protected choose(id: string, on: boolean): void {
    this.chosen.update((before) => {
      const after = new Set(before);
      if (on) after.add(id);
      else after.delete(id);
      return after;
    });
  }

  protected registered(n: number): void {
    this.registering.set(false);
    this.chosen.set(new Set());
    this.done.set(this.t('agreements.paper.done', { n }));
    this.map.reload();
    void this.rows.load();
  }

  protected show(standing: AgreementStanding | null, level: string | null): void {
    void this.router.navigate(['/agreements'], { queryParams: { standing, level } });
  }
}
