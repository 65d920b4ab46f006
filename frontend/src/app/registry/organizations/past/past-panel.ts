import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { OrganizationClasses, OrganizationHistory } from '../data/organization-views';

/** 沿革: since when it is called so, what it was called before, what it came from and went on as; classes and groups. */
@Component({
  selector: 'zr-organization-past',
  imports: [RouterLink, DayPipe, FailedState, SkeletonRows],
  template: `
    <section class="panel">
      <div class="panel-head">
        <h2>{{ t('organizations.past.title') }}</h2>
      </div>
      @if (history.problem(); as problem) {
        <zr-failed-state [error]="problem" (retry)="history.reload()" />
      } @else if (history.firstLoad()) {
        <zr-skeleton-rows [rows]="2" />
      } @else {
        <ol>
          @for (span of history.value()?.items; track span.validFrom) {
            <li>
              <b>{{ span.nameZh }}</b>
              <span class="meta">
                {{ t('organizations.past.since', { day: (span.validFrom | day: 'text') }) }}
                @if (span.validTo) {
                  {{ t('organizations.past.until', { day: (span.validTo | day: 'text') }) }}
                }
                · {{ span.kindCode }}
                @if (span.parentName) {
                  · {{ t('organizations.past.below', { name: span.parentName }) }}
                }
                @if (span.basis) {
                  · {{ span.basis }}
                }
              </span>
            </li>
          }
          @for (one of history.value()?.successions; track $index) {
            <li>
              @if (one.to; as to) {
                <span>
                  <a [routerLink]="['/organizations', one.from.id]">{{ one.from.nameZh }}</a>
                  {{ t('organizations.past.' + one.kind) }}
                  <a [routerLink]="['/organizations', to.id]">{{ to.nameZh }}</a>
                </span>
              } @else {
                <span>{{ t('organizations.past.close') }}</span>
              }
              <span class="meta">{{ one.on | day: 'text' }} · {{ one.basis }}</span>
            </li>
          }
        </ol>
        @if (lists().length > 0) {
          <dl>
            @for (one of lists(); track $index) {
              <div>
                <dt>{{ one.label }}</dt>
                <dd>
                  {{ one.name }}
                  <small>{{ t('organizations.past.since', { day: (one.validFrom | day: 'text') }) }}</small>
                </dd>
              </div>
            }
          </dl>
        }
      }
    </section>
  `,
  styles: `
    a {
      text-decoration: underline;
    }
    ol,
    dl {
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 8px 16px 12px;
      list-style: none;
    }
    li span.meta {
      display: block;
    }
    dl {
      border-top: 1px solid var(--line-2);
    }
    dl div {
      display: flex;
      gap: 12px;
    }
    dt {
      flex: none;
      width: 7em;
      color: var(--ink-3);
    }
    dd {
      margin: 0;
    }
    small {
      color: var(--ink-3);
    }
  `,
})
export class OrganizationPast {
  protected readonly t = injectWords();
  readonly id = input.required<string>();
  /** Read again when it changes. */
  readonly version = input.required<number>();

  protected readonly history = latest(
    httpResource<OrganizationHistory>(() => {
      void this.version();
      return `/api/organizations/${this.id()}/history`;
    }),
  );
  private readonly classes = latest(
    httpResource<OrganizationClasses>(() => `/api/organizations/${this.id()}/classes`),
  );
  /** The class and the groups of today. */
  protected readonly lists = computed(() => {
    const { classes = [], groups = [] } = this.classes.value() ?? {};
    return [
      ...classes.map((one) => ({ ...one, label: this.t('organizations.past.class'), name: one.classCode })),
      ...groups.map((one) => ({
        ...one,
        label: this.t('organizations.past.group'),
        name: `${one.name} · ${one.objectCode}`,
      })),
    ].filter(({ state }) => state === 'holds');
  });
}
