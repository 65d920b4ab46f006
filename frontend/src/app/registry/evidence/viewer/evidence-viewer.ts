import { Component, DestroyRef, inject, input, output, signal } from '@angular/core';
import { toProblem } from '../../../platform/http/problem';
import { Locale } from '../../../platform/i18n/locale';
import { injectWords } from '../../../platform/i18n/words';
import { Drawer } from '../../../platform/ui/drawer';
import { SkeletonRows } from '../../../platform/ui/skeleton-rows';
import { EvidenceApi } from '../data/evidence-api';
import type { EvidenceView, PreviewBlock } from '../data/evidence-views';
import { EvidenceFacts } from '../facts/evidence-facts';
import { PdfPages } from './pdf-pages';

const PICTURES = ['image/jpeg', 'image/png', 'image/webp'];

/** One piece of evidence, looked at where it stands: a picture, pages, or text and tables. The server records the look. */
@Component({
  selector: 'zr-evidence-viewer',
  imports: [Drawer, EvidenceFacts, PdfPages, SkeletonRows],
  templateUrl: './evidence-viewer.html',
  styleUrl: './evidence-viewer.less',
})
export class EvidenceViewer {
  protected readonly t = injectWords();
  private readonly api = inject(EvidenceApi);
  private readonly locale = inject(Locale);

  /** The address under which the subject's evidence lies. */
  readonly subject = input.required<string>();
  readonly evidence = input.required<EvidenceView>();
  readonly closed = output();

  protected readonly shown = signal<'loading' | 'picture' | 'pages' | 'blocks' | 'nothing'>('loading');
  protected readonly address = signal('');
  protected readonly file = signal<Blob | null>(null);
  protected readonly blocks = signal<readonly PreviewBlock[]>([]);
  protected readonly fault = signal('');

  constructor() {
    queueMicrotask(() => void this.load());
    inject(DestroyRef).onDestroy(() => {
      if (this.address()) URL.revokeObjectURL(this.address());
    });
  }

  protected async load(): Promise<void> {
    const { mediaType, hasPreview, id } = this.evidence();
    await this.attempt(async () => {
      if (PICTURES.includes(mediaType)) {
        this.address.set(URL.createObjectURL(await this.fetched()));
        this.shown.set('picture');
      } else if (mediaType === 'application/pdf') {
        await this.fetched();
        this.shown.set('pages');
      } else if (hasPreview) {
        this.blocks.set((await this.api.preview(this.subject(), id)).blocks);
        this.shown.set('blocks');
      } else this.shown.set('nothing');
    });
  }

  protected async download(): Promise<void> {
    await this.attempt(async () => {
      const address = URL.createObjectURL(await this.fetched());
      const link = document.createElement('a');
      link.href = address;
      link.download = this.evidence().fileName;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    });
  }

  private async fetched(): Promise<Blob> {
    const file = this.file() ?? (await this.api.file(this.subject(), this.evidence().id));
    this.file.set(file);
    return file;
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.fault.set('');
    try {
      await work();
    } catch (thrown) {
      this.fault.set(toProblem(thrown).sentence(this.locale.active()));
    }
  }
}
