import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Viewport } from '../../../platform/display/viewport';
import { DayPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Light } from '../../../platform/ui/light';
import type { HandoverRow } from '../data/handover-views';

/** Handovers in rows: light and reason, post, who to whom, who has confirmed. On a phone each is a block. */
@Component({
  selector: 'zr-handover-table',
  imports: [DayPipe, Light, RouterLink],
  template: `
    @if (viewport.phone()) {
      <ul>
        @for (row of rows(); track row.id) {
          <li>
            <a [routerLink]="['/handovers', row.id]">
              <b>{{ row.organizationName }} {{ row.postTitle }}</b>
              <span
                ><zr-light [code]="row.light" [days]="days(row)" /> {{ row.outgoingName }} →
                {{ row.incomingName ?? t('handover.nobodyYet') }}</span
              >
              <small>{{ reason(row) }}</small>
            </a>
          </li>
        }
      </ul>
    } @else {
      <table class="data">
        <thead>
          <tr>
            @if (choosable()) {
              <th scope="col">
                <span class="visually-hidden">{{ t('handover.column.choose') }}</span>
              </th>
            }
            <th scope="col">{{ t('handover.column.light') }}</th>
            <th scope="col">{{ t('handover.column.post') }}</th>
            <th scope="col">{{ t('handover.column.outgoing') }}</th>
            <th scope="col">{{ t('handover.column.incoming') }}</th>
            <th scope="col" class="num">{{ t('handover.column.items') }}</th>
            <th scope="col">{{ t('handover.column.grace') }}</th>
            <th scope="col">{{ t('handover.column.act') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr [class.on]="chosen().has(row.id)">
              @if (choosable()) {
                <td>
                  <input
                    type="checkbox"
                    [checked]="chosen().has(row.id)"
                    [attr.aria-label]="t('handover.choose', { post: row.organizationName + row.postTitle })"
                    (change)="toggled.emit(row.id)"
                  />
                </td>
              }
              <td>
                <zr-light [code]="row.light" [days]="days(row)" quiet />
                @if (row.light !== 'ok' && row.light !== 'idle') {
                  <small>{{ reason(row) }}</small>
                }
              </td>
              <td>
                <a [routerLink]="['/handovers', row.id]">{{ row.postTitle }}</a><small>{{
                  row.organizationName
                }}</small>
              </td>
              <td class="keep">
                {{ row.outgoingName
                }}<small>{{
                  row.state === 'gathered'
                    ? t('handover.notYet')
                    : row.state === 'recalled'
                      ? '—'
                      : t('handover.confirmed')
                }}</small>
              </td>
              <td class="keep">
                {{ row.incomingName ?? t('handover.nobodyYet')
                }}<small>{{
                  row.state === 'taken-over'
                    ? t('handover.confirmedOn', { day: (row.takenOverOn | day: 'short') })
                    : row.state === 'recalled'
                      ? '—'
                      : t('handover.notYet')
                }}</small>
              </td>
              <td class="num">{{ row.itemCount }}</td>
              <td class="keep">{{ row.graceUntil ? (row.graceUntil | day: 'short') : '—' }}</td>
              <td class="keep">
                <a [routerLink]="['/handovers', row.id]"
                  >{{ t('handover.open') }}<span class="visually-hidden">{{ row.postTitle }}</span></a
                >
              </td>
            </tr>
          }
        </tbody>
      </table>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    li a {
      display: block;
      padding: 10px 16px;
      min-height: 64px;
      border-bottom: 1px solid var(--line);
      color: var(--ink);
    }
    li b {
      display: block;
      font-size: var(--t16);
      line-height: 1.45;
    }
    li span {
      font-size: var(--t14);
    }
    li small {
      display: block;
      font-size: var(--t13);
      color: var(--ink-2);
    }
    td small {
      max-width: 46em;
    }
    input {
      width: 18px;
      height: 18px;
      accent-color: var(--act);
    }
  `,
})
export class HandoverTable {
  protected readonly t = injectWords();
  protected readonly viewport = inject(Viewport);
  private readonly locale = inject(Locale);

  readonly rows = input.required<readonly HandoverRow[]>();
  /** Whether rows may be chosen, and which are. */
  readonly choosable = input(false);
  readonly chosen = input<ReadonlySet<string>>(new Set());
  readonly toggled = output<string>();

  protected reason({ lightReason }: HandoverRow): string {
    return this.locale.active() === 'en' ? lightReason.en : lightReason.zh;
  }

  protected days({ state, workingDays }: HandoverRow): number | null {
    return state === 'gathered' || state === 'handed-over' ? workingDays : null;
  }
}
