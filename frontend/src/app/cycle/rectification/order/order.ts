import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { lastValueFrom } from 'rxjs';
import { HistoryButton } from '../../../platform/history/history-button';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { Light } from '../../../platform/ui/light';
import { PageTitle } from '../../../platform/ui/page-title';
import { ReasonSheet } from '../../../platform/ui/reason-sheet';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { EvidenceList } from '../../../registry/evidence/list/evidence-list';
import type { VerificationBody } from '../../duties/data/duty-views';
import { VerificationActs } from '../../duties/ui/verification-acts';
import { VerifySheet } from '../../duties/verify-sheet/verify-sheet';
import type { OrderView } from '../data/order-views';
import { OrdersApi } from '../data/orders-api';

type OrderAct = OrderView['may'][number];

/** Acts that one press does, and those that take a line which the other side reads. */
const PLAIN = ['receive', 'approve-plan', 'resume', 'close'] as const;
const WITH_TEXT = ['plan', 'return-plan', 'progress', 'submit', 'hold', 'withdraw'] as const;
type WithText = (typeof WITH_TEXT)[number] | 'ask-extension' | 'refuse-extension';
/** The one red button of the page. */
const SEALED: readonly OrderAct[] = ['receive', 'submit', 'approve-plan', 'close'];

/** 交办单: where it stands, what the one who looks may do next, and what was said by whom until now. */
@Component({
  selector: 'zr-order',
  imports: [
    DayPipe,
    DotsPipe,
    EvidenceList,
    FailedState,
    FormsModule,
    HistoryButton,
    InstantPipe,
    Light,
    PageTitle,
    ReasonSheet,
    RefusalNote,
    RouterLink,
    SealButton,
    SkeletonRows,
    VerificationActs,
    VerifySheet,
    WhySeen,
  ],
  templateUrl: './order.html',
  styleUrl: './order.less',
})
export class OrderPage {
  protected readonly t = injectWords();
  protected readonly name = injectNames();
  private readonly locale = inject(Locale);
  private readonly session = inject(Session);
  private readonly api = inject(OrdersApi);
  private readonly sending = new Act();

  /** From the address: the order itself, or the problem that it is for. */
  readonly id = input<string>();
  readonly findingId = input<string>();
  protected readonly read = latest(
    httpResource<OrderView>(() => {
      void this.session.view()?.acting?.tenureId;
      const findingId = this.findingId();
      return findingId
        ? `/api/rectification-orders/of-finding/${findingId}`
        : `/api/rectification-orders/${this.id()}`;
    }),
  );
  protected readonly order = linkedSignal(() => this.read.value());
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly asking = signal<WithText | null>(null);
  protected readonly checking = signal<'verification' | 'look-back' | null>(null);
  protected readonly askedFor = signal('');
  protected readonly english = computed(() => this.locale.active() === 'en');
  /** Acts in the order in which they are offered: the one that moves it on first. */
  protected readonly acts = computed((): readonly ((typeof PLAIN)[number] | (typeof WITH_TEXT)[number])[] => {
    const may = this.order()?.may ?? [];
    return [...PLAIN, 'submit' as const, 'plan' as const, 'progress' as const, ...WITH_TEXT].filter(
      (verb, index, all) => may.includes(verb) && all.indexOf(verb) === index,
    );
  });
  protected readonly sealed = computed(() => this.acts().find((verb) => SEALED.includes(verb)));
  protected readonly lightDays = computed(() => {
    const one = this.order();
    const counts = one && ['issued', 'received', 'planned', 'working'].includes(one.state);
    return counts ? one.workingDays : null;
  });
  /** The post, its holder, and whoever leads it if that is another. */
  protected readonly who = computed(() => {
    const one = this.order();
    return one ? [one.postTitle, ...new Set([one.holderName, one.leaderName])] : [];
  });
  protected readonly waiting = computed(() =>
    this.order()?.extensions.find(({ state }) => state === 'asked'),
  );

  protected may(act: OrderAct): boolean {
    return this.order()?.may.includes(act) ?? false;
  }

  protected press(verb: (typeof PLAIN)[number] | (typeof WITH_TEXT)[number]): void {
    const plain = PLAIN.find((each) => each === verb);
    if (plain) void this.act((one) => this.api.act(one, plain));
    else this.asking.set(verb as WithText);
  }

  protected grant(): Promise<void> {
    return this.act((one) => this.api.decideMoreTime(one.id, this.waiting()!, true, null));
  }

  protected readonly withText = async (text: string): Promise<void> => {
    const one = this.order()!;
    const verb = this.asking()!;
    this.order.set(
      verb === 'ask-extension'
        ? await this.api.askMoreTime(one.id, this.askedFor(), text)
        : verb === 'refuse-extension'
          ? await this.api.decideMoreTime(one.id, this.waiting()!, false, text)
          : await this.api.act(one, verb, text),
    );
    this.asking.set(null);
  };

  protected readonly check = async (body: VerificationBody): Promise<void> => {
    this.order.set(await this.api.check(this.order()!, this.checking()!, body, this.sending));
  };

  protected async attach(event: Event): Promise<void> {
    const box = event.target as HTMLInputElement;
    const id = this.order()!.id;
    this.refusal.set(null);
    try {
      for (const file of Array.from(box.files ?? [])) await lastValueFrom(this.api.evidence(id, file));
    } catch (thrown) {
      this.refusal.set(thrown);
    }
    box.value = '';
    this.read.reload();
  }

  protected async reuse(evidenceId: string): Promise<void> {
    await this.act(async (one) => {
      await this.api.reuse(one.id, evidenceId);
      return one;
    });
    this.read.reload();
  }

  private async act(send: (one: OrderView) => Promise<OrderView>): Promise<void> {
    const one = this.order();
    if (!one || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.order.set(await send(one));
    } catch (thrown) {
      this.refusal.set(thrown);
      this.read.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
