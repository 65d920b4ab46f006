import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { OrganizationPicker } from '../../organizations/ui/organization-picker';
import type { PickedOrganization } from '../../organizations/ui/organization-picker';
import type { FoundHolder, Grant, NewGrant } from '../data/grant-views';
import { GrantsApi } from '../data/grants-api';
import { AccessWords } from '../ui/access-words';
import { GrantDays } from '../ui/grant-days';
import { HolderPicker } from '../ui/holder-picker';
import { SetChoice } from '../ui/set-choice';

/** 授权: to one post or one person. */
@Component({
  selector: 'zr-grant-form',
  imports: [
    DayPipe,
    RouterLink,
    GrantDays,
    HolderPicker,
    OrganizationPicker,
    PageTitle,
    RefusalNote,
    SealButton,
    SetChoice,
  ],
  templateUrl: './grant-form.html',
  styleUrl: './grant-form.less',
})
export class GrantForm {
  protected readonly t = injectWords();
  private readonly api = inject(GrantsApi);
  private readonly words = inject(AccessWords);
  private readonly session = inject(Session);
  private readonly once = new Act();

  protected readonly holder = signal<FoundHolder | null>(null);
  protected readonly set = signal<NewGrant['capabilitySet'] | null>(null);
  protected readonly root = signal<PickedOrganization | null>(null);
  protected readonly validFrom = signal('');
  protected readonly lastDay = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly done = signal<Grant | null>(null);

  protected readonly setName = computed(() => this.words.set(this.set() ?? '')?.name ?? '');
  protected readonly from = computed(() => this.validFrom() || (this.session.view()?.today ?? ''));
  protected readonly asked = computed<NewGrant | null>(() => {
    const [holder, set, root] = [this.holder(), this.set(), this.root()];
    if (!holder || !set || !root) return null;
    return {
      capabilitySet: set,
      rootOrganizationId: root.id,
      ...(holder.kind === 'post' ? { postId: holder.id } : { personId: holder.id }),
      ...(this.validFrom() ? { validFrom: this.validFrom() } : {}),
      ...(this.lastDay() ? { lastDay: this.lastDay() } : {}),
    };
  });

  /** A post's own organisation is what it is mostly granted over. */
  protected pickHolder(holder: FoundHolder | null): void {
    this.holder.set(holder);
    if (holder?.organization && !this.root()) this.root.set(holder.organization);
  }

  protected pickSet(code: string): void {
    this.set.set(code as NewGrant['capabilitySet']);
  }

  protected again(): void {
    this.done.set(null);
    this.holder.set(null);
  }

  protected async go(): Promise<void> {
    const asked = this.asked();
    if (!asked) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.done.set(await this.api.grant(asked, this.once));
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}
