import { Component, computed, inject, input, model, output, signal } from '@angular/core';
import { NzProgressComponent } from 'ng-zorro-antd/progress';
import { toProblem } from '../../../platform/http/problem';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import type { EvidenceView } from '../data/duty-views';
import { DutiesApi } from '../data/duties-api';
import { writeSize } from '../ui/write-size';

interface FileOnItsWay {
  readonly key: number;
  readonly file: File;
  readonly percent: number;
  readonly state: 'sending' | 'done' | 'failed';
  readonly fault: string;
}

/** Photos and files beside a report: each shows how far it is; a failed one can be sent again. */
@Component({
  selector: 'zr-attach-files',
  imports: [DotsPipe, NzProgressComponent],
  templateUrl: './attach-files.html',
  styleUrl: './attach-files.less',
})
export class AttachFiles {
  protected readonly t = injectWords();
  private readonly api = inject(DutiesApi);
  private readonly locale = inject(Locale);
  private counter = 0;

  readonly dutyId = input.required<string>();
  /** What was attached before. */
  readonly attached = input<readonly EvidenceView[]>([]);
  /** Whether something is still on its way. */
  readonly uploading = model(false);
  readonly added = output<EvidenceView>();

  protected readonly files = signal<readonly FileOnItsWay[]>([]);
  protected readonly writeSize = writeSize;
  protected readonly shown = computed(() => this.files().length + this.attached().length > 0);

  protected choose(event: Event): void {
    const box = event.target as HTMLInputElement;
    for (const file of Array.from(box.files ?? [])) {
      const entry: FileOnItsWay = { key: ++this.counter, file, percent: 0, state: 'sending', fault: '' };
      this.files.update((files) => [...files, entry]);
      this.send(entry.key, file);
    }
    box.value = '';
  }

  protected again(entry: FileOnItsWay): void {
    this.send(entry.key, entry.file);
  }

  protected drop(entry: FileOnItsWay): void {
    this.files.update((files) => files.filter((other) => other.key !== entry.key));
  }

  private send(key: number, file: File): void {
    this.change(key, { state: 'sending', percent: 0, fault: '' });
    this.api.attach(this.dutyId(), file).subscribe({
      next: (step) => {
        this.change(key, { percent: step.percent, state: step.done ? 'done' : 'sending' });
        if (step.done) this.added.emit(step.answer);
      },
      error: (thrown: unknown) => {
        this.change(key, { state: 'failed', fault: toProblem(thrown).sentence(this.locale.active()) });
      },
    });
  }

  private change(key: number, part: Partial<FileOnItsWay>): void {
    this.files.update((files) => files.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)));
    this.uploading.set(this.files().some((entry) => entry.state === 'sending'));
  }
}
