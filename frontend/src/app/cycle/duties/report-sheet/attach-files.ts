import { Component, DestroyRef, computed, inject, input, model, output, signal } from '@angular/core';
import { IN_PIECES_FROM } from '@zeren/domain/registry/evidence/evidence-kinds';
import { NzProgressComponent } from 'ng-zorro-antd/progress';
import type { Subscription } from 'rxjs';
import { toProblem } from '../../../platform/http/problem';
import { DotsPipe } from '../../../platform/i18n/dots';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { EvidenceSender } from '../../../registry/evidence/data/evidence-sender';
import { EvidenceFacts } from '../../../registry/evidence/facts/evidence-facts';
import type { EvidenceView } from '../data/duty-views';
import { writeSize } from '../../../registry/evidence/ui/write-size';

interface FileOnItsWay {
  readonly key: number;
  readonly file: File;
  readonly percent: number;
  readonly state: 'sending' | 'done' | 'failed';
  readonly fault: string;
  readonly answer: EvidenceView | null;
  /** The organisation had it: nothing was sent. */
  readonly reused: boolean;
}

/** What was sent of a large file stays on the server: the rest is sent, not all of it again. */
const goesOn = ({ file, percent }: FileOnItsWay): boolean => percent > 0 && file.size >= IN_PIECES_FROM;

/** Photos and files beside a report: each shows how far it is; a failed one can be sent again. */
@Component({
  selector: 'zr-attach-files',
  imports: [DotsPipe, EvidenceFacts, NzProgressComponent],
  templateUrl: './attach-files.html',
  styleUrl: './attach-files.less',
})
export class AttachFiles {
  protected readonly t = injectWords();
  private readonly sender = inject(EvidenceSender);
  private readonly locale = inject(Locale);
  private counter = 0;
  private readonly ways = new Map<number, Subscription>();

  readonly dutyId = input.required<string>();
  /** What was attached before. */
  readonly attached = input<readonly EvidenceView[]>([]);
  /** Whether something is still on its way. */
  readonly uploading = model(false);
  readonly added = output<EvidenceView>();

  protected readonly files = signal<readonly FileOnItsWay[]>([]);
  protected readonly subject = computed(() => `/api/duties/${this.dutyId()}/evidence`);
  protected readonly goesOn = goesOn;
  protected readonly writeSize = writeSize;
  protected readonly shown = computed(() => this.files().length + this.attached().length > 0);

  constructor() {
    // The line is back: what broke off goes on by itself.
    const online = () => {
      for (const entry of this.files()) if (entry.state === 'failed' && goesOn(entry)) this.again(entry);
    };
    addEventListener('online', online);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', online);
      for (const way of this.ways.values()) way.unsubscribe();
    });
  }

  protected choose(event: Event): void {
    const box = event.target as HTMLInputElement;
    for (const file of Array.from(box.files ?? [])) {
      const entry: FileOnItsWay = {
        key: ++this.counter,
        file,
        percent: 0,
        state: 'sending',
        fault: '',
        answer: null,
        reused: false,
      };
      this.files.update((files) => [...files, entry]);
      this.send(entry.key, file);
    }
    box.value = '';
  }

  protected again(entry: FileOnItsWay): void {
    this.send(entry.key, entry.file);
  }

  protected drop(entry: FileOnItsWay): void {
    this.ways.get(entry.key)?.unsubscribe();
    this.files.update((files) => files.filter((other) => other.key !== entry.key));
  }

  private send(key: number, file: File): void {
    this.change(key, { state: 'sending', fault: '' });
    this.ways.get(key)?.unsubscribe();
    const way = this.sender.send(`/api/duties/${this.dutyId()}`, file).subscribe({
      next: (step) => {
        this.change(key, {
          percent: step.percent,
          state: step.done ? 'done' : 'sending',
          answer: step.done ? step.answer : null,
          reused: step.reused ?? false,
        });
        if (step.done) this.added.emit(step.answer);
      },
      error: (thrown: unknown) => {
        this.change(key, { state: 'failed', fault: toProblem(thrown).sentence(this.locale.active()) });
      },
    });
    this.ways.set(key, way);
  }

  private change(key: number, part: Partial<FileOnItsWay>): void {
    this.files.update((files) => files.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)));
    this.uploading.set(this.files().some((entry) => entry.state === 'sending'));
  }
}
