import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { Act } from '../../../platform/http/act';
import { injectWords } from '../../../platform/i18n/words';
import { Sheet } from '../../../platform/ui/sheet';
import { TeamApi } from '../data/team-api';
import type { Team, TeamPost } from '../data/team-views';
import { Meanwhile } from '../ui/meanwhile';
import { isConflict } from '../ui/what-changed';
import { TenureAct } from './tenure-act';

/** 排顺序: the order in which the posts of a team are named. */
@Component({
  selector: 'zr-order-sheet',
  imports: [Meanwhile, Sheet],
  template: `
    <zr-sheet [name]="t('team.order.title')" (closed)="closed.emit()">
      <ol class="order">
        @for (post of order(); track post.id) {
          <li>
            <span>{{ $index + 1 }}. {{ post.title }}</span>
            <button
              type="button"
              class="btn"
              [disabled]="$first"
              [attr.aria-label]="t('team.order.up', { post: post.title })"
              (click)="move($index, -1)"
            >
              ↑
            </button>
            <button
              type="button"
              class="btn"
              [disabled]="$last"
              [attr.aria-label]="t('team.order.down', { post: post.title })"
              (click)="move($index, 1)"
            >
              ↓
            </button>
          </li>
        }
      </ol>
      <zr-meanwhile [error]="act.refusal()" />
      @if (overtaken()) {
        <p role="status">{{ t('team.order.latest') }}</p>
      }
      <button type="button" class="btn pri big" [disabled]="act.busy()" (click)="go()">
        {{ t('team.order.do') }}
      </button>
    </zr-sheet>
  `,
  styleUrl: './sheets.less',
})
export class OrderSheet {
  protected readonly t = injectWords();
  private readonly api = inject(TeamApi);
  private readonly once = new Act();
  protected readonly act = new TenureAct();

  readonly team = input.required<Team>();
  readonly done = output<string>();
  /** Somebody else was faster: the team is to be read again. */
  readonly stale = output();
  readonly closed = output();

  protected readonly order = linkedSignal<readonly TeamPost[]>(() => this.team().posts);

  /** Somebody else was faster; their order is on screen by now. */
  protected readonly overtaken = computed(
    () => this.act.refusal() !== null && isConflict(this.act.refusal()),
  );

  protected move(at: number, by: number): void {
    const order = [...this.order()];
    const [post] = order.splice(at, 1);
    order.splice(at + by, 0, post!);
    this.order.set(order);
  }

  protected async go(): Promise<void> {
    const ids = this.order().map(({ id }) => id);
    if (await this.act.run(() => this.api.order(this.team(), ids, this.once), null)) {
      this.done.emit(this.t('team.done.ordered'));
    } else if (isConflict(this.act.refusal())) {
      this.stale.emit();
    }
  }
}
