import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { Router } from '@angular/router';
import type { Subscription } from 'rxjs';
import { Act } from '../../http/act';
import { Api } from '../../http/api';
import { toProblem } from '../../http/problem';
import type { Problem } from '../../http/problem';
import { Locale } from '../../i18n/locale';
import { injectWords } from '../../i18n/words';
import { EmptyState } from '../empty-state';
import { LoadBar } from '../load-bar';
import { RefusalNote } from '../refusal-note';
import { SealButton } from '../seal-button';
import type { ImportFault, ImportMode, ImportRun } from './import-run';
import { WhySeen } from '../../session/why-seen';

/** How often a check that is under way is asked how far it is. */
const POLL_MS = 700;

/**
 * Import in three steps: choose a file, read what was found in it (faults by sheet, row and cell), apply all of it or
 * its good rows. Nothing changes before the last step. A long check goes on while one looks elsewhere: the address names
 * it (`?run=`), and leads back to it.
 */
@Component({
  selector: 'zr-import-panel',
  imports: [EmptyState, LoadBar, RefusalNote, SealButton, WhySeen],
  templateUrl: './import-panel.html',
  styleUrl: './import-panel.less',
})
export class ImportPanel {
  protected readonly t = injectWords();
  private readonly api = inject(Api);
  private readonly locale = inject(Locale);
  private readonly router = inject(Router);

  /** Where imports of this kind live, for example /api/organizations/imports. */
  readonly address = input.required<string>();
  /** Of the workbook to fill in; without one, what stands in its place is put into `[samples]`. */
  readonly templateAddress = input<string>();
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
  /** Codes of what is said above the faults, because it is about all of the import and not about a row. */
  readonly cautions = input<readonly string[]>([]);
  /** Whether somebody may have to say first which column is what: the step in between, put into `[mapping]`. */
  readonly mapped = input(false);
  /** The run that the address names. */
  readonly runId = input<string>();
  readonly applied = output<ImportRun>();

  protected readonly run = signal<ImportRun | null>(null);
  protected readonly percent = signal<number | null>(null);
  protected readonly applying = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly over = signal(false);
  /** The run on screen, for what is put into the panel. */
  readonly current = this.run.asReadonly();
  protected readonly checking = computed(() => this.run()?.state === 'checking');
  protected readonly writing = computed(() => this.run()?.state === 'applying');
  private upload: Subscription | undefined;
  /** The run that is being looked at: an answer about another comes too late. */
  private wanted: string | null = null;
  private readonly applyAct = new Act();

  protected readonly errors = computed(
    () => this.run()?.faults.filter((fault) => fault.severity === 'error') ?? [],
  );
  protected readonly said = computed(
    () => this.run()?.faults.filter(({ code }) => this.cautions().includes(code)) ?? [],
  );
  protected readonly warnings = computed(
    () =>
      this.run()?.faults.filter(
        ({ severity, code }) => severity === 'warning' && !this.cautions().includes(code),
      ) ?? [],
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

  constructor() {
    const timer = setInterval(() => {
      const run = this.run();
      if (run && (this.checking() || this.writing())) void this.look(run.id);
    }, POLL_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    effect(() => {
      const id = this.runId();
      if (id && untracked(this.run)?.id !== id) void this.look(id);
    });
  }

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
    this.name(null);
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
      // One that a job writes is looked after until it says so.
      if (done.state === 'applied') this.applied.emit(done);
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
        if (step.done) this.take(step.answer);
      },
      error: (thrown: unknown) => {
        this.problem.set(toProblem(thrown));
        this.percent.set(null);
      },
    });
  }

  /** Shows a run that was changed by what is put into the panel. */
  show(run: ImportRun): void {
    this.take(run);
  }

  private take(run: ImportRun): void {
    this.run.set(run);
    this.name(run.id);
  }

  private name(run: string | null): void {
    this.wanted = run;
    void this.router.navigate([], { queryParams: { run }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** Asks how a run stands; a line that is down for a moment is asked over again. */
  private async look(id: string): Promise<void> {
    this.wanted = id;
    try {
      const run = await this.api.get<ImportRun>(`${this.address()}/${id}`);
      if (this.wanted !== id) return;
      const ended = this.writing() && run.state === 'applied';
      this.run.set(run);
      if (ended) this.applied.emit(run);
    } catch (thrown) {
      const problem = toProblem(thrown);
      if (this.wanted === id && !problem.passing) this.problem.set(problem);
    }
  }
}
