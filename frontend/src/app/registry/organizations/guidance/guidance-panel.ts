import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import type { Guidance, GuidanceOfOrganization } from '../data/organization-views';

/** 指导关系: who guides this organisation and whom it guides, with the rights in words. */
@Component({
  selector: 'zr-organization-guidance',
  imports: [RouterLink, DayPipe, FailedState],
  template: `
    @if (edges.problem(); as problem) {
      <section class="panel"><zr-failed-state [error]="problem" (retry)="edges.reload()" /></section>
    } @else if (sides().length > 0) {
      <section class="panel">
        <div class="panel-head">
          <h2>{{ t('organizations.guidance.title') }}</h2>
        </div>
        @for (side of sides(); track side.key) {
          <h3>{{ t('organizations.guidance.' + side.key) }}</h3>
          <ul>
            @for (edge of side.edges; track edge.id) {
              <li>
                <a [routerLink]="['/organizations', side.other(edge).id]">{{ side.other(edge).nameZh }}</a>
                <span class="tag">{{ edge.kindCode }}</span>
                @if (edge.state === 'upcoming') {
                  <span class="tag">{{ t('organizations.guidance.upcoming') }}</span>
                }
                <span class="meta">
                  {{ rights(edge) }}
                  @if (edge.withSubtree) {
                    · {{ t('organizations.guidance.withSubtree') }}
                  }
                  @if (edge.post; as post) {
                    · {{ post.title }} {{ post.holderName ?? '' }}
                  }
                  · {{ t('organizations.past.since', { day: (edge.validFrom | day: 'text') }) }} ·
                  {{ edge.basis }}
                </span>
              </li>
            }
          </ul>
        }
      </section>
    }
  `,
  styles: `
    h3 {
      padding: 8px 16px 0;
      font-size: var(--t13);
      color: var(--ink-3);
    }
    ul {
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 6px 16px 12px;
      list-style: none;
    }
    .meta {
      display: block;
    }
    .tag {
      margin-left: 6px;
      padding: 0 6px;
      border-radius: var(--r1);
      font-size: var(--t12);
      color: var(--act);
      background: var(--act-tint);
    }
  `,
})
export class OrganizationGuidancePanel {
  protected readonly t = injectWords();
  readonly id = input.required<string>();

  protected readonly edges = latest(
    httpResource<GuidanceOfOrganization>(() => `/api/organizations/${this.id()}/guidance`),
  );
  /** Those that hold or will; what ended is left to the record. */
  protected readonly sides = computed(() => {
    const { guides = [], guidedBy = [] } = this.edges.value() ?? {};
    const standing = (all: readonly Guidance[]) => all.filter(({ state }) => state !== 'ended');
    return [
      { key: 'guidedBy', edges: standing(guidedBy), other: (edge: Guidance) => edge.guide },
      { key: 'guides', edges: standing(guides), other: (edge: Guidance) => edge.guided },
    ].filter(({ edges }) => edges.length > 0);
  });

  protected rights({ rights, scoreShare }: Guidance): string {
    return rights
      .map((right) =>
        this.t(`organizations.guidance.right.${right}`, {
          percent: scoreShare === null ? '' : String(Math.round(Number(scoreShare) * 10_000) / 100),
        }),
      )
      .join(this.t('organizations.guidance.comma'));
  }
}
