import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Viewport } from '../../../platform/display/viewport';
import { PagedRows } from '../../../platform/http/paged-rows';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { FilterBar } from '../../../platform/ui/filter-bar';
import { LoadBar } from '../../../platform/ui/load-bar';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { PeopleApi } from '../data/people-api';
import type { PersonRow, PersonView } from '../data/people-api';
import { PersonSheet } from './person-sheet';

/** 人员: everybody in sight by pinyin, found by a few letters. */
@Component({
  selector: 'zr-people',
  imports: [
    EmptyState,
    FailedState,
    FilterBar,
    LoadBar,
    MoreRows,
    PageTitle,
    PersonSheet,
    RouterLink,
    SkeletonRows,
  ],
  templateUrl: './people.html',
  styleUrl: './people.less',
})
export class People {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  private readonly api = inject(PeopleApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private waiting: ReturnType<typeof setTimeout> | undefined;

  /** From the address: what is looked for. */
  readonly q = input<string>();
  protected readonly mayManage = signal(false);
  protected readonly entering = signal(false);
  protected readonly rows = new PagedRows<PersonRow>(async (after) => {
    const page = await this.api.page(this.q() ?? '', after);
    this.mayManage.set(page.mayManage);
    return page;
  });

  constructor() {
    effect(() => {
      this.q();
      void this.session.view()?.acting?.tenureId;
      untracked(() => void this.rows.load());
    });
  }

  protected find(text: string): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(
      () =>
        void this.router.navigate([], {
          queryParams: { q: text.trim() || null },
          queryParamsHandling: 'merge',
          replaceUrl: true,
        }),
      200,
    );
  }

  protected holds({ posts }: PersonRow): string {
    const held = posts.map(({ organizationName, title }) => `${organizationName}${title}`);
    return held.join(this.t('handover.between')) || this.t('people.noPost');
  }

  protected entered(person: PersonView): void {
    this.entering.set(false);
    void this.router.navigate(['/people', person.id], { queryParams: { new: 1 } });
  }
}
