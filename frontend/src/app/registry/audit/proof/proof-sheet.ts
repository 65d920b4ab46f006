import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzQRCodeComponent } from 'ng-zorro-antd/qr-code';
import { latest } from '../../../platform/http/latest';
import { DayPipe, InstantPipe } from '../../../platform/i18n/days';
import { DotsPipe } from '../../../platform/i18n/dots';
import { injectNames } from '../../../platform/i18n/names';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { FailedState } from '../../../platform/ui/failed-state';
import { PageTitle } from '../../../platform/ui/page-title';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import type { Entry, Proof } from '../data/audit-views';
import { AuditWords } from '../ui/audit-words';
import { ChangesTable } from '../ui/changes-table';

/** An entry on paper, A4 upright: what was done, and all that is needed to check it without this system. */
@Component({
  selector: 'zr-proof-sheet',
  imports: [
    RouterLink,
    ChangesTable,
    DayPipe,
    DotsPipe,
    FailedState,
    InstantPipe,
    NzQRCodeComponent,
    PageTitle,
    SkeletonRows,
  ],
  templateUrl: './proof-sheet.html',
  styleUrl: './proof-sheet.less',
})
export class ProofSheet {
  protected readonly t = injectWords();
  protected readonly named = injectNames();
  protected readonly words = inject(AuditWords);
  protected readonly session = inject(Session);

  readonly id = input.required<string>();

  protected readonly entry = latest(httpResource<Entry>(() => `/api/audit/entries/${this.id()}`));
  protected readonly proof = latest(
    httpResource<Proof>(() => {
      const entry = this.entry.value();
      return entry && entry.leafIndex !== null
        ? `/api/audit/logs/${entry.districtId}/entries/${entry.id}/proof`
        : undefined;
    }),
  );
  /** Only what is signed can be proved on paper. */
  protected readonly ready = computed(() => {
    const [entry, proof] = [this.entry.value(), this.proof.value()];
    const root = proof?.root;
    return entry && proof?.checkpoint && root ? { entry, proof, root, checkpoint: proof.checkpoint } : null;
  });
  protected readonly waiting = computed(() => {
    const entry = this.entry.value();
    return entry !== undefined && (entry.leafIndex === null || entry.checkpoint === null);
  });
  /** Five lines: the log, the place, what stands for the entry, the size and root that were signed. */
  protected readonly code = computed(() => {
    const ready = this.ready();
    if (!ready) return '';
    const { proof, checkpoint, root } = ready;
    return [proof.origin, proof.index, proof.leafHash, checkpoint.size, root].join('\n');
  });
  protected readonly today = computed(() => this.session.view()?.today ?? '');

  protected print(): void {
    window.print();
  }

  protected reload(): void {
    this.entry.reload();
    this.proof.reload();
  }
}
