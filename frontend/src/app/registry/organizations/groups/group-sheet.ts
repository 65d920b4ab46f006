import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { dayAfter, dayBefore } from '@zeren/domain/registry/calendar/calendar-days';
import type { CatalogueDto } from '@zeren/api-client/models/catalogue-dto';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { toProblem } from '../../../platform/http/problem';
import type { Problem } from '../../../platform/http/problem';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { Sheet } from '../../../platform/ui/sheet';
import { GroupsApi } from '../data/groups-api';
import type { Group } from '../data/groups-api';
import type { OrganizationNodes } from '../data/organization-views';
import { OrganizationPicker } from '../ui/organization-picker';
import type { PickedOrganization } from '../ui/organization-picker';

/** Sets up an assessment group, or changes what it is called and how long it lasts. */
@Component({
  selector: 'zr-group-sheet',
  imports: [FormsModule, OrganizationPicker, RefusalNote, SealButton, Sheet],
  templateUrl: './group-sheet.html',
  styleUrl: '../team/sheets.less',
})
export class GroupSheet {
  protected readonly t = injectWords();
  protected readonly locale = inject(Locale);
  private readonly api = inject(GroupsApi);
  private readonly session = inject(Session);
  private readonly once = new Act();

  /** The one to be changed; a new one without it. */
  readonly group = input<Group>();
  /** Its id. */
  readonly done = output<string>();
  readonly closed = output();

  private readonly year = computed(() => Number((this.session.view()?.today ?? '').slice(0, 4)));
  private readonly roots = latest(httpResource<OrganizationNodes>(() => '/api/organizations'));
  /** At first the topmost that one sees: it compares what stands below it. */
  protected readonly body = linkedSignal<PickedOrganization | null>(
    () => this.group()?.organization ?? this.roots.value()?.items[0] ?? null,
  );
  protected readonly name = linkedSignal(() => this.group()?.name ?? '');
  protected readonly object = linkedSignal(() => this.group()?.objectCode ?? '单位');
  protected readonly class = linkedSignal(() => this.group()?.classCode ?? '');
  protected readonly from = linkedSignal(() => this.group()?.validFrom ?? `${this.year()}-01-01`);
  /** The last day; what is stored is the one after it. */
  protected readonly to = linkedSignal(() => {
    const group = this.group();
    if (!group) return `${this.year()}-12-31`;
    return group.validTo ? dayBefore(group.validTo) : '';
  });
  protected readonly basis = linkedSignal(() => this.group()?.basis ?? '');
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly complete = computed(
    () => this.body() && this.name().trim() && this.from() && this.basis().trim(),
  );

  protected readonly objects = latest(httpResource<CatalogueDto>(() => '/api/catalogues/assessment-objects'));
  protected readonly classes = latest(httpResource<CatalogueDto>(() => '/api/catalogues/unit-classes'));

  protected async go(): Promise<void> {
    const body = this.body();
    if (!body) return;
    this.busy.set(true);
    this.problem.set(null);
    const such = {
      name: this.name().trim(),
      classCode: this.class() || null,
      basis: this.basis().trim(),
      validFrom: this.from(),
      validTo: this.to() ? dayAfter(this.to()) : null,
    };
    try {
      const group = this.group();
      const saved = group
        ? await this.api.change(group, such)
        : await this.api.create({ ...such, organizationId: body.id, objectCode: this.object() }, this.once);
      this.done.emit(saved.id);
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.busy.set(false);
    }
  }
}
