import { Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Act } from '../../../platform/http/act';
import { InstantPipe } from '../../../platform/i18n/days';
import { injectWords } from '../../../platform/i18n/words';
import { WhySeen } from '../../../platform/session/why-seen';
import { RefusalNote } from '../../../platform/ui/refusal-note';
import { SealButton } from '../../../platform/ui/seal-button';
import { HandoverApi } from '../data/handover-api';
import type { HandoverView, ScanView } from '../data/handover-views';

/** Signed on paper: the scan of the sheet is uploaded, then both signatures are entered together. */
@Component({
  selector: 'zr-on-paper',
  imports: [RouterLink, InstantPipe, RefusalNote, SealButton, WhySeen],
  template: `
    <details class="panel" [open]="handover().scans.length > 0">
      <summary>{{ t('handover.paper.title') }}</summary>
      <div class="body">
        @for (scan of handover().scans; track scan.id) {
          <p>
            <button type="button" class="link-button" (click)="open(scan)">{{ scan.fileName }}</button>
            <span class="meta"
              >{{ scan.uploadedAt | instant }} · <zr-why-seen kind="evidence" [id]="scan.id"
            /></span>
          </p>
        }
        @if (handover().acts.registerPaper) {
          <ol>
            <li>
              <a [routerLink]="['/handovers', handover().id, 'paper']">{{ t('handover.paper.print') }}</a>
            </li>
            <li>
              <label class="btn">
                {{ uploading() === null ? t('handover.paper.choose') : uploading() + '%' }}
                <input type="file" class="visually-hidden" accept="image/*,.pdf" (change)="upload($event)" />
              </label>
            </li>
            <li>
              <zr-seal-button
                [busy]="busy()"
                [disabled]="handover().scans.length === 0"
                (press)="register()"
                >{{ t('handover.paper.register') }}</zr-seal-button
              >
              <p class="meta">{{ t('handover.paper.both') }}</p>
            </li>
          </ol>
        }
        <zr-refusal-note [error]="refusal()" />
      </div>
    </details>
  `,
  styles: `
    summary {
      padding: 10px 14px;
      cursor: pointer;
      font-size: var(--t14);
    }
    .body {
      padding: 0 14px 12px;
    }
    ol {
      display: grid;
      gap: 10px;
      padding: 4px 0;
    }
    .btn:focus-within {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    @media (max-width: 767px) {
      summary {
        min-height: 44px;
      }
      .panel {
        border-width: 1px 0;
        border-radius: 0;
      }
    }
  `,
})
export class OnPaper {
  protected readonly t = injectWords();
  private readonly api = inject(HandoverApi);
  private readonly once = new Act();

  readonly handover = input.required<HandoverView>();
  readonly scanned = output();
  readonly done = output<HandoverView>();

  protected readonly uploading = signal<number | null>(null);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);

  protected upload(event: Event): void {
    const box = event.target as HTMLInputElement;
    const file = box.files?.[0];
    box.value = '';
    if (!file) return;
    this.refusal.set(null);
    this.uploading.set(0);
    this.api.scan(this.handover().id, file).subscribe({
      next: (step) => this.uploading.set(step.percent),
      error: (thrown: unknown) => {
        this.uploading.set(null);
        this.refusal.set(thrown);
      },
      complete: () => {
        this.uploading.set(null);
        this.scanned.emit();
      },
    });
  }

  protected async open({ id }: ScanView): Promise<void> {
    try {
      const address = URL.createObjectURL(await this.api.scanFile(this.handover().id, id));
      window.open(address, '_blank');
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (thrown) {
      this.refusal.set(thrown);
    }
  }

  protected async register(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.done.emit(await this.api.registerPaper(this.handover(), this.once));
    } catch (thrown) {
      this.refusal.set(thrown);
    } finally {
      this.busy.set(false);
    }
  }
}
