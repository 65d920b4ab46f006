import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { NzQRCodeComponent } from 'ng-zorro-antd/qr-code';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { InstantPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { SurveyApi } from '../data/survey-api';
import type { NewTickets, SurveyView, TicketBatch, TicketBatches } from '../data/survey-views';

const PAGES = '/api/public/ballots';

/** 制票: tickets are made, printed on A4 and cut. What was printed is known to this page alone, and only now. */
@Component({
  selector: 'zr-survey-tickets',
  imports: [
    FailedState,
    FormsModule,
    InstantPipe,
    NzQRCodeComponent,
    PageTitle,
    RefusalNote,
    RouterLink,
    SealButton,
    SkeletonRows,
  ],
  templateUrl: './tickets.html',
  styleUrl: './tickets.less',
})
export class Tickets {
  protected readonly t = injectWords();
  private readonly api = inject(SurveyApi);
  private readonly making = new Act();
  private readonly voiding = new Act();

  readonly id = input.required<string>();
  protected readonly survey = latest(httpResource<SurveyView>(() => `/api/surveys/${this.id()}`));
  protected readonly batches = latest(
    httpResource<TicketBatches>(() => `/api/surveys/${this.id()}/ticket-batches`),
  );
  protected readonly groupId = signal<string | null>(null);
  protected readonly count = signal<number | null>(null);
  protected readonly made = signal<NewTickets | null>(null);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly said = signal<string | null>(null);

  protected readonly group = computed(() => {
    const groups = this.survey.value()?.groups ?? [];
    return groups.find(({ id }) => id === this.groupId()) ?? groups[0];
  });
  /** As many as the group has people, less what it has already. */
  protected readonly number = computed(() => {
    const group = this.group();
    return this.count() ?? Math.min(1000, Math.max(1, (group?.asked ?? 1) - (group?.tickets ?? 0)));
  });
  private readonly base = computed(() => this.made()?.address ?? window.location.origin);
  protected readonly address = computed(() => `${this.base()}${PAGES}`);

  protected addressOf(code: string): string {
    return `${this.address()}?c=${code}`;
  }

  protected choose(groupId: string): void {
    this.groupId.set(groupId);
    this.count.set(null);
  }

  protected make(): Promise<void> {
    return this.act(async () => {
      this.made.set(await this.api.makeTickets(this.id(), this.group()!.id, this.number(), this.making));
      this.count.set(null);
    });
  }

  protected void({ id, number }: TicketBatch): Promise<void> {
    return this.act(async () => {
      const { voided } = await this.api.voidTickets(this.id(), id, this.voiding);
      if (this.made()?.batchId === id) this.made.set(null);
      this.said.set(this.t('surveys.tickets.voided', { number, n: voided }));
    });
  }

  protected print(): void {
    window.print();
  }

  private async act(send: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    this.said.set(null);
    try {
      await send();
      this.batches.reload();
      this.survey.reload();
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
