import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { PagedRows } from '../../../platform/http/paged-rows';
import { InstantPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { WhySeen } from '../../../platform/session/why-seen';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { NoticesApi } from '../data/notices-api';
import type { NoticeView } from '../data/notices-api';
import { noticePath } from './notice-path';

/** 消息: what the reminders said, newest first; opening one leads to what it is about. */
@Component({
  selector: 'zr-notices',
  imports: [InstantPipe, EmptyState, FailedState, PageTitle, SkeletonRows, MoreRows, WhySeen],
  template: `
    <div class="page bleed">
      <zr-page-title
        [name]="t('notices.title')"
        [meta]="unread() > 0 ? t('notices.meta', { n: unread() }) : ''"
      />
      <section class="panel">
        @if (rows.problem() && rows.items().length === 0) {
          <zr-failed-state [error]="rows.problem()" [what]="t('notices.failed')" (retry)="rows.load()" />
        } @else if (rows.firstLoad()) {
          <zr-skeleton-rows [rows]="8" />
        } @else if (rows.empty()) {
          <zr-empty-state [sentence]="t('notices.empty')" />
        } @else {
          <ul>
            @for (notice of rows.items(); track notice.id) {
              <li>
                <button type="button" [class.unread]="!notice.readAt" (click)="open(notice)">
                  <span class="mark">{{ notice.readAt ? t('notices.read') : t('notices.unread') }}</span>
                  <span class="text">{{ locale.active() === 'en' ? notice.en : notice.zh }}</span>
                  <small>{{ notice.at | instant: 'short' }}</small>
                </button>
                <zr-why-seen kind="notice" [id]="notice.id" />
              </li>
            }
          </ul>
        }
        <zr-more-rows [rows]="rows" />
      </section>
    </div>
  `,
  styleUrl: './notices.less',
})
export class Notices {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  private readonly api = inject(NoticesApi);
  private readonly router = inject(Router);

  protected readonly unread = signal(0);
  protected readonly rows = new PagedRows<NoticeView>(async (after) => {
    const page = await this.api.page(after);
    this.unread.set(page.unread);
    return page;
  });

  constructor() {
    void this.rows.load();
  }

  protected async open(notice: NoticeView): Promise<void> {
    if (!notice.readAt) {
      try {
        const { readAt } = await this.api.read(notice.id);
        this.rows.replace({ ...notice, readAt }, (other) => other.id === notice.id);
        this.unread.update((unread) => Math.max(0, unread - 1));
      } catch {
        // Stays unread; what it is about opens all the same.
      }
    }
    const path = noticePath(notice);
    if (path) await this.router.navigateByUrl(path);
  }
}
