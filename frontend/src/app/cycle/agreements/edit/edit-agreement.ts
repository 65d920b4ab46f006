import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { compareClauses } from '@zeren/domain/cycle/agreements/agreement-clauses';
import type { AgreementClause } from '@zeren/domain/cycle/agreements/agreement-clauses';
import type { AgreementDocument } from '@zeren/domain/cycle/agreements/agreement-document';
import { Act } from '../../../platform/http/act';
import { latest } from '../../../platform/http/latest';
import { injectWords } from '../../../platform/i18n/words';
import { Session } from '../../../platform/session/session';
import { FailedState } from '../../../platform/ui/failed-state';
import { LoadBar } from '../../../platform/ui/load-bar';
import { PageTitle } from '../../../platform/ui/page-title';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { AgreementsApi } from '../data/agreements-api';
import type { AgreementView } from '../data/agreement-views';
import { ClauseEditor } from '../ui/clause-editor';

/** The issuer changes the text: of what nobody has signed, or by an addendum (补充协议) to what is in force. */
@Component({
  selector: 'zr-edit-agreement',
  imports: [
    ClauseEditor,
    FailedState,
    FormsModule,
    LoadBar,
    PageTitle,
    RefusalNote,
    RouterLink,
    SkeletonRows,
  ],
  templateUrl: './edit-agreement.html',
  styleUrl: './edit-agreement.less',
})
export class EditAgreement {
  protected readonly t = injectWords();
  private readonly api = inject(AgreementsApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly once = new Act();

  readonly id = input.required<string>();
  readonly mode = input.required<string>();
  protected readonly amends = computed(() => this.mode() === 'amend');
  protected readonly read = latest(httpResource<AgreementView>(() => `/api/agreements/${this.id()}`));
  protected readonly document = computed(() => {
    const text = this.read.value()?.document;
    return text ? (JSON.parse(text) as AgreementDocument) : null;
  });

  protected readonly title = signal('');
  protected readonly terms = signal('');
  protected readonly clauses = signal<readonly AgreementClause[]>([]);
  protected readonly validFrom = signal('');
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly changes = computed(() => compareClauses(this.document()?.clauses ?? [], this.clauses()));
  protected readonly ready = computed(
    () =>
      !this.amends() || (this.reason().trim() !== '' && this.validFrom() !== '' && this.changes().length > 0),
  );

  constructor() {
    effect(() => {
      const document = this.document();
      const amends = this.amends();
      const today = this.session.view()?.today ?? '';
      if (!document) return;
      untracked(() => {
        this.title.set(document.title);
        this.terms.set(document.terms.join('\n'));
        // What an addendum promises begins with it.
        const from = today > document.validFrom ? today : document.validFrom;
        this.validFrom.set(from);
        this.clauses.set(
          amends
            ? document.clauses.filter(({ to }) => to >= from).map((clause) => begun(clause, from))
            : document.clauses,
        );
      });
    });
  }

  /** Rows that began with the addendum go along with its day. */
  protected setValidFrom(day: string): void {
    const before = this.validFrom();
    this.validFrom.set(day);
    this.clauses.update((all) =>
      all.map((clause) => (clause.from === before ? { ...clause, from: day } : clause)),
    );
  }

  protected async save(): Promise<void> {
    const agreement = this.read.value();
    if (!agreement || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    const clauses = [...this.clauses()];
    try {
      const next = this.amends()
        ? await this.api.amend(
            agreement,
            { clauses, validFrom: this.validFrom(), reason: this.reason() },
            this.once,
          )
        : await this.api.revise(agreement, { clauses, title: this.title(), terms: this.terms() }, this.once);
      void this.router.navigate(['/agreements', next.id]);
    } catch (thrown) {
      this.problem.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}

const begun = (clause: AgreementClause, from: string): AgreementClause =>
  clause.from < from ? { ...clause, from } : clause;
