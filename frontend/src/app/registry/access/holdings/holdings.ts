import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { Holdings } from '../data/grant-views';
import { GrantTable } from '../ui/grant-table';
import { Standings } from '../ui/standings';

/** What a post or a person holds, and what it comes to. */
@Component({
  selector: 'zr-holdings',
  imports: [RouterLink, EmptyState, FailedState, GrantTable, LoadBar, PageTitle, SkeletonRows, Standings],
  templateUrl: './holdings.html',
  styleUrl: './holdings.less',
})
export class HoldingsPage {
  protected readonly t = injectWords();
  /** From the address: one of the two. */
  readonly postId = input<string>();
  readonly personId = input<string>();

  protected readonly held = latest(
    httpResource<Holdings>(() => {
      const [post, person] = [this.postId(), this.personId()];
      return post ? `/api/grants/held-by-post/${post}` : `/api/grants/held-by-person/${person}`;
    }),
  );
  protected readonly meta = computed(() => {
    const held = this.held.value();
    if (!held) return '';
    if (this.personId()) return this.t('access.held.person', { n: held.grants.length });
    const holders = held.holders.join(this.t('access.holder.between')) || this.t('organizations.vacant');
    return this.t('access.held.post', { organization: held.organizationName ?? '', holders });
  });
}
