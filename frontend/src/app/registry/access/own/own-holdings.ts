import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { Holdings } from '../data/grant-views';
import { GrantLines } from '../ui/grant-lines';
import { Standings } from '../ui/standings';

/** 我能做什么: one's own grants, and what they come to under each post: why one sees what one sees. */
@Component({
  selector: 'zr-own-holdings',
  imports: [FailedState, GrantLines, PageTitle, SkeletonRows, Standings],
  template: `<div class="page">
    <zr-page-title [name]="t('access.own.title')" [meta]="t('access.own.meta')" />
    @if (held.problem(); as fault) {
      <section class="panel"><zr-failed-state [error]="fault" (retry)="held.reload()" /></section>
    } @else if (held.firstLoad()) {
      <section class="panel"><zr-skeleton-rows [rows]="6" /></section>
    } @else if (held.value(); as view) {
      <zr-standings [standings]="view.standings" [actingId]="session.view()?.acting?.postId ?? null" />
      <section class="panel">
        <div class="panel-head">
          <h2>{{ t('access.own.why') }}</h2>
        </div>
        <zr-grant-lines [grants]="view.grants" />
      </section>
    }
  </div>`,
})
export class OwnHoldings {
  protected readonly t = injectWords();
  protected readonly session = inject(Session);
  protected readonly held = latest(
    httpResource<Holdings>(() => (this.session.view()?.person ? '/api/session/holdings' : undefined)),
  );
}
