import { httpResource } from '@angular/common/http';
import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import type { FindingView, FoundUnit } from '../../inspections/data/finding-views';
import { OrdersApi } from '../data/orders-api';

/** 下达交办单: who answers and what is asked; the deadline comes from the severity unless one is set. */
@Component({
  selector: 'zr-issue-order',
  imports: [FailedState, FormsModule, PageTitle, RefusalNote, SealButton],
  template: `<div class="page">
    <zr-page-title [name]="t('rectification.issue.title')" />
    @if (finding.problem(); as failed) {
      <zr-failed-state [error]="failed" (retry)="finding.reload()" />
    } @else if (finding.value(); as one) {
      <form class="panel" (submit)="$event.preventDefault()">
        <p>
          <b>{{ one.title }}</b><br />{{ one.organizationName }}
        </p>
        <div class="field">
          <label for="order-post">{{ t('rectification.issue.post') }}</label>
          <select
            id="order-post"
            name="post"
            class="input"
            [ngModel]="postId()"
            (ngModelChange)="postId.set($event)"
          >
            @for (post of unit.value()?.posts ?? []; track post.id) {
              <option [value]="post.id">
                {{ post.title }}{{ post.holderName ? ' ' + post.holderName : '' }}
              </option>
            }
          </select>
        </div>
        <div class="field">
          <label for="order-request">{{ t('rectification.issue.request') }}</label>
          <textarea
            id="order-request"
            name="request"
            class="input"
            rows="3"
            maxlength="500"
            [ngModel]="request()"
            (ngModelChange)="request.set($event)"
          ></textarea>
        </div>
        <div class="field">
          <label for="order-due">{{ t('rectification.issue.due') }}</label>
          <input
            id="order-due"
            name="due"
            class="input"
            type="date"
            [ngModel]="dueOn()"
            (ngModelChange)="dueOn.set($event)"
          />
          <p class="meta">{{ t('rectification.issue.dueHint') }}</p>
        </div>
        <zr-refusal-note [error]="problem()" />
        <zr-seal-button class="wide" big [busy]="busy()" (press)="send()">{{
          t('rectification.issue.send')
        }}</zr-seal-button>
      </form>
    }
  </div>`,
  styles: `
    form {
      max-width: 640px;
      padding: 14px 16px;
    }
    .field {
      margin: 12px 0;
    }
    .input {
      width: 100%;
    }
  `,
})
export class IssueOrder {
  protected readonly t = injectWords();
  private readonly api = inject(OrdersApi);
  private readonly router = inject(Router);
  private readonly sending = new Act();

  /** From the address. */
  readonly findingId = input.required<string>();
  protected readonly finding = latest(httpResource<FindingView>(() => `/api/findings/${this.findingId()}`));
  protected readonly unit = latest(
    httpResource<FoundUnit>(() => {
      const one = this.finding.value();
      return one ? `/api/findings/units/${one.organizationId}` : undefined;
    }),
  );
  protected readonly postId = linkedSignal(() => this.finding.value()?.postId ?? '');
  protected readonly request = linkedSignal(() => this.finding.value()?.request ?? '');
  protected readonly dueOn = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected async send(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      const body = {
        findingId: this.findingId(),
        postId: this.postId() || null,
        dueOn: this.dueOn() || null,
        request: this.request() || null,
      };
      const { id } = await this.api.issue(body, this.sending);
      await this.router.navigate(['/rectification', id]);
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
