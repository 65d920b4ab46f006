import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { takenBackEarly } from '@zeren/domain/registry/access/grant-state';
import { dayAfter } from '@zeren/domain/registry/calendar/calendar-days';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import type { Grant } from '../data/grant-views';
import { AccessWords } from './access-words';
import { EndSheet } from './end-sheet';

/** Grants in rows: what, to whom, over what, how long; each can be taken back or extended while it has not ended. */
@Component({
  selector: 'zr-grant-table',
  imports: [DayPipe, EndSheet, RouterLink],
  templateUrl: './grant-table.html',
  styleUrl: './grant-table.less',
})
export class GrantTable {
  protected readonly t = injectWords();
  protected readonly words = inject(AccessWords);
  private readonly session = inject(Session);

  readonly grants = input.required<readonly Grant[]>();
  readonly stale = input(false);
  readonly changed = output<Grant>();

  protected readonly open = signal<{ readonly grant: Grant; readonly act: 'revoke' | 'extend' } | null>(null);
  protected readonly between = computed(() => this.t('access.holder.between'));

  protected holders({ post, person }: Grant): string {
    if (person) return person.posts.join(this.between()) || this.t('access.holder.noPost');
    return post?.holders.join(this.between()) || this.t('organizations.vacant');
  }

  protected takenBack({ validFrom, lastDay }: Grant): string | null {
    const validTo = lastDay ? dayAfter(lastDay) : null;
    return takenBackEarly({ validFrom, validTo }, this.session.view()?.today ?? validFrom);
  }

  protected done(grant: Grant): void {
    this.open.set(null);
    this.changed.emit(grant);
  }
}
