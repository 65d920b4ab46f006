import { httpResource } from '@angular/common/http';
import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { PointsPipe } from '../../assessment/data/points';
import { SaidPipe } from '../../assessment/data/said';
import type { DossierOf } from '../data/result-views';

/** A person's final results, each by the days of their tenure in its period; a year's score is weighed by these. */
@Component({
  selector: 'zr-dossier',
  imports: [DayPipe, EmptyState, FailedState, PageTitle, PointsPipe, RouterLink, SaidPipe, SkeletonRows],
  template: `
    <div class="page bleed">
      @if (read.value(); as it) {
        <zr-page-title [name]="it.name" [meta]="t('results.dossierMeta')" />
        @for (year of it.years; track year.year) {
          <p class="year">
            {{ t('results.yearScore', { year: year.year }) }} <b>{{ year.score | points }}</b>
          </p>
        }
        <section class="panel">
          @for (line of it.lines; track line.resultId + line.from) {
            <article>
              <a [routerLink]="['/results', line.resultId]">{{ line.name }}</a>
              <b>{{ line.total | points }}</b>
              <small
                >{{ line.organizationName }} {{ line.postTitle }} ·
                {{ t('results.inTerm', { from: (line.from | day), to: (line.to | day), n: line.days }) }}
                @if (line.grade) {
                  · {{ line.grade | said }}
                }
                @if (line.useKind) {
                  · {{ t('results.use.' + line.useKind) }}
                }
              </small>
            </article>
          } @empty {
            <zr-empty-state [sentence]="t('results.noDossier')" />
          }
        </section>
      } @else if (read.problem(); as problem) {
        <zr-page-title [name]="t('results.dossier')" />
        <zr-failed-state [error]="problem" [what]="t('results.failed')" (retry)="read.reload()" />
      } @else {
        <zr-page-title [name]="t('results.dossier')" />
        <section class="panel"><zr-skeleton-rows [rows]="4" /></section>
      }
    </div>
  `,
  styles: `
    .year {
      margin-bottom: 8px;
      font-size: var(--t16);
    }
    article {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 2px 16px;
      padding: 10px 14px;
      border-bottom: 1px solid var(--line-2);
    }
    small {
      grid-column: 1 / 3;
      font-size: var(--t13);
      color: var(--ink-2);
    }
    @media (max-width: 767px) {
      .year {
        padding: 0 16px;
      }
    }
  `,
})
export class Dossier {
  protected readonly t = injectWords();
  readonly personId = input.required<string>();
  protected readonly read = latest(httpResource<DossierOf>(() => `/api/people/${this.personId()}/dossier`));
}
