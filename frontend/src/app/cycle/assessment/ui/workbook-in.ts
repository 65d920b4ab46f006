import { Component, inject, input, output, signal } from '@angular/core';
import type { ImportFaultDto } from '@zeren/api-client/models/import-fault-dto';
import { lastValueFrom } from 'rxjs';
import { Api } from '../../../platform/http/api';
import { injectWords } from '../../../platform/i18n/words';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SaidPipe } from '../data/said';

/** What the server says of a workbook: its faults by cell, and what came of it. */
interface WorkbookRead {
  readonly faults: readonly ImportFaultDto[];
  /** Of facts: how many it changes, and how many of these it takes back. */
  readonly changed?: number;
  readonly cleared?: number;
}

/** A workbook is tried first: its faults are shown by their cells; without one it is taken whole. */
@Component({
  selector: 'zr-workbook-in',
  imports: [RefusalNote, SaidPipe],
  template: `
    <label class="btn"
      >{{ t('assessment.fromWorkbook')
      }}<input class="visually-hidden" type="file" accept=".xlsx" (change)="chosen($event)"
    /></label>
    <zr-refusal-note [error]="refusal()" />
    @if (read(); as one) {
      @let found = one.faults;
      <div class="found" role="status">
        @if (found.length > 0) {
          <p>{{ t('assessment.workbookFaults', { n: found.length }) }}</p>
          <ul>
            @for (fault of found.slice(0, 50); track $index) {
              <li>
                <b>{{ fault.sheet }} {{ fault.cell ?? t('assessment.row', { n: fault.row }) }}</b>
                {{ fault | said }}
              </li>
            }
          </ul>
        } @else {
          <p>{{ t('assessment.workbookGood', { name: file?.name ?? '' }) }}</p>
          @if (one.changed !== undefined) {
            <p>{{ changes(one) }}</p>
          }
          <button type="button" class="btn pri" [disabled]="busy() || one.changed === 0" (click)="take()">
            {{ t('assessment.takeWorkbook') }}
          </button>
        }
      </div>
    }
  `,
  styles: `
    .found {
      margin: 8px 0;
      padding: 10px 14px;
      border: 1px solid var(--line);
      border-radius: var(--r2);
    }
    ul {
      list-style: none;
      padding: 0;
    }
    li {
      padding: 4px 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class WorkbookIn {
  protected readonly t = injectWords();
  private readonly api = inject(Api);

  /** Where it is sent, and what else is said with it. */
  readonly url = input.required<string>();
  readonly fields = input<Readonly<Record<string, string>>>({});
  /** What came of it, once it was taken. */
  readonly taken = output<unknown>();

  protected file: File | null = null;
  protected readonly read = signal<WorkbookRead | null>(null);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);

  protected chosen(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    this.file = field.files?.[0] ?? null;
    // The same file, mended, may be chosen again.
    field.value = '';
    this.read.set(null);
    return this.send(true);
  }

  protected take(): Promise<void> {
    return this.send(false);
  }

  /** What taking all of it would do to what stands. */
  protected changes({ changed = 0, cleared = 0 }: WorkbookRead): string {
    if (changed === 0) return this.t('assessment.workbookSame');
    return this.t('assessment.workbookChanges', { changed: changed - cleared, cleared });
  }

  private async send(dryRun: boolean): Promise<void> {
    if (!this.file || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const fields = { ...this.fields(), dryRun: String(dryRun) };
      const { answer } = (await lastValueFrom(
        this.api.upload<WorkbookRead>(this.url(), this.file, fields),
      )) as { readonly answer: WorkbookRead };
      const done = !dryRun && answer.faults.length === 0;
      this.read.set(done ? null : answer);
      if (done) this.taken.emit(answer);
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
