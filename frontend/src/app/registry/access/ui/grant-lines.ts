import { Component, inject, input } from '@angular/core';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import type { Grant } from '../data/grant-views';
import { AccessWords } from './access-words';

/** Grants for whoever holds them: to read, not to act on. */
@Component({
  selector: 'zr-grant-lines',
  imports: [DayPipe],
  template: `
    <ul>
      @for (grant of grants(); track grant.id) {
        <li>
          <b>{{ words.set(grant.capabilitySet)?.name ?? grant.capabilitySet }}</b>
          {{ t('access.held.below', { name: grant.root.nameZh }) }}
          <small>
            {{
              grant.post ? t('access.own.throughPost', { post: grant.post.title }) : t('access.own.inPerson')
            }}
            ·
            {{
              grant.lastDay ? t('access.days.until', { day: (grant.lastDay | day) }) : t('access.days.open')
            }}
            @if (grant.state === 'coming') {
              · {{ t('access.own.coming', { day: (grant.validFrom | day) }) }}
            }
          </small>
        </li>
      } @empty {
        <li class="mut">{{ t('access.own.none') }}</li>
      }
    </ul>
  `,
  styles: `
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    li {
      padding: 8px 14px;
      border-bottom: 1px solid var(--line-2);
    }
    li:last-child {
      border-bottom: 0;
    }
    b {
      margin-right: 8px;
    }
    small {
      display: block;
      font-size: var(--t12);
      color: var(--ink-3);
    }
  `,
})
export class GrantLines {
  protected readonly t = injectWords();
  protected readonly words = inject(AccessWords);
  readonly grants = input.required<readonly Grant[]>();
}
