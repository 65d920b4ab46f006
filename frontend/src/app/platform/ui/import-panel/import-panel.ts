import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { Subscription } from 'rxjs';
import { Act } from '../../http/act';
import { Api } from '../../http/api';
import { toProblem } from '../../http/problem';
import type { Problem } from '../../http/problem';
import { Locale } from '../../i18n/locale';
import { injectWords } from '../../i18n/words';
import { EmptyState } from '../empty-state';
import { RefusalNote } from '../refusal-note';
import { SealButton } from '../seal-button';
import type { ImportFault, ImportMode, ImportRun } from './import-run';
import { WhySeen } from '../../session/why-seen';

/**
 * Import in three steps: choose a file, read what was found in it (faults by sheet, row and cell), apply all of it or
 * its good rows. Nothing changes before the last step.
 */
@Component({
  selector: 'zr-import-panel',
  imports: [EmptyState, RefusalNote, SealButton, WhySeen],
  templateUrl: './import-panel.html',
  styleUrl: './import-panel.less',
})
export class ImportPanel {
  protected readonly t = injectWords();
  private readonly api = inject(Api);
  private readonly locale = inject(Locale);

  /** Where imports of this kind live, for example /api/organizations/imports. */
  readonly address = input.required<string>();
  readonly templateAddress = input.required<string>();
  /** Further fields of the upload, for example the year. */
  readonly fields = input<Readonly<Record<string, string>>>({});
  /** Prefix of the words for the counts of a summary, for example `organizations.import.count`. */
  readonly countWords = input.required<string>();
  /** Which counts of the summary are worth showing, in this order; zeros are left out. */
  readonly counts = input.required<readonly string[]>();
  /** What the file must hold, in a sentence. */
  readonly hint = input('');
  /** Whether the server hands out the same workbook with its faults marked. */
  readonly marked = input(false);
  readonly applied = output<ImportRun>();

  protected readonly run = signal<ImportRun | null>(null);
  protected readonly percent = signal<number | null>(null);
  protected readonly applying = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly over = signal(false);
  private upload: Subscription | undefined;
  private readonly applyAct = new Act();

  protected readonly errors = computed(
    () => this.run()?.faults.filter((fault) => fault.severity === 'error') ?? [],
  );
  protected readonly warnings = computed(
    () => this.run()?.faults.filter((fault) => fault.severity === 'warning') ?? [],
  );
  /** Errors first; a long list is cut on screen and whole in the marked workbook. */
  protected readonly shown = computed(() => [...this.errors(), ...this.warnings()].slice(0, 200));
  protected readonly shownCounts = computed(() => {
    const summary = this.run()?.summary ?? {};
    return this.counts()
      .filter((name) => (summary[name] ?? 0) > 0)
      .map((name) => ({ name, n: summary[name] ?? 0 }));
  });
  protected readonly mode = computed<ImportMode>(() =>
    this.count('errors') > 0 ? 'good-rows' : 'all-or-nothing',
  );

  /** Of all faults: the list of them has an end. */
  protected count(severity: 'errors' | 'warnings'): number {
    return this.run()?.summary[severity] ?? 0;
  }

  protected choose(event: Event): void {
    const picker = event.target as HTMLInputElement;
    const file = picker.files?.[0];
    picker.value = '';
    if (file) this.check(file);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    const file = event.dataTransfer?.files[0];
    if (file) this.check(file);
  }

  protected dragOver(event: DragEvent): void {
    event.preventDefault();
    this.over.set(true);
  }

  protected sentence(fault: ImportFault): string {
    return this.locale.active() === 'en' ? fault.en : fault.zh;
  }

  protected again(): void {
    this.upload?.unsubscribe();
    this.run.set(null);
    this.problem.set(null);
    this.percent.set(null);
  }

  protected async apply(): Promise<void> {
    const run = this.run();
    if (!run) return;
    this.applying.set(true);
    this.problem.set(null);
    try {
      const done = await this.api.post<ImportRun>(
        `${this.address()}/${run.id}/apply`,
        { mode: this.mode() },
        { version: run.version, act: this.applyAct },
      );
      this.run.set(done);
      this.applied.emit(done);
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.applying.set(false);
    }
  }

  private check(file: File): void {
    this.again();
    this.percent.set(0);
    this.upload = this.api.upload<ImportRun>(this.address(), file, this.fields()).subscribe({
      next: (step) => {
        this.percent.set(step.percent);
        if (step.done) this.run.set(step.answer);
      },
      error: (thrown: unknown) => {
        this.problem.set(toProblem(thrown));
        this.percent.set(null);
      },
    });
  }
}
