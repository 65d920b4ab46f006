import { Service, computed, effect, inject, signal, untracked } from '@angular/core';
import { httpResource } from '@angular/common/http';
import { Acts } from '../../platform/http/acts';
import { latest } from '../../platform/http/latest';
import { Session } from '../../platform/session/session';
import type { TodoView } from '../../cycle/duties/data/duty-views';
import type { AgreementTodo } from '../../cycle/agreements/data/agreement-views';
import type { HandoverTodo } from '../../cycle/handover/data/handover-views';
import { looksWaiting } from '../todo/todo-groups';
import type { FindingPage } from '../../cycle/inspections/data/finding-views';
import type { OrderTodo } from '../../cycle/rectification/data/order-views';
import { NoticesApi } from '../../insight/reminders/data/notices-api';

/** What waits for the person at this screen: the 待办 list with its badge, and unread notices. */
@Service()
export class Counts {
  private readonly session = inject(Session);
  private readonly acts = inject(Acts);
  private readonly notices = inject(NoticesApi);
  private readonly unreadNotices = signal(0);

  readonly todo = latest(
    httpResource<TodoView>(() => (this.session.may('duties.read') ? '/api/duties/todo' : undefined)),
  );
  /** Asks for no permission: who hands over may hold none any more. */
  readonly handovers = latest(
    httpResource<HandoverTodo>(() => (this.session.view()?.person ? '/api/handovers/todo' : undefined)),
  );
  readonly agreements = latest(
    httpResource<AgreementTodo>(() =>
      this.session.may('agreements.read') ? '/api/agreements/todo' : undefined,
    ),
  );
  readonly orders = latest(
    httpResource<OrderTodo>(() =>
      this.session.may('rectification.read') ? '/api/rectification-orders/todo' : undefined,
    ),
  );
  /** On which the own unit may state its case. */
  readonly findings = latest(
    httpResource<FindingPage>(() =>
      this.session.may('inspections.read') ? '/api/findings/todo' : undefined,
    ),
  );
  readonly waiting = computed(() => {
    const todo = this.todo.value();
    const own = todo
      ? todo.overdue.length +
        todo.toReceive.length +
        todo.toAnswer.length +
        todo.returned.length +
        looksWaiting(todo) +
        todo.toDecide.length +
        todo.soon.length
      : 0;
    const handovers = this.handovers.value();
    const agreements = this.agreements.value();
    const toSign =
      (handovers ? Object.values(handovers).flat().length : 0) +
      (agreements ? agreements.toSign.length + agreements.toCountersign.length : 0);
    const orders = Object.values(this.orders.value() ?? {}).flat().length;
    const findings = this.findings.value()?.items.length ?? 0;
    return own + toSign + orders + findings;
  });
  /** Of these, what waits for a look of theirs: it has days, and is not of today. */
  readonly looks = computed(() => {
    const todo = this.todo.value();
    return todo ? looksWaiting(todo) : 0;
  });
  readonly unread = this.unreadNotices.asReadonly();

  constructor() {
    // Another post, or something done: what waits has changed.
    effect(() => {
      const view = this.session.view();
      this.acts.done();
      if (!view?.person) return;
      untracked(() => {
        this.todo.reload();
        this.handovers.reload();
        this.agreements.reload();
        this.orders.reload();
        this.findings.reload();
        void this.refreshNotices();
      });
    });
  }

  private async refreshNotices(): Promise<void> {
    try {
      this.unreadNotices.set((await this.notices.page(null, 1)).unread);
    } catch {
      // The count is a courtesy: the inbox itself says when it can't be read.
    }
  }
}
