import { Component, computed, input } from '@angular/core';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { isConflict } from './what-changed';
import type { Change } from './what-changed';

/** A refusal; where somebody else was faster, with what they have changed. */
@Component({
  selector: 'zr-meanwhile',
  imports: [DayPipe, RefusalNote],
  template: `
    <zr-refusal-note [error]="error()" />
    @if (conflict() && changes().length > 0) {
      <div class="now" role="status">
        <p>{{ t('team.meanwhile') }}</p>
        <ul>
          @for (one of changes(); track $index) {
            <li>
              {{ one.of }}：
              @switch (one.field) {
                @case ('new') {
                  {{
                    t('team.change.new', { kind: t('organizations.tenure.' + one.from), day: (one.to | day) })
                  }}
                }
                @case ('gone') {
                  {{ t('team.change.gone') }}
                }
                @case ('kind') {
                  {{ t('team.change.kind') }} {{ t('organizations.tenure.' + one.from) }} →
                  {{ t('organizations.tenure.' + one.to) }}
                }
                @case ('title') {
                  {{ t('team.change.title') }} {{ one.from }} → {{ one.to }}
                }
                @case ('endReason') {
                  {{ t('team.change.endReason') }} {{ one.from ? t('team.reason.' + one.from) : '—' }} →
                  {{ one.to ? t('team.reason.' + one.to) : '—' }}
                }
                @default {
                  {{ t('team.change.' + one.field) }} {{ one.from | day }} → {{ one.to | day }}
                }
              }
            </li>
          }
        </ul>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .now {
      margin-top: 6px;
      padding: 8px 12px;
      border-radius: var(--r2);
      background: var(--soon-t);
      color: var(--soon);
      font-size: var(--t13);
    }
  `,
})
export class Meanwhile {
  protected readonly t = injectWords();
  readonly error = input<unknown>(null);
  readonly changes = input<readonly Change[]>([]);
  protected readonly conflict = computed(() => Boolean(this.error()) && isConflict(this.error()));
}
