import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import type { TodoElsewhereDto } from '@zeren/api-client/models/todo-elsewhere-dto';
import { NzMessageService } from 'ng-zorro-antd/message';
import { latest } from '../../platform/http/latest';
import { toProblem } from '../../platform/http/problem';
import { Locale } from '../../platform/i18n/locale';
import { injectWords } from '../../platform/i18n/words';
import { Session } from '../../platform/session/session';

/** Whoever holds more than one post: what waits is that of the post acted under, so the others are offered beside it. */
@Component({
  selector: 'zr-other-posts',
  template: `
    @if (others().length > 0) {
      <p>
        {{ t('todo.otherPosts', { n: others().length }) }}
        @for (one of others(); track one.tenureId) {
          <button type="button" class="btn" (click)="actAs(one.tenureId)">
            {{ t('todo.switchTo', { organization: one.organizationName, post: one.postTitle }) }}
            @if (waiting().get(one.tenureId); as n) {
              <b>{{ t('todo.waitsThere', { n }) }}</b>
            }
          </button>
        }
      </p>
    }
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      margin: 0 0 12px;
      color: var(--ink-2);
    }
    .btn {
      min-height: var(--target);
    }
    @media (max-width: 767px) {
      p {
        padding: 0 16px;
      }
    }
  `,
})
export class OtherPosts {
  protected readonly t = injectWords();
  private readonly session = inject(Session);
  private readonly locale = inject(Locale);
  private readonly messages = inject(NzMessageService);

  protected readonly others = computed(() => {
    const view = this.session.view();
    return (view?.tenures ?? []).filter(({ tenureId }) => tenureId !== view?.acting?.tenureId);
  });

  /** How much waits under each; a post of which nothing could be read says no number. */
  private readonly read = latest(
    httpResource<TodoElsewhereDto>(() =>
      this.others().length > 0 && this.session.may('duties.read')
        ? '/api/duties/todo/other-posts'
        : undefined,
    ),
  );
  protected readonly waiting = computed(
    () => new Map((this.read.value()?.items ?? []).map(({ tenureId, waiting }) => [tenureId, waiting])),
  );

  protected async actAs(tenureId: string): Promise<void> {
    try {
      await this.session.actAs(tenureId);
    } catch (thrown) {
      this.messages.error(toProblem(thrown).sentence(this.locale.active()));
    }
  }
}
