import { Component, computed, inject, input } from '@angular/core';
import { injectWords } from '../../../platform/i18n/words';
import type { Standing } from '../data/grant-views';
import { AccessWords } from './access-words';

/** What grants come to: under each post, what may be done, and over which organisations. Several are marked as such. */
@Component({
  selector: 'zr-standings',
  template: `
    @for (standing of standings(); track standing.postId) {
      <section class="panel">
        <div class="panel-head">
          <h2>{{ title(standing) }}</h2>
          <span class="meta">{{ standing.organizationName ?? '' }}</span>
          @if (actingId() && standing.postId === actingId()) {
            <span class="tag">{{ t('access.own.acting') }}</span>
          }
          @if (reach(standing).length > 1) {
            <span class="tag">{{ t('access.held.union', { n: reach(standing).length }) }}</span>
          }
        </div>
        @if (standing.permissions.length === 0) {
          <p class="none">{{ t('access.held.nothing') }}</p>
        } @else {
          <table class="data">
            <thead>
              <tr>
                <th scope="col">{{ t('access.held.may') }}</th>
                <th scope="col">{{ t('access.held.over') }}</th>
              </tr>
            </thead>
            <tbody>
              @for (held of standing.permissions; track held.permission) {
                <tr>
                  <td>{{ words.permission(held.permission) }}</td>
                  <td>
                    @for (one of held.over; track one.id; let last = $last) {
                      {{ t('access.held.below', { name: one.nameZh }) }}{{ last ? '' : between() }}
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        }
      </section>
    }
  `,
  styles: `
    .panel {
      margin-bottom: 12px;
    }
    .tag {
      padding: 0 6px;
      border-radius: var(--r1);
      font-size: var(--t12);
      color: var(--act);
      background: var(--act-tint);
    }
    .none {
      padding: 12px 14px;
      color: var(--ink-3);
    }
  `,
})
export class Standings {
  protected readonly t = injectWords();
  protected readonly words = inject(AccessWords);
  /** The post acted under now, on one's own page. */
  readonly actingId = input<string | null>(null);
  readonly standings = input.required<readonly Standing[]>();
  protected readonly between = computed(() => this.t('access.holder.between'));

  protected title({ postTitle }: Standing): string {
    return postTitle ? this.t('access.held.as', { post: postTitle }) : this.t('access.held.inPerson');
  }

  protected reach({ permissions }: Standing): string[] {
    return [...new Set(permissions.flatMap(({ over }) => over.map(({ id }) => id)))];
  }
}
