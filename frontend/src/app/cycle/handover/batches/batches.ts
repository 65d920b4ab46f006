import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { PagedRows } from '../../../platform/http/paged-rows';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { MoreRows } from '../../../platform/ui/more-rows';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { OrganizationPicker } from '../../../registry/organizations/ui/organization-picker';
import type { PickedOrganization } from '../../../registry/organizations/ui/organization-picker';
import { HandoverApi } from '../data/handover-api';
import type { HandoverBatch } from '../data/handover-views';

/** 换届批次: elections whose handovers are led together, and opening one. */
@Component({
  selector: 'zr-handover-batches',
  imports: [
    DayPipe,
    EmptyState,
    FailedState,
    FormsModule,
    MoreRows,
    OrganizationPicker,
    PageTitle,
    RefusalNote,
    RouterLink,
    SealButton,
    Sheet,
    SkeletonRows,
  ],
  templateUrl: './batches.html',
  styleUrl: './batches.less',
})
export class Batches {
  protected readonly t = injectWords();
  private readonly api = inject(HandoverApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly once = new Act();

  protected readonly rows = new PagedRows<HandoverBatch>((after) => this.api.batches(after));
  protected readonly opening = signal(false);
  protected readonly organization = signal<PickedOrganization | null>(null);
  protected readonly name = signal('');
  protected readonly electedOn = signal(this.session.view()?.today ?? '');
  protected readonly notes = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly complete = computed(
    () => this.organization() !== null && this.name().trim().length > 1 && this.electedOn() !== '',
  );

  constructor() {
    void this.rows.load();
  }

  protected async open(): Promise<void> {
    const organization = this.organization();
    if (!organization || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const batch = {
        organizationId: organization.id,
        name: this.name().trim(),
        electedOn: this.electedOn(),
        notes: this.notes().trim() || null,
      };
      const { id } = await this.api.openBatch(batch, this.once);
      await this.router.navigate(['/handovers/batches', id]);
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
