import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { lastValueFrom } from 'rxjs';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import type { FindingChoices, FoundUnit } from '../data/finding-views';
import { FindingsApi } from '../data/findings-api';
import { UnitPicker } from '../ui/unit-picker';
import type { PickedUnit } from '../ui/unit-picker';

/** 登记问题: on a phone at the unit, or afterwards from paper. What the unit's list says fills itself in. */
@Component({
  selector: 'zr-new-finding',
  imports: [FormsModule, PageTitle, RefusalNote, SealButton, UnitPicker],
  templateUrl: './new-finding.html',
  styleUrl: './new-finding.less',
})
export class NewFinding {
  protected readonly t = injectWords();
  protected readonly name = injectNames();
  private readonly api = inject(FindingsApi);
  private readonly router = inject(Router);
  private readonly sending = new Act();

  protected readonly today = inject(Session).view()?.today ?? '';
  protected readonly choices = latest(httpResource<FindingChoices>(() => '/api/findings/choices'));
  protected readonly unit = signal<PickedUnit | null>(null);
  protected readonly known = latest(
    httpResource<FoundUnit>(() => {
      const unit = this.unit();
      return unit ? `/api/findings/units/${unit.id}` : undefined;
    }),
  );
  protected readonly ofUnit = computed(() =>
    this.known.value()?.organizationId === this.unit()?.id ? this.known.value() : undefined,
  );
  protected readonly itemId = linkedSignal({ source: this.unit, computation: () => '' });
  private readonly item = computed(() => this.ofUnit()?.items.find(({ id }) => id === this.itemId()));
  protected readonly postId = linkedSignal(
    () => this.item()?.postId || this.ofUnit()?.posts.find(({ isHead }) => isHead)?.id || '',
  );
  protected readonly dimension = linkedSignal(
    () => this.item()?.dimensionCode ?? this.choices.value()?.dimensions[0]?.code ?? '',
  );
  protected readonly domain = linkedSignal(
    () =>
      this.item()?.domainCode ?? this.ofUnit()?.domainCode ?? this.choices.value()?.domains[0]?.code ?? '',
  );
  protected readonly severity = signal('中');
  protected readonly source = signal('督查');
  protected readonly title = signal('');
  protected readonly request = signal('');
  protected readonly foundOn = signal(this.today);
  protected readonly files = signal<readonly File[]>([]);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly ready = computed(() => this.unit() !== null && this.title().trim() !== '');

  protected choose(event: Event): void {
    this.files.set(Array.from((event.target as HTMLInputElement).files ?? []));
  }

  protected async send(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { id } = await this.api.record(
        {
          organizationId: this.unit()!.id,
          postId: this.postId() || null,
          itemId: this.itemId() || null,
          sourceCode: this.source(),
          dimensionCode: this.dimension(),
          domainCode: this.domain(),
          severityCode: this.severity(),
          title: this.title(),
          request: this.request() || null,
          foundOn: this.foundOn(),
        },
        this.sending,
      );
      for (const file of this.files()) await lastValueFrom(this.api.evidence(id, file));
      await this.router.navigate(['/findings', id]);
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
