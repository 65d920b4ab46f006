import { httpResource } from '@angular/common/http';
import { Component, ViewEncapsulation, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { OrderView } from '../data/order-views';

/** 整改交办单 on paper, A4 upright, with the places to sign. */
@Component({
  selector: 'zr-order-print',
  imports: [DayPipe, FailedState, RouterLink, SkeletonRows],
  template: `<div class="page order-print">
    <p class="acts no-print">
      <a class="btn" [routerLink]="['/rectification', id()]">{{ t('rectification.back') }}</a>
      <button type="button" class="btn pri" (click)="print()">{{ t('rectification.printNow') }}</button>
    </p>
    @if (order.problem(); as failed) {
      <zr-failed-state [error]="failed" (retry)="order.reload()" />
    } @else if (order.value(); as one) {
      <article>
        <h1>{{ t('rectification.paper.order.title') }}</h1>
        <p class="number">{{ one.number }}</p>
        <table>
          <tbody>
            <tr>
              <th>{{ t('rectification.paper.order.unit') }}</th>
              <td>{{ one.organizationName }}</td>
              <th>{{ t('rectification.paper.order.post') }}</th>
              <td>{{ one.postTitle }} {{ one.holderName }}</td>
            </tr>
            <tr>
              <th>{{ t('rectification.paper.order.source') }}</th>
              <td>{{ name(one.source.zh, one.source.en) }} {{ one.foundOn | day }}</td>
              <th>{{ t('rectification.paper.order.leader') }}</th>
              <td>{{ one.leaderName ?? '—' }}</td>
            </tr>
            <tr>
              <th>{{ t('rectification.paper.order.tags') }}</th>
              <td>{{ name(one.dimension.zh, one.dimension.en) }} {{ name(one.domain.zh, one.domain.en) }}</td>
              <th>{{ t('rectification.paper.order.severity') }}</th>
              <td>{{ name(one.severity.zh, one.severity.en) }}</td>
            </tr>
            <tr>
              <th>{{ t('rectification.paper.order.problem') }}</th>
              <td colspan="3">{{ one.title }}</td>
            </tr>
            <tr>
              <th>{{ t('rectification.paper.order.request') }}</th>
              <td colspan="3">{{ one.request ?? t('rectification.paper.order.plain') }}</td>
            </tr>
            <tr>
              <th>{{ t('rectification.paper.order.due') }}</th>
              <td colspan="3">
                {{ one.standsDueOn | day }}
                @if (one.standsDueOn !== one.dueOn) {
                  {{ t('rectification.firstDue', { day: (one.dueOn | day) }) }}
                }
              </td>
            </tr>
            <tr class="tall">
              <th>{{ t('rectification.paper.order.measures') }}</th>
              <td colspan="3">{{ one.measures ?? '' }}</td>
            </tr>
            <tr class="tall">
              <th>{{ t('rectification.paper.order.result') }}</th>
              <td colspan="3">{{ one.result ?? '' }}</td>
            </tr>
            <tr class="tall">
              <th>{{ t('rectification.paper.order.check') }}</th>
              <td colspan="3">{{ one.acts.at(-1)?.strength ?? one.acts.at(-1)?.doubt ?? '' }}</td>
            </tr>
          </tbody>
        </table>
        <p class="signs">
          <span>{{ t('rectification.paper.order.issuer', { unit: one.issuerName }) }}</span><span>{{
            t('rectification.paper.order.issuedOn', { day: (one.issuedOn | day) })
          }}</span>
        </p>
        <p class="signs">
          <span>{{ t('rectification.paper.order.receiver') }}</span><span>{{
            t('rectification.paper.order.receivedOn')
          }}</span>
        </p>
      </article>
    } @else {
      <zr-skeleton-rows [rows]="8" />
    }
  </div>`,
  styleUrl: './order-print.less',
  // The name of the printed page stands outside any element.
  encapsulation: ViewEncapsulation.None,
})
export class OrderPrint {
  protected readonly t = injectWords();
  protected readonly name = injectNames();
  readonly id = input.required<string>();
  protected readonly order = latest(httpResource<OrderView>(() => `/api/rectification-orders/${this.id()}`));

  protected print(): void {
    window.print();
  }
}
