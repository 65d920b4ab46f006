import { httpResource } from '@angular/common/http';
import { Component, computed, inject, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { OrganizationPicker } from '../../../registry/organizations/ui/organization-picker';
import type { PickedOrganization } from '../../../registry/organizations/ui/organization-picker';
import type { Team } from '../../../registry/organizations/data/team-views';
import { AccountabilityApi } from '../data/accountability-api';
import type { MatterView } from '../data/accountability-views';

interface Grounds {
  readonly items: readonly {
    readonly code: string;
    readonly nameZh: string;
    readonly nameEn: string | null;
  }[];
}

/** A clerk proposes by hand: the ground, the organisation or a tenure in it, and the number of the document. */
@Component({
  selector: 'zr-propose-sheet',
  imports: [FormsModule, OrganizationPicker, RefusalNote, SealButton, Sheet],
  templateUrl: './propose-sheet.html',
  styles: `
    .what {
      padding: 8px 12px;
      border-radius: var(--r2);
      background: var(--sunken);
      font-size: var(--t14);
    }
    .field {
      margin: 12px 0;
    }
    zr-refusal-note {
      display: block;
      margin-bottom: 12px;
    }
  `,
})
export class ProposeSheet {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly api = inject(AccountabilityApi);
  private readonly once = new Act();

  readonly closed = output();
  readonly done = output<MatterView>();

  protected readonly grounds = latest(httpResource<Grounds>(() => '/api/catalogues/accountability-rules'));
  protected readonly organization = signal<PickedOrganization | null>(null);
  protected readonly team = latest(
    httpResource<Team>(() => {
      const id = this.organization()?.id;
      return id ? `/api/organizations/${id}/team` : undefined;
    }),
  );
  protected readonly tenures = computed(() =>
    (this.team.value()?.posts ?? []).flatMap(({ title, holders }) =>
      holders.map(({ id, personName }) => ({ id, label: `${title} ${personName}` })),
    ),
  );
  protected readonly ruleCode = signal('');
  protected readonly tenureId = signal('');
  protected readonly note = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly ready = computed(
    () => this.ruleCode() !== '' && this.organization() !== null && this.note().trim() !== '',
  );

  protected groundName({ nameZh, nameEn }: Grounds['items'][number]): string {
    return (this.locale.active() === 'en' && nameEn) || nameZh;
  }

  protected pick(organization: PickedOrganization): void {
    this.organization.set(organization);
    this.tenureId.set('');
  }

  protected async go(): Promise<void> {
    const organization = this.organization();
    if (!organization) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const filled = {
        ruleCode: this.ruleCode(),
        organizationId: organization.id,
        tenureId: this.tenureId() || null,
        note: this.note().trim(),
      };
      this.done.emit(await this.api.propose(filled, this.once));
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
