import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import type { DirectivePartnersDto } from '@zeren/api-client/models/directive-partners-dto';
import { latest } from '../../../platform/http/latest';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { Light } from '../../../platform/ui/light';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';

/** 牵头、配合: the other units of the same directive; whoever leads sees each one's light. */
@Component({
  selector: 'zr-duty-partners',
  imports: [DotsPipe, FailedState, Light, SkeletonRows],
  template: `
    @if (read.problem() && !read.value()) {
      <zr-failed-state [error]="read.problem()" (retry)="read.reload()" />
    } @else if (read.firstLoad()) {
      <zr-skeleton-rows [rows]="2" />
    } @else if (units().length > 0) {
      <section [class.stale]="read.stale()">
        <h3>{{ t(leads() ? 'partners.ofLead' : 'partners.ofAssist') }}</h3>
        <ul>
          @for (unit of units(); track $index) {
            <li>
              <span
                ><b>{{ t('directives.role.' + unit.role) }}</b>
                {{
                  [unit.organizationName, unit.postTitle, unit.holderName ?? t('duties.vacant')] | dots
                }}</span
              >
              @if (unit.standing; as standing) {
                <span class="lit">
                  <zr-light
                    [code]="standing.light"
                    [days]="open.includes(standing.state) ? standing.workingDays : null"
                  />
                  <small>{{ english() ? standing.lightReason.en : standing.lightReason.zh }}</small>
                </span>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    h3 {
      margin: 18px 0 8px;
      padding-bottom: 4px;
      font-size: var(--t14);
      border-bottom: 1px solid var(--line-2);
    }
    ul {
      list-style: none;
    }
    li {
      padding: 6px 0;
      border-bottom: 1px solid var(--line-2);
      font-size: var(--t14);
    }
    b {
      margin-right: 6px;
    }
    .lit {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
      margin-top: 4px;
    }
    small {
      font-size: var(--t12);
      color: var(--ink-2);
    }
  `,
})
export class DutyPartners {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);

  readonly id = input.required<string>();

  protected readonly open: readonly string[] = ['owed', 'returned'];
  protected readonly read = latest(
    httpResource<DirectivePartnersDto>(() => `/api/duties/${this.id()}/partners`),
  );
  protected readonly units = computed(() => this.read.value()?.items ?? []);
  protected readonly leads = computed(() => this.units().some(({ standing }) => standing !== null));
  protected readonly english = computed(() => this.locale.active() === 'en');
}
