import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormsModule } from '@angular/forms';
import { ActivatedRoute, Router } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { withQuery } from '../../../platform/http/api';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { PersonPicker } from '../../../registry/organizations/ui/person-picker';
import type { PickedPerson } from '../../../registry/organizations/ui/person-picker';
import type { ProofView } from '../data/reminders-api';
import { ReminderTabs } from '../ui/reminder-tabs';

/** 送达证明 on A4: what somebody was told in a period, or who was told of a duty; when, by which way, when it was read. */
@Component({
  selector: 'zr-proof',
  imports: [
    DayPipe,
    EmptyState,
    FailedState,
    FormsModule,
    InstantPipe,
    PageTitle,
    PersonPicker,
    ReminderTabs,
    SkeletonRows,
  ],
  templateUrl: './proof.html',
  styleUrls: ['../../../platform/ui/upright-sheet.less', './proof.less'],
})
export class Proof {
  protected readonly t = injectWords();
  private readonly locale = inject(Locale);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  protected readonly session = inject(Session);

  private readonly params = toSignal(this.route.queryParamMap, {
    initialValue: this.route.snapshot.queryParamMap,
  });
  private readonly today = computed(() => this.session.view()?.today ?? '');
  protected readonly dutyId = computed(() => this.params().get('duty'));
  private readonly personId = computed(() => this.params().get('person'));
  protected readonly from = computed(() => this.params().get('from') ?? `${this.today().slice(0, 7)}-01`);
  protected readonly to = computed(() => this.params().get('to') ?? this.today());
  protected readonly read = latest(
    httpResource<ProofView>(() =>
      this.dutyId() || this.personId()
        ? withQuery('/api/reminders/proof', {
            dutyId: this.dutyId(),
            personId: this.dutyId() ? null : this.personId(),
            from: this.from(),
            to: this.to(),
          })
        : undefined,
    ),
  );
  protected readonly asked = computed(() => this.dutyId() !== null || this.personId() !== null);
  protected readonly chosen = linkedSignal<PickedPerson | null>(() => {
    const id = this.personId();
    const sheet = this.read.value();
    return id && sheet?.of === 'person' ? { id, name: sheet.name, beside: '' } : null;
  });
  protected readonly english = computed(() => this.locale.active() === 'en');
  protected readonly printedBy = computed(
    () => this.session.view()?.person?.name ?? this.session.view()?.username ?? '',
  );
  protected readonly printedAt = new Date().toISOString();

  protected pick(person: PickedPerson | null): void {
    this.chosen.set(person);
    if (person) this.narrow({ person: person.id, duty: null });
  }

  protected narrow(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge' });
  }

  protected print(): void {
    window.print();
  }
}
