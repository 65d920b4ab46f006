import { Component, ElementRef, effect, inject, input, output, signal } from '@angular/core';
import { injectWords } from '../../../platform/i18n/words';

/** So many pages are drawn; the whole is a download away. */
const MOST_PAGES = 40;

/** A PDF page under page, drawn here: telephones have no viewer of their own inside a page. */
@Component({
  selector: 'zr-pdf-pages',
  template: `@if (left() > 0) {
    <p class="mut">{{ t('evidence.morePages', { n: left() }) }}</p>
  }`,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class PdfPages {
  protected readonly t = injectWords();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly file = input.required<Blob>();
  /** The file can't be drawn. */
  readonly failed = output();
  protected readonly left = signal(0);

  constructor() {
    effect((cleanUp) => {
      const stop = new AbortController();
      cleanUp(() => stop.abort());
      this.draw(this.file(), stop.signal).catch(() => {
        if (!stop.signal.aborted) this.failed.emit();
      });
    });
  }

  private async draw(file: Blob, stop: AbortSignal): Promise<void> {
    const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    GlobalWorkerOptions.workerSrc = '/pdf/pdf.worker.min.mjs';
    const loading = getDocument({
      data: new Uint8Array(await file.arrayBuffer()),
      cMapUrl: '/pdf/cmaps/',
      standardFontDataUrl: '/pdf/standard_fonts/',
      // Scripts come from our own files only; without compiled code a few scans are drawn slower.
      useWasm: false,
    });
    stop.addEventListener('abort', () => void loading.destroy());
    const book = await loading.promise;
    const shown = Math.min(book.numPages, MOST_PAGES);
    this.left.set(book.numPages - shown);
    const width = this.host.clientWidth || 360;
    for (let number = 1; number <= shown && !stop.aborted; number += 1) {
      const page = await book.getPage(number);
      const scale = (width / page.getViewport({ scale: 1 }).width) * Math.min(2, devicePixelRatio);
      const viewport = page.getViewport({ scale });
      const canvas = document.createElement('canvas');
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      canvas.style.cssText = 'display:block;width:100%;margin-bottom:8px;border:1px solid var(--line-2)';
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', this.t('evidence.page', { n: number }));
      this.host.append(canvas);
      await page.render({ canvas, viewport }).promise;
    }
  }
}
