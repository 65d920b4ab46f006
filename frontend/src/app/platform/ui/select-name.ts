import { Directive, ElementRef, afterRenderEffect, inject, input } from '@angular/core';

/** Gives NG-ZORRO's select the accessible name that its inner field lacks: `<nz-select [zrName]="t('…')">`. */
@Directive({ selector: 'nz-select[zrName]' })
export class SelectName {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly zrName = input.required<string>();

  constructor() {
    afterRenderEffect(() => {
      this.host.nativeElement.querySelector('input')?.setAttribute('aria-label', this.zrName());
    });
  }
}
