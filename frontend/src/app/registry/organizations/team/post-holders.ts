import { Component, input } from '@angular/core';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Light } from '../../../platform/ui/light';
import type { TeamPost, TeamTenure } from '../data/team-views';

/** Who holds a post: name, as what, since when, what else they hold; for a vacant one, since when and who answers. */
@Component({
  selector: 'zr-post-holders',
  imports: [DayPipe, Light],
  template: `
    @for (one of post().holders; track one.id) {
      <p>
        <b>{{ one.personName }}</b>
        @if (one.kind !== '任职') {
          <span class="kind">{{ t('organizations.tenure.' + one.kind) }}</span>
        }
        <span class="since"
          >{{ t('team.from', { day: (one.startsOn | day) }) }}
          @if (one.endsOn) {
            {{ t('team.leaves', { day: (one.endsOn | day) }) }}
          }
        </span>
      </p>
      @if (others(one); as also) {
        <p class="also">{{ t('team.also', { posts: also }) }}</p>
      }
    } @empty {
      <p>
        <zr-light code="soon" [says]="t('team.vacant')" />
        @if (post().vacantSince; as day) {
          <span class="since">{{ t('team.vacantSince', { day: (day | day) }) }}</span>
        }
        <span class="since">{{
          post().answering ? t('team.answering', { name: post().answering!.personName }) : t('team.nobody')
        }}</span>
      </p>
    }
    @for (one of post().ahead; track one.id) {
      <p class="also">
        {{
          t('team.ahead', {
            name: one.personName,
            kind: t('organizations.tenure.' + one.kind),
            day: (one.startsOn | day),
          })
        }}
      </p>
    }
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 8px;
    }
    .kind {
      padding: 0 6px;
      border: 1px solid var(--line);
      border-radius: var(--r1);
      font-size: var(--t12);
      color: var(--soon);
      background: var(--soon-t);
    }
    .since,
    .also {
      font-size: var(--t12);
      color: var(--ink-3);
    }
  `,
})
export class PostHolders {
  protected readonly t = injectWords();
  readonly post = input.required<TeamPost>();

  protected others({ otherPosts }: TeamTenure): string {
    return otherPosts
      .map(({ organizationName, postTitle }) => `${organizationName}${postTitle}`)
      .join(this.t('handover.between'));
  }
}
