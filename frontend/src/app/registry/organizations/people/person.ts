import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { DayPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { WhySeen } from '../../../platform/session/why-seen';
import { EmptyState } from '../../../platform/ui/empty-state';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { PersonView } from '../data/people-api';
import { MorePanels, PERSON_PANELS } from '../ui/more-panels';
import { MergeSheet } from './merge-sheet';
import { PersonSheet } from './person-sheet';

/** One person: what they have held through the years, how they are reached, whether they sign in. */
@Component({
  selector: 'zr-person',
  imports: [
    DayPipe,
    EmptyState,
    FailedState,
    LoadBar,
    MergeSheet,
    MorePanels,
    PageTitle,
    PersonSheet,
    RouterLink,
    SkeletonRows,
    WhySeen,
  ],
  templateUrl: './person.html',
  styleUrls: ['../ui/tenure-line.less', './person.less'],
})
export class PersonPage {
  protected readonly t = injectWords();
  private readonly session = inject(Session);
  protected readonly panels = inject(PERSON_PANELS);

  readonly id = input.required<string>();
  /** From the address: the entry was just made. */
  readonly new = input<string>();
  protected readonly read = latest(
    httpResource<PersonView>(() => {
      void this.session.view()?.acting?.tenureId;
      return `/api/people/${this.id()}`;
    }),
  );
  protected readonly person = linkedSignal(() => this.read.value());
  protected readonly today = computed(() => this.session.view()?.today ?? '');
  protected readonly mayList = computed(() => this.session.may('organizations.read'));
  protected readonly sheet = signal<'edit' | 'own' | 'merge' | null>(null);
  protected readonly said = signal<string | null>(null);

  protected runs({ startsOn, endsOn }: PersonView['tenures'][number]): boolean {
    return startsOn <= this.today() && (endsOn === null || endsOn >= this.today());
  }

  protected done(person: PersonView, key: string): void {
    this.person.set(person);
    this.sheet.set(null);
    this.said.set(this.t(key));
  }
}
