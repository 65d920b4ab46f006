import { httpResource } from '@angular/common/http';
import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { latest } from '../../../platform/http/latest';
import { InstantPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { WhySeen } from '../../../platform/session/why-seen';
import { FailedState } from '../../../platform/ui/failed-state';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { Entry } from '../data/audit-views';
import { AuditWords } from '../ui/audit-words';
import { ChangesTable } from '../ui/changes-table';

/** An entry whole: the sentence, what it changed, where it stands in the log, and where to look next. */
@Component({
  selector: 'zr-entry-view',
  imports: [RouterLink, ChangesTable, DotsPipe, FailedState, InstantPipe, SkeletonRows, WhySeen],
  templateUrl: './entry-view.html',
  styleUrl: './entry-view.less',
})
export class EntryView {
  protected readonly t = injectWords();
  protected readonly named = injectNames();
  protected readonly words = inject(AuditWords);
  readonly id = input.required<string>();
  protected readonly entry = latest(httpResource<Entry>(() => `/api/audit/entries/${this.id()}`));
}
