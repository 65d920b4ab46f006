import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import type { FindingChoices } from '../data/finding-views';
import type { MemberBody } from '../data/inspection-views';
import { InspectionsApi } from '../data/inspections-api';
import { TeamPicker } from '../ui/team-picker';

/** 安排督查: when, among which domains, how many units, and who goes. Which units it will be, nobody says here. */
@Component({
  selector: 'zr-new-inspection',
  imports: [FormsModule, PageTitle, RefusalNote, SealButton, TeamPicker],
  templateUrl: './new-inspection.html',
  styleUrl: '../new-finding/new-finding.less',
})
export class NewInspection {
  protected readonly t = injectWords();
  protected readonly name = injectNames();
  private readonly api = inject(InspectionsApi);
  private readonly router = inject(Router);
  private readonly sending = new Act();

  /** From the address. */
  readonly planId = input('');

  private readonly today = inject(Session).view()?.today ?? '';
  protected readonly choices = latest(httpResource<FindingChoices>(() => '/api/findings/choices'));
  protected readonly title = signal('');
  protected readonly startsOn = signal(this.today);
  protected readonly endsOn = signal(this.today && `${this.today.slice(0, 4)}-12-31`);
  protected readonly domains = signal<readonly string[]>([]);
  protected readonly wanted = signal(3);
  protected readonly team = signal<readonly MemberBody[]>([]);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly ready = computed(
    () => this.title().trim() !== '' && this.domains().length > 0 && this.team().length > 1,
  );

  protected toggle(code: string): void {
    this.domains.update((all) => (all.includes(code) ? all.filter((one) => one !== code) : [...all, code]));
  }

  protected async send(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { id } = await this.api.announce(
        {
          planId: this.planId(),
          title: this.title(),
          startsOn: this.startsOn(),
          endsOn: this.endsOn(),
          domains: [...this.domains()],
          wanted: Number(this.wanted()),
          team: [...this.team()],
        },
        this.sending,
      );
      await this.router.navigate(['/inspections', id]);
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
